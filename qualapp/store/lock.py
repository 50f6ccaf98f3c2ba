"""The lock that tells who has a project open."""

import json
import os
import socket
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

_SILENT = 300
"""Seconds without a heartbeat after which a lock of another machine counts as left behind."""


@dataclass(frozen=True)
class Holder:
    """Who has the project open: coder, machine, process; seconds since 1970 of the start and the last sign of life."""

    coder: str
    host: str
    process: int
    start: float
    heartbeat: float

    @property
    def is_alive(self) -> bool:
        """Whether the holder can still be there."""
        if self.host == socket.gethostname():
            return _runs(self.process, self.start)
        return time.time() - self.heartbeat < _SILENT


class Lock:
    """A small file beside the project that says who has it open."""

    def __init__(self, project: Path, coder: str) -> None:
        self.path = lock_path(project)
        self._holder = Holder(coder, socket.gethostname(), os.getpid(), time.time(), time.time())
        self._held = False

    def take(self) -> Holder | None:
        """Take the lock; returns the one who has it where it is taken."""
        for _attempt in range(2):
            try:
                handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except FileExistsError:
                holder = holder_of(self.path)
                if holder is not None and holder.is_alive:
                    return holder
                self.path.unlink(missing_ok=True)
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(self._holder), file)
            self._held = True
            return None
        return holder_of(self.path)

    def beat(self, coder: str | None = None) -> None:
        """Show that the holder is still there."""
        if not self._held:
            return
        values = asdict(self._holder) | {"heartbeat": time.time()} | ({"coder": coder} if coder else {})
        self._holder = Holder(**values)
        fresh = self.path.with_name(self.path.name + ".new")
        try:
            fresh.write_text(json.dumps(values), encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            fresh.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the project free."""
        if self._held:
            self._held = False
            self.path.unlink(missing_ok=True)


def lock_path(project: Path) -> Path:
    """Where the lock of a project lies."""
    return project.with_name(f".{project.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Who holds this lock; None where there is none or it cannot be understood and is over five minutes old."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return _unreadable(path)


def _unreadable(path: Path) -> Holder | None:
    """A lock just being written is somebody's; an old one that says nothing is nobody's."""
    try:
        changed = path.stat().st_mtime
    except OSError:
        return None
    return Holder("?", "?", 0, changed, changed) if time.time() - changed < 10 else None


def _runs(process: int, since: float) -> bool:
    """Whether the process lives and is the one that took the lock, not a later one with its number."""
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    try:
        return Path(f"/proc/{process}").stat().st_ctime <= since + 5
    except OSError:
        return True


def _runs_on_windows(process: int) -> bool:
    """Whether the process lives; os.kill would end it there."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, process)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)
