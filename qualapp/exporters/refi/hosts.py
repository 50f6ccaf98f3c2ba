"""Pictures, PDFs and recordings that were kept, with the texts in them put back where they were."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualapp.exporters.refi.archive import Archive
from qualapp.exporters.refi.elements import (
    QUALIFIED,
    as_text,
    children,
    clean,
    described,
    local_name,
    marked,
    parsed,
    parts_of,
    proper,
    referring,
)
from qualapp.exporters.refi.kept import prune
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.exporters.refi.sync_points import SyncPoint, point_at, sync_points
from qualapp.exporters.refi.texts import attributes_of, by_position, selections_of, whole_of
from qualapp.exporters.refi.values import values_of
from qualapp.model.exchange import Kept, Selection, TravellingFile, TravellingSource, derived_guid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA = ("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource")
INNER = {"PDFSource": "Representation", "PictureSource": "TextDescription"}
_TRANSCRIPT = "Transcript"
_BEFORE_TEXT = {
    "Representation": ("Description", "PDFSelection"),
    "TextDescription": ("Description",),
    _TRANSCRIPT: ("Description", _TRANSCRIPT),
}
_AFTER_CODINGS = ("NoteRef", "VariableValue")
_KEPT_FILE = "kept://"
_INTERNAL = "internal://"
_PATHS = ("path", "currentPath", "richTextPath", "plainTextPath")


class Host:
    """A kept element that has texts in it; it can be written when all of them have come."""

    def __init__(self, kept: Kept, archive: Archive, ledger: Ledger) -> None:
        self._kept = kept
        self._archive = archive
        self._ledger = ledger
        self._waiting = set(kept.texts)
        self._filled: set[Element] = set()
        self._made: Element | None = None
        self.is_written = False

    def fill(self, source: TravellingSource) -> None:
        """Put a text in."""
        host = self._opened()
        if source.guid != self._kept.texts[0]:
            source = self._without_whole(source)
        self._waiting.discard(source.guid)
        text = self._place_for(host, source)
        self._filled.add(text)
        self._name(host, text, source)
        self._write_text(text, source)
        self._write_on_host(host, source)

    @property
    def is_full(self) -> bool:
        """Whether all texts have come."""
        return not self._waiting

    def written(self) -> str:
        """The whole element. Texts that never came are no longer in the project and leave no trace."""
        host = self._opened()
        for text in _texts(host):
            if text not in self._filled and self._kept.texts:
                host.remove(text)
        self._made = None
        self.is_written = True
        return as_text(host)

    def _without_whole(self, source: TravellingSource) -> TravellingSource:
        """A later transcript: what is said of the recording as a whole would be taken to be about the first."""
        whole = [one for one in source.selections if one.is_whole]
        if whole:
            self._ledger.lost(Loss.WHOLE, source.name, sum(len(one.codings) for one in whole))
        return replace(source, selections=tuple(replace(one, is_whole=False) for one in source.selections))

    def _opened(self) -> "Element":
        if self._made is None:
            self._made = parsed(self._kept.xml)
            name = self._kept.name
            for one in self._made.iter():
                if one.get("guid"):
                    self._ledger.write_down(str(one.get("guid")))
            prune(self._made, self._ledger, name)
            self._put_files(self._made)
        return self._made

    def _put_files(self, host: "Element") -> None:
        paths: dict[str, str | None] = {}
        for one in host.iter():
            for attribute in _PATHS:
                path = one.get(attribute, "")
                if path.startswith((_KEPT_FILE, _INTERNAL)):
                    if path not in paths:
                        paths[path] = self._put_file(str(one.get("guid")), path)
                    _set(one, attribute, paths[path])

    def _put_file(self, guid: str, path: str) -> str | None:
        file = _named(path, self._kept.files)
        if file is None:
            self._ledger.lost(Loss.FILE, self._kept.name)
            return None
        return self._archive.put_medium(guid, file)

    def _place_for(self, host: "Element", source: TravellingSource) -> "Element":
        """The empty element of a text, made anew where there was none."""
        tag = INNER.get(local_name(host), _TRANSCRIPT)
        for text in children(host, tag):
            if tag != _TRANSCRIPT or text.get("guid") == source.guid:
                return text
        guid = source.guid if tag == _TRANSCRIPT else derived_guid("representation", source.guid)
        made = parts_of(marked(tag, guid=proper(guid), name=source.name))[0]
        host.insert(_index_after(host, _BEFORE_TEXT[tag]), made)
        return made

    def _name(self, host: "Element", text: "Element", source: TravellingSource) -> None:
        """Let what carries the text's name carry a new one, where it was renamed here."""
        named = text if local_name(text) == _TRANSCRIPT else host
        before = named.get("name") or (host if named is text else text).get("name") or ""
        if clean(source.name) != before:
            named.set("name", clean(source.name))

    def _write_text(self, text: "Element", source: TravellingSource) -> None:
        for attribute, value in attributes_of(source, self._ledger).items():
            _set(text, attribute, value)
        text.set("plainTextPath", self._archive.put_text(str(text.get("guid")), source.text))
        inner = described(source.description)
        if local_name(text) == _TRANSCRIPT:
            inner += self._transcript(text, source)
        else:
            inner += selections_of(source, "PlainTextSelection", by_position, self._ledger)
        inner += referring("NoteRef", self._ledger.notes(source.notes, source.name))
        text[:] = parts_of(inner)

    def _transcript(self, text: "Element", source: TravellingSource) -> str:
        """The sync points of a transcript, and its selections between them."""
        guid = str(text.get("guid"))
        ends = [end for one in source.selections for end in (one.start, one.end)]
        given = [point for point in map(_point, text) if point]
        points = sync_points(guid, given, source.turns, ends, len(source.text))
        nowhere = "".join([as_text(point) for point in text if point.get("position") is None])
        at = point_at(points)

        def between(selection: Selection) -> str:
            return f'fromSyncPoint="{at(selection.start)}" toSyncPoint="{at(selection.end)}"'

        selections = selections_of(source, "TranscriptSelection", between, self._ledger)
        return nowhere + "".join(map(_sync_point, points)) + selections

    def _write_on_host(self, host: "Element", source: TravellingSource) -> None:
        """Write what REFI-QDA has no place for on a text inside another source."""
        place = next((index for index, one in enumerate(host) if local_name(one) in _AFTER_CODINGS), len(host))
        host[place:place] = parts_of(whole_of(source, self._ledger))
        taken = [
            str(one.get("targetGUID")) for one in host.iterfind(f"{QUALIFIED}VariableValue/{QUALIFIED}VariableRef")
        ]
        host.extend(parts_of(values_of(source.values, self._ledger, source.name, taken)))


