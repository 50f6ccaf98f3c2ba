"""What a person has chosen on this machine, kept between sessions in a small file of their own."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

Scheme = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Recent:
    """A project that was open here; `opened` is ISO 8601, `coded` the share of its text that was coded then."""

    path: str
    name: str
    opened: str
    sources: int = 0
    cases: int = 0
    coded: float = 0.0


@dataclass(frozen=True)
class Settings:
    """The choices; empty language and scheme follow the system."""

    language: str = ""
    scheme: Scheme = "system"
    reading_family: str = "Literata"
    reading_size: int = 17
    line_height: float = 1.6
    coder: str = ""
    recent: tuple[Recent, ...] = ()
    widths: dict[str, list[int]] = field(default_factory=dict)
    geometry: str = ""
    without_interviewers: bool = False
    keys: dict[str, list[str]] = field(default_factory=dict)
    """The keys of commands that were given others than the usual; an empty list means none."""
    pinned: list[str] = field(default_factory=list)
    """The guids of the codes that stand first in the palette."""

    def with_recent(self, project: Recent) -> "Settings":
        """The same, with this project as the latest of at most ten."""
        others = tuple(other for other in self.recent if other.path != project.path)
        return replace(self, recent=(project, *others)[:10])


def settings_path() -> Path:
    """Where the choices are kept; QUALAPP_SETTINGS names another place."""
    chosen = os.environ.get("QUALAPP_SETTINGS")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir("qualapp")) / "settings.json"


def load() -> Settings:
    """The choices as they were kept; those that cannot be understood are as at first."""
    path = settings_path()
    try:
        values: Any = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _understood(values) if isinstance(values, dict) else Settings()


def save(settings: Settings) -> None:
    """Keep the choices; a folder that cannot be written costs nothing but that."""
    path = settings_path()
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return


class NotNames:
    """The words that a person said are no names in a project, whose guid is `project`.

    Kept are their fingerprints, so that no word of an interview lies outside the project file. A folder that cannot be
    written costs nothing but that.
    """

    def __init__(self, project: str) -> None:
        self._project = project
        found = _marks_by_project().get(project, [])
        self._marks = frozenset(found if _are_words(found) else [])

    def __contains__(self, word: str) -> bool:
        return self._mark(word) in self._marks

    def add(self, words: Iterable[str]) -> None:
        """Know these words as no names from now on."""
        self._keep(self._marks | {self._mark(word) for word in words})

    def remove(self, words: Iterable[str]) -> None:
        """Let these words be names again."""
        self._keep(self._marks - {self._mark(word) for word in words})

    def _mark(self, word: str) -> str:
        return hashlib.blake2b(f"{self._project}\n{word.casefold()}".encode(), digest_size=16).hexdigest()

    def _keep(self, marks: frozenset[str]) -> None:
        self._marks = marks
        kept = {**_marks_by_project(), self._project: sorted(marks)}
        path = _not_names_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps({guid: said for guid, said in kept.items() if said}), "utf-8")
        except OSError:
            return


def _not_names_path() -> Path:
    return settings_path().with_name("not-names.json")


def _marks_by_project() -> dict[str, Any]:
    try:
        values: Any = json.loads(_not_names_path().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _understood(values: dict[str, Any]) -> Settings:
    first = Settings()
    names = [f.name for f in fields(Settings)]
    kept = {name: values[name] for name in names if isinstance(values.get(name), type(getattr(first, name)))}
    if kept.get("scheme") not in {"system", "light", "dark"}:
        kept.pop("scheme", None)
    recent = values.get("recent")
    if isinstance(recent, list):
        kept["recent"] = tuple(project for project in map(_recent, recent) if project)
    if "keys" in kept:
        kept["keys"] = {id: keys for id, keys in kept["keys"].items() if _are_words(keys)}
    if not _are_words(kept.get("pinned", [])):
        del kept["pinned"]
    return replace(first, **kept)


def _are_words(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _recent(values: object) -> Recent | None:
    try:
        recent = Recent(**values) if isinstance(values, dict) else None
    except TypeError:
        return None
    return recent if recent and _fits(recent) else None


def _fits(recent: Recent) -> bool:
    """Whether each field holds what it should."""
    words = all(isinstance(value, str) for value in (recent.path, recent.name, recent.opened))
    return words and all(isinstance(value, int | float) for value in (recent.sources, recent.cases, recent.coded))
