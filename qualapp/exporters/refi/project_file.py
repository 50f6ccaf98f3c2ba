"""A project in the form in which other programs read it: REFI-QDA 1.5, one archive with its texts and media.

The sources go into the archive as they come, what is said of them onto a heap of its own. Only then is it known what
the rest of the project file can refer to, which stands around them there.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from qualapp.exporters.draft import draft_of
from qualapp.exporters.refi import head as heads
from qualapp.exporters.refi.archive import Archive, entry_of, suffix_of
from qualapp.exporters.refi.elements import NAMESPACE, QUALIFIED, below, clean, describe, element, proper, refer
from qualapp.exporters.refi.hosts import MEDIA, Host, Hosts
from qualapp.exporters.refi.kept import cases, connections, referred_to
from qualapp.exporters.refi.ledger import Ledger
from qualapp.exporters.refi.losses import Loss
from qualapp.exporters.refi.texts import attributes_of, by_position, write_selections, write_text, write_whole
from qualapp.exporters.refi.values import write_values
from qualapp.model.exchange import Head, Remark, TravellingSource, derived_guid
from qualapp.progress import Progress, Work

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.etree import _IncrementalFileWriter

ORIGIN = "Qualapp"
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
        self._notes = element("Notes")
        self._hosts = Hosts(head.kept, archive, ledger)

    def add(self, source: TravellingSource) -> None:
        """Write the next source."""
        host = self._hosts.of(source)
        if host:
            self._fill(host, source)
        elif source.kind == "Note":
            self._notes.append(self._text("Note", source))
        elif source.original and suffix_of(source.original.name) == ".pdf":
            self._tell(self._pdf(source))
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

    def _text(self, tag: str, source: TravellingSource) -> "Element":
        guid = proper(source.guid)
        self._ledger.write_down(guid)
        path = self._archive.put_text(guid, source.text)
        made = element(tag, guid=guid, name=source.name, plainTextPath=path, **attributes_of(source, self._ledger))
        write_text(made, source, self._ledger)
        self._archive.put_own(source, guid)
        return made

    def _pdf(self, source: TravellingSource) -> "Element":
        """A text that was read from a PDF, as the representation of it."""
        assert source.original
        guid = proper(source.guid)
        self._ledger.write_down(guid)
        path = self._archive.put_medium(guid, source.original)
        made = element("PDFSource", guid=guid, name=source.name, path=path, **attributes_of(source, self._ledger))
        describe(made, source.description)
        inner = derived_guid("representation", guid)
        text = below(
            made,
            "Representation",
            guid=inner,
            name=source.name,
            plainTextPath=self._archive.put_text(inner, source.text),
        )
        write_selections(text, "PlainTextSelection", source, by_position, self._ledger)
        write_whole(made, source, self._ledger)
        refer(made, "NoteRef", self._ledger.notes(source.notes, source.name))
        write_values(made, source.values, self._ledger, source.name)
        self._archive.put_own(source, guid, entry_of(path))
        return made

    def _tell(self, source: "Element") -> None:
        from lxml import etree

        self._told.write(etree.tostring(source, encoding="utf-8") + b"\n")

    def _write(self, stream: IO[bytes]) -> None:
        from lxml import etree

        head, ledger = self._head, self._ledger
        attributes = {"name": clean(head.name), "origin": ORIGIN}
        coder = ledger.coder(head.by)
        if coder:
            attributes["creatingUserGUID"] = coder
        with etree.xmlfile(stream, encoding="utf-8") as out:
            out.write_declaration()
            with out.element(QUALIFIED + "Project", attributes, nsmap={None: NAMESPACE}):
                for part in self._before():
                    out.write(part)
                self._write_sources(out, stream)
                for part in self._after():
                    out.write(part)

    def _before(self) -> Iterator["Element"]:
        """What stands before the sources."""
        head, ledger = self._head, self._ledger
        if head.people:
            yield heads.users(head.people)
        if head.codes or ledger.has_valences:
            yield heads.codebook(head.codes, ledger)
        if head.variables:
            yield heads.variables(head.variables)
        if head.cases:
            holder = element("Cases")
            holder.extend(cases(head.cases, head.kept, ledger))
            yield holder

    def _write_sources(self, out: "_IncrementalFileWriter", stream: IO[bytes]) -> None:
        if not self._told.tell():
            return
        with out.element(QUALIFIED + "Sources"):
            out.write("\n")
            out.flush()
            self._told.seek(0)
            shutil.copyfileobj(self._told, stream, 1 << 20)

    def _after(self) -> Iterator["Element"]:
        """What stands after the sources."""
        head, ledger = self._head, self._ledger
        heads.write_notes(self._notes, [*head.notes, *ledger.facets.values()], ledger)
        if len(self._notes):
            yield self._notes
        yield from connections(head.kept, ledger)
        about = element("About")
        describe(about, head.description)
        refer(about, "NoteRef", ledger.notes(head.own_notes, head.name))
        yield from about
