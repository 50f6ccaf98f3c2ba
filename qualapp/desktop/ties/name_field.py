"""A field for the name of something that is known, or of something new."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget


@dataclass(frozen=True)
class Named:
    """What a field may mean: its name as it is written into the field, and all that finds it."""

    id: int
    name: str
    called: tuple[str, ...] = ()


class NameField(QLineEdit):
    """Proposes names while one types, also by other forms; `meant` says what the words in it mean."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._by_line: dict[str, Named] = {}
        self._by_word: dict[str, set[int]] = {}
        self._names: dict[int, Named] = {}
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(9)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def offer(self, names: Iterable[Named]) -> None:
        """Know these, in this order."""
        self._names = {named.id: named for named in names}
        self._by_line, self._by_word = {}, {}
        for named in self._names.values():
            self._by_line.setdefault(named.name, named)
            for word in filter(None, (named.name, *named.called)):
                self._by_word.setdefault(_folded(word), set()).add(named.id)
        for named in self._names.values():
            for form in filter(None, named.called):
                if _folded(form) != _folded(named.name):
                    self._by_line.setdefault(f"{form}  ·  {named.name}", named)
        self._lines.setStringList(list(self._by_line))

    def write(self, id: int) -> None:
        """Write the name of this one."""
        self.setText(self._names[id].name)
        self.setCursorPosition(0)

    def meant(self) -> int | None:
        """The one that is meant; None where the words are nobody's, or several share them."""
        ids = self._by_word.get(_folded(self.text()), set())
        exact = [id for id in ids if self._names[id].name == self.text().strip()]
        if len(exact) == 1:
            return exact[0]
        return next(iter(ids)) if len(ids) == 1 else None

    def sharing(self) -> list[str]:
        """The names of those who share the words in the field; empty where they mean one or none."""
        ids = self._by_word.get(_folded(self.text()), set())
        return sorted(self._names[id].name for id in ids) if self.meant() is None and len(ids) > 1 else []

    def new(self) -> str:
        """The words in the field where they are those of nothing known."""
        words = " ".join(self.text().split())
        return words if words and _folded(words) not in self._by_word else ""

    def _take(self, line: str) -> None:
        named = self._by_line.get(line)
        if named is not None:
            self.setText(named.name)


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
