"""Which of the repairs of a text are wanted: by kind, by change, and one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from qualapp.i18n import _
from qualapp.language.repair import Kind, Repair
from qualapp.reports.repair_words import KINDS


@dataclass(frozen=True)
class Group:
    """Repairs that are looked at together: all of a kind, or within it all that change the same."""

    kind: Kind
    title: str
    members: tuple[int, ...]
    is_kind: bool = False
    is_sure: bool = True


class RepairChoice(QObject):
    """The repairs of one text, by their number; `changed` tells that others are wanted now."""

    changed = Signal()

    def __init__(
        self,
        text: str,
        repairs: Sequence[Repair],
        wanted: Iterable[Repair] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.repairs = list(repairs)
        there = {each for each in repairs if each.is_sure} if wanted is None else set(wanted)
        self._wanted = {number for number, each in enumerate(self.repairs) if each in there}
        self.groups = self._grouped()

    def wanted(self) -> list[Repair]:
        """The repairs that are wanted, in the order of the text."""
        return [each for number, each in enumerate(self.repairs) if number in self._wanted]

    def is_wanted(self, number: int) -> bool:
        """Whether one repair is wanted."""
        return number in self._wanted

    def want(self, numbers: Iterable[int], on: bool) -> None:
        """Want some repairs, or leave them out."""
        self._wanted = self._wanted | set(numbers) if on else self._wanted - set(numbers)
        self.changed.emit()

    def want_only(self, numbers: Iterable[int]) -> None:
        """Want these repairs and no others."""
        self._wanted = set(numbers)
        self.changed.emit()

    def sure(self) -> list[int]:
        """The repairs that are sure."""
        return [number for number, each in enumerate(self.repairs) if each.is_sure]

    def count(self, numbers: Iterable[int]) -> int:
        """How many of these are wanted."""
        return sum(number in self._wanted for number in numbers)

    def state(self, numbers: Sequence[int]) -> Qt.CheckState:
        """The tick that stands for several repairs."""
        wanted = self.count(numbers)
        if 0 < wanted < len(numbers):
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked

    def _grouped(self) -> list[Group]:
        """Each kind, followed by its changes: what is met most comes first, what is doubtful last."""
        groups: list[Group] = []
        for kind, title in KINDS.items():
            numbers = [number for number, each in enumerate(self.repairs) if each.kind is kind]
            if numbers:
                groups.append(Group(kind, _(title), tuple(numbers), is_kind=True))
                groups += self._changes(kind, numbers)
        return groups

    def _changes(self, kind: Kind, numbers: Sequence[int]) -> list[Group]:
        found: dict[tuple[str, bool], list[int]] = {}
        for number in numbers:
            each = self.repairs[number]
            found.setdefault((self._title(each), each.is_sure), []).append(number)
        changes = [Group(kind, title, tuple(members), is_sure=sure) for (title, sure), members in found.items()]
        return sorted(changes, key=lambda group: (not group.is_sure, -len(group.members), group.title.casefold()))

    def _title(self, each: Repair) -> str:
        if each.kind is Kind.LINE:
            return _("Join with the next line") if each.is_sure else _("Join perhaps with the next line")
        before = _line(each.before(self.text))
        return (
            _("{words} goes").format(words=before)
            if each.kind is Kind.PAGE
            else f"{before} → {_after(each, self.text)}"
        )


def _after(each: Repair, text: str) -> str:
    return _line(each.after(text))


def _line(words: str) -> str:
    return "¶".join(part.strip() for part in words.split("\n"))
