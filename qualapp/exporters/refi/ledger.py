"""What a file that is being written holds, so that nothing in it refers to nothing, and what was lost on the way."""

from collections import Counter
from collections.abc import Iterable, Iterator

from qualapp.exporters.refi.elements import proper
from qualapp.exporters.refi.losses import Loss, remark
from qualapp.model.exchange import Head, Note, Remark
from qualapp.model.exchange_marks import is_own_code


class Ledger:
    """What can be referred to: all of the head from the start, what is in sources as it is written.

    Of sources only what somebody wants to refer to is remembered.
    """

    def __init__(self, head: Head, wanted: Iterable[str] = ()) -> None:
        self._codes = {code.guid: proper(code.guid) for code in head.codes}
        self.types = {proper(variable.guid): variable.type for variable in head.variables}
        self.names = {proper(variable.guid): variable.name for variable in head.variables}
        self.facets: dict[str, Note] = {}
        self.has_valences = False
        self._people = {person.guid: proper(person.guid) for person in head.people}
        self._notes = {proper(note.guid) for note in head.notes}
        self._present = self._notes | set(self.types)
        self._present.update(self._codes.values(), self._people.values())
        self._present.update(proper(case.guid) for case in head.cases)
        self._wanted = {proper(guid) for guid in wanted}
        self._hosts: dict[str, str] = {}
        self._lost: Counter[tuple[Loss, str]] = Counter()

    def write_down(self, guid: str) -> None:
        """Something that can be referred to is in the file."""
        if guid in self._wanted:
            self._present.add(guid)

    def strike_out(self, guid: str) -> None:
        """Something that can be referred to is not in the file after all."""
        self._present.discard(guid)

    def belongs(self, text: str, host: str) -> None:
        """A text is in a recording, picture or PDF, and references to the one mean the other."""
        self._hosts[text] = host
        if text in self._wanted:
            self._wanted.add(host)

    def host_of(self, text: str) -> str:
        """The source in the sense of REFI-QDA that a text is, or is in."""
        return self._hosts.get(text, text)

    def has(self, guid: str) -> bool:
        """Whether something with this guid is in the file."""
        return guid in self._present

    def code(self, guid: str) -> str | None:
        """A code as the file names it, or None; a code that tells a valence is there when it is wanted."""
        if is_own_code(guid):
            self.has_valences = True
            return guid
        return self._codes.get(guid)

    def coder(self, guid: str, where: str = "") -> str | None:
        """Who made something, where the file knows them."""
        if guid and guid not in self._people:
            self.lost(Loss.REFERENCE, where)
        return self._people.get(guid)

    def notes(self, guids: Iterable[str], where: str = "") -> list[str]:
        """Those of these notes that are in the file."""
        return self._some(guids, self._notes, where)

    def present(self, guids: Iterable[str], where: str = "") -> list[str]:
        """Those of these that are in the file, each once."""
        return list(dict.fromkeys(self._some(guids, self._present, where)))

    def facet(self, note: Note | None) -> None:
        """A note of ours that tells what only we say of a coding."""
        if note is None:
            return
        self.facets[note.guid] = note
        self._notes.add(note.guid)

    def lost(self, what: Loss, where: str = "", count: int = 1) -> None:
        """Something did not come along as it was."""
        self._lost[what, where] += count

    def remarks(self) -> Iterator[Remark]:
        """What did not come along as it was, a sentence for each sort and place."""
        for (what, where), count in self._lost.items():
            yield remark(what, count, where)

    def _some(self, guids: Iterable[str], of: set[str], where: str) -> list[str]:
        if not guids:
            return []
        given = [proper(guid) for guid in guids]
        found = [guid for guid in given if guid in of]
        if len(found) < len(given):
            self.lost(Loss.REFERENCE, where, len(given) - len(found))
        return found
