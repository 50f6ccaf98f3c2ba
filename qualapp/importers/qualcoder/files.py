"""The sources of a QualCoder project and the files in its folder that they came from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from qualapp.disk import is_file
from qualapp.importers.foreign_database import ForeignDatabase, Row
from qualapp.importers.qualcoder.identity import Identity
from qualapp.importers.tally import Tally
from qualapp.model.exchange import TravellingFile

_FOLDERS = {"docs": "documents", "images": "images", "audio": "audio", "video": "video"}
_ELEMENTS = {"images": "PictureSource", "audio": "AudioSource", "video": "VideoSource"}
TEXT = "TextSource"
PDF = "PDFSource"
TRANSCRIPT = "Transcript"
REPRESENTATION = "Representation"


@dataclass(frozen=True)
class SourceFile:
    """A row of QualCoder's sources without its text; `kind` is the element of REFI-QDA that it is.

    `text` is the guid of the text in a recording or PDF, `host` the guid of the recording or PDF around a text.
    """

    number: int
    guid: str
    name: str
    kind: str
    row: Row
    bytes: int
    file: TravellingFile | None = None
    text: str = ""
    host: str = ""


def files_of(database: ForeignDatabase, folder: Path, identity: Identity, tally: Tally) -> dict[int, SourceFile]:
    """The sources by their numbers, transcripts paired with their recordings."""
    lengths = database.lengths("source", "id", "fulltext")
    with_areas = {row.number("id") for row in database.rows("code_image", "id")}
    found: dict[int, SourceFile] = {}
    for row in database.rows("source", "id", "name", "mediapath", "memo", "owner", "date", "av_text_id", by=("id",)):
        number = row.number("id")
        if number is not None:
            kind, file = _kind_and_file(folder, row, tally)
            length = lengths.get(number, 0)
            if kind == PDF and length and number not in with_areas:
                kind = TEXT
            source = SourceFile(number, identity.of("source", row, "id"), _name(row), kind, row, length, file)
            found[number] = replace(source, text=source.guid) if kind == PDF and length else source
    return _paired(found)


def _name(row: Row) -> str:
    return row.line("name") or row.words("id")


def _kind_and_file(folder: Path, row: Row, tally: Tally) -> tuple[str, TravellingFile | None]:
    """What a source is, by where QualCoder says that its file lies, and the file if it lies in the project."""
    place = row.words("mediapath").strip().replace("\\", "/")
    is_linked = not place.startswith("/") and ":" in place
    kept_in = place.partition(":")[0] if is_linked else place.strip("/").partition("/")[0]
    kept_in = kept_in if kept_in in _FOLDERS else "docs"
    name = _last(place) or row.words("name")
    file = None if is_linked else _file(folder, _FOLDERS[kept_in], name)
    tally.note("linked file", _name(row), is_linked)
    tally.note("missing file", _name(row), bool(place) and not is_linked and file is None)
    is_pdf = kept_in == "docs" and name.lower().endswith(".pdf")
    return PDF if is_pdf and file else _ELEMENTS.get(kept_in, TEXT), file


def _last(place: str) -> str:
    return PureWindowsPath(PurePosixPath(place).name).name


def _file(folder: Path, kept_in: str, name: str) -> TravellingFile | None:
    """A file of the project; None where it is missing or a link leads out of the project."""
    name = _last(name)
    path = folder / kept_in / name
    if not name or "\x00" in name or not is_file(path) or not path.resolve().is_relative_to(folder.resolve()):
        return None
    return TravellingFile(name, path.stat().st_size, lambda: path.open("rb"))


def _paired(found: dict[int, SourceFile]) -> dict[int, SourceFile]:
    """The same, where each recording knows its transcript; before version 5 only the names told."""
    names = {source.name: source for source in found.values()}
    paired = dict(found)
    for source in found.values():
        if source.kind not in ("AudioSource", "VideoSource"):
            continue
        transcript = found.get(source.row.number("av_text_id") or 0) or names.get(f"{source.name}.transcribed")
        if transcript and transcript.bytes and transcript.kind == TEXT and not paired[transcript.number].host:
            paired[source.number] = replace(source, text=transcript.guid)
            paired[transcript.number] = replace(transcript, kind=TRANSCRIPT, host=source.guid)
    return paired


def texts_in(files: dict[int, SourceFile]) -> Iterator[SourceFile]:
    """Those sources that have a text."""
    return (source for source in files.values() if source.bytes and source.kind in (TEXT, PDF, TRANSCRIPT))
