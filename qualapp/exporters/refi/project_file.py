"""A project in the form in which other programs read it: REFI-QDA 1.5, one archive with its texts and media.

The sources go into the archive as they come, what is said of them onto a heap of its own. Only then is it known what
the rest of the project file can refer to, which stands around them there.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from qualapp.exporters.draft import draft_of
from qualapp.exporters.refi import head as heads
from qualapp.exporters.refi.archive import Archive, entry_of, suffix_of
from qualapp.exporters.refi.elements import NAMESPACE, described, marked, proper, quoted, referring
from qualapp.exporters.refi.hosts import MEDIA, Host, Hosts
from qualapp.exporters.refi.kept import cases, connections, referred_to
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.exporters.refi.texts import attributes_of, by_position, rest_of, selections_of, text_of
from qualapp.model.exchange import Head, Remark, TravellingFile, TravellingSource, derived_guid
from qualapp.progress import Progress, Work

ORIGIN = "Qualapp"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_PLACES = ("Set", "Link", "Graph", "Case", *MEDIA)


def write_refi(
    head: Head, sources: Iterable[TravellingSource], path: Path, number_of_sources: int
) -> Work[list[Remark]]:
    """Write a project as .qdpx, and return what did not come along as it was.

    Raises UserError when the file cannot be written; then an older file is as it was.
    """
    with draft_of(path) as draft, draft.open("wb") as file, TemporaryFile(dir=draft.parent) as told:
        ledger = Ledger(head, referred_to(head.kept, head.cases))
        with Archive(file, ledger) as archive:
            writing = _ProjectFile(head, archive, ledger, told)
            for done, source in enumerate(sources):
                yield Progress(done, max(number_of_sources, done + 1), source.name)
                writing.add(source)
            writing.close()
    return list(ledger.remarks())


class _ProjectFile:
    """A project file whose sources come one by one."""

    def __init__(self, head: Head, archive: Archive, ledger: Ledger, told: IO[bytes]) -> None:
        self._head = head
        self._archive = archive
        self._ledger = ledger
        self._told = told
        self._notes: list[str] = []
        self._hosts = Hosts(head.kept, archive, ledger)

    def add(self, source: TravellingSource) -> None:
        """Write the next source."""
        host = self._hosts.of(source)
        if host:
            self._fill(host, source)
        elif source.kind == "Note":
            self._notes.append(self._text("Note", source))
        elif source.original and suffix_of(source.original.name) == ".pdf":
            self._tell(self._pdf(source, source.original))
        else:
            if source.kind not in ("TextSource", "PDFSource"):
                self._ledger.lost(Loss.MEDIUM, source.name)
            self._tell(self._text("TextSource", source))

    def close(self) -> None:
        """Write what is left when all sources have come."""
        for host in self._hosts.left():
            self._tell(host.written())
        for kept in self._head.kept:
            if kept.kind not in _PLACES:
                self._ledger.lost(Loss.ELEMENT, kept.name or kept.kind)
        self._archive.put_project(self._head.own, ORIGIN)
        with self._archive.project_file() as stream:
            self._write(stream)

    def _fill(self, host: Host, source: TravellingSource) -> None:
        host.fill(source)
        self._ledger.write_down(proper(source.guid))
        self._archive.put_own(source, proper(source.guid))
        if host.is_full:
            self._tell(host.written())

    def _text(self, tag: str, source: TravellingSource) -> str:
        guid = proper(source.guid)
        self._ledger.write_down(guid)
        path = self._archive.put_text(guid, source.text)
        self._archive.put_own(source, guid)
        made = attributes_of(source, self._ledger)
        return marked(tag, text_of(source, self._ledger), guid=guid, name=source.name, plainTextPath=path, **made)

    def _pdf(self, source: TravellingSource, file: TravellingFile) -> str:
        """A text that was read from a PDF, as the representation of it."""
        guid = proper(source.guid)
        self._ledger.write_down(guid)
        path = self._archive.put_medium(guid, file)
        self._archive.put_own(source, guid, entry_of(path))
        inner = derived_guid("representation", guid)
        text = marked(
            "Representation",
            selections_of(source, "PlainTextSelection", by_position, self._ledger),
            guid=inner,
            name=source.name,
            plainTextPath=self._archive.put_text(inner, source.text),
        )
        parts = described(source.description) + text + rest_of(source, self._ledger)
        made = attributes_of(source, self._ledger)
        return marked("PDFSource", parts, guid=guid, name=source.name, path=path, **made)

    def _tell(self, source: str) -> None:
        self._told.write(f"{source}\n".encode())

    def _write(self, stream: IO[bytes]) -> None:
        head = self._head
        coder = self._ledger.coder(head.by)
        by = f' creatingUserGUID="{coder}"' if coder else ""
        stream.write(_DECLARATION)
        stream.write(f'<Project xmlns="{NAMESPACE}" name="{quoted(head.name)}" origin="{ORIGIN}"{by}>\n'.encode())
        for container, inner in self._before():
            stream.write(_contained(container, inner))
        self._write_sources(stream)
        for container, inner in self._after():
            stream.write(_contained(container, inner))
        notes = referring("NoteRef", self._ledger.notes(head.own_notes, head.name))
        stream.write(f"{described(head.description)}{notes}</Project>\n".encode())

    def _before(self) -> Iterator[tuple[str, str]]:
        """What stands before the sources, with the names of its containers."""
        head, ledger = self._head, self._ledger
        yield "Users", heads.users(head.people)
        yield "CodeBook", heads.codebook(head.codes, ledger)
        yield "Variables", heads.variables(head.variables)
        yield "Cases", cases(head.cases, head.kept, ledger)

    def _write_sources(self, stream: IO[bytes]) -> None:
        if self._told.tell():
            self._told.seek(0)
            stream.write(b"<Sources>\n")
            shutil.copyfileobj(self._told, stream, 1 << 20)
            stream.write(b"</Sources>\n")

    def _after(self) -> Iterator[tuple[str, str]]:
        """What stands after the sources, with the names of its containers."""
        notes = heads.notes([*self._head.notes, *self._ledger.facets.values()], self._ledger)
        yield "Notes", "".join(self._notes) + notes
        yield from connections(self._head.kept, self._ledger)


def _contained(container: str, inner: str) -> bytes:
    """Elements in their container, without which there is none."""
    return f"<{container}>{inner}</{container}>\n".encode() if inner else b""
