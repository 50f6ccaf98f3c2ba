"""The lock that tells who has a project open."""

import contextlib
import json
import os
import secrets
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
            return _runs(self.process) and (self._is_that_process or self._beats)
        return self._beats

    @property
    def _beats(self) -> bool:
        return time.time() - self.heartbeat < _SILENT

    @property
    def _is_that_process(self) -> bool:
        """Whether the process is the one that took the lock, not a later one with its number."""
        started = _started(self.process)
        return started is None or started <= self.start + 5


class Lock:
    """A small file beside the project that says who has it open."""

    def __init__(self, project: Path, coder: str) -> None:
        self.path = lock_path(project)
        self._holder = Holder(coder, socket.gethostname(), os.getpid(), time.time(), time.time())
        self._held = False

    def take(self) -> Holder | None:
        """Take the lock; returns the one who has it where it is taken."""
        for _attempt in range(20):
            try:
                handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except FileExistsError:
                found = _read(self.path)
                holder = _understood(self.path, found)
                if holder is not None and holder.is_alive:
                    return holder
                self._clear(found)
                continue
            self._write(handle)
            return None
        return holder_of(self.path)

    def beat(self, coder: str | None = None) -> bool:
        """Show that the holder is still there; False where somebody else has taken the lock meanwhile."""
        if not self._is_ours():
            return False
        values = asdict(self._holder) | {"heartbeat": time.time()} | ({"coder": coder} if coder else {})
        self._holder = Holder(**values)
        fresh = self.path.with_name(self.path.name + ".new")
        try:
            fresh.write_text(json.dumps(values), encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            fresh.unlink(missing_ok=True)
        return True

    def release(self) -> None:
        """Give the project free."""
        if self._is_ours():
            self.path.unlink(missing_ok=True)
        self._held = False

    def _write(self, handle: int) -> None:
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(self._holder), file)
        except OSError:
            self.path.unlink(missing_ok=True)
            raise
        self._held = True

    def _is_ours(self) -> bool:
        """Whether we hold the lock and nobody thought us gone and took it, as after a long sleep of the machine."""
        if not self._held:
            return False
        holder = holder_of(self.path)
        if holder is None:
            return True
        mine = self._holder
        return (holder.host, holder.process, holder.start) == (mine.host, mine.process, mine.start)

    def _clear(self, stale: bytes | None) -> None:
        """Take a lock away that was left behind, but not one that somebody has put in its place just now."""
        aside = self.path.with_name(f"{self.path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        try:
            self.path.rename(aside)
        except FileNotFoundError:
            return
        if _read(aside) != stale:
            with contextlib.suppress(OSError):
                os.link(aside, self.path)
        aside.unlink(missing_ok=True)


def lock_path(project: Path) -> Path:
    """Where the lock of a project lies: beside the file itself, by whatever link it was reached."""
    project = Path(os.path.realpath(project))
    return project.with_name(f".{project.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Who holds this lock; None where there is none or it has said nothing that can be understood for ten seconds."""
    return _understood(path, _read(path))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _understood(path: Path, found: bytes | None) -> Holder | None:
    try:
        holder = Holder(**json.loads(found or b""))
    except (ValueError, TypeError, RecursionError):
        return _unreadable(path)
    return holder if _is_whole(holder) else _unreadable(path)


def _is_whole(holder: Holder) -> bool:
    """Whether each field holds what it should, and the times can be shown."""
    texts = all(isinstance(value, str) for value in (holder.coder, holder.host))
    times = all(isinstance(value, float | int) and 0 <= value < 1e10 for value in (holder.start, holder.heartbeat))
    return texts and times and isinstance(holder.process, int)


def _unreadable(path: Path) -> Holder | None:
    """A lock just being written is somebody's; an old one that says nothing is nobody's."""
    try:
        changed = path.stat().st_mtime
    except OSError:
        return None
    return Holder("?", "?", 0, changed, changed) if time.time() - changed < 10 else None


def _runs(process: int) -> bool:
    """Whether a process of this number lives."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return True


def _started(process: int) -> float | None:
    """When a process began, in seconds since 1970; None where the system does not tell.

    The times of /proc/PID itself say only when somebody first looked there.
    """
    try:
        ticks = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19])
        boot = next(line for line in Path("/proc/stat").read_text().splitlines() if line.startswith("btime "))
        return int(boot.split()[1]) + ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, StopIteration):
        return None


def _runs_on_windows(process: int) -> bool:
    """Whether the process lives; os.kill would end it there."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, process)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)