class Hosts:
    """All kept elements that are sources."""

    def __init__(self, kept: Iterable[Kept], archive: Archive, ledger: Ledger) -> None:
        self._hosts = [Host(one, archive, ledger) for one in kept if one.kind in MEDIA]
        self._of: dict[str, Host] = {}
        for one, host in zip((one for one in kept if one.kind in MEDIA), self._hosts, strict=True):
            for text in one.texts:
                self._of[text] = host
                ledger.belongs(text, one.guid)

    def of(self, source: TravellingSource) -> Host | None:
        """The element that a text is in."""
        return self._of.get(source.guid)

    def left(self) -> Iterator[Host]:
        """Those that were not written yet, because they have no text or not all texts came."""
        return (host for host in self._hosts if not host.is_written)


def _texts(host: "Element") -> list["Element"]:
    return children(host, INNER.get(local_name(host), _TRANSCRIPT))


def _index_after(host: "Element", tags: Sequence[str]) -> int:
    return max((index + 1 for index, one in enumerate(host) if local_name(one) in tags), default=0)


def _set(one: "Element", attribute: str, value: str | None) -> None:
    if value is None:
        one.attrib.pop(attribute, "")
    else:
        one.set(attribute, value)


def _named(path: str, files: Sequence[TravellingFile]) -> TravellingFile | None:
    number = path.removeprefix(_KEPT_FILE)
    return files[int(number)] if number.isdecimal() and int(number) < len(files) else None


def _point(one: "Element") -> SyncPoint | None:
    position, time = one.get("position"), one.get("timeStamp")
    if position is None:
        return None
    return SyncPoint(str(one.get("guid")), int(position), None if time is None else int(time))


def _sync_point(point: SyncPoint) -> str:
    time = None if point.time is None else str(point.time)
    return marked("SyncPoint", guid=point.guid, timeStamp=time, position=str(point.position))
