"""What a merge would bring or has brought, beyond the numbers: texts, people, what was taken to be the same."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qualapp.desktop.look.widgets import Button
from qualapp.desktop.session import Session
from qualapp.desktop.team.merge.bringing import Looked
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.reports.merges import doubled_sentences, from_whom
from qualapp.store.merging.matching import Match
from qualapp.store.merging.report import MergeReport

_SINGLE = 720
_NAMED = {"coder": "", "case": "", "informant": "", "variable": "", "source": "", "code": ""}


class DetailsPage(QScrollArea):
    """Sections one below the other; `one_person` tells a name that two coders have, `apart` what is not the same."""

    one_person = Signal(str)
    apart_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.boxes: dict[str, QCheckBox] = {}
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout()

    def show_preview(self, looked: Looked) -> None:
        """Show what would come in; nothing has."""
        self._begin(_("This would come in. Nothing is merged yet."))
        report = looked.report
        if looked.warning:
            self._say(looked.warning, "error")
        self._sections(report)
        self._matches(report.matches, looked.apart)
        self._namesakes(report.namesakes, _("When it is merged, you can make them one here."))
        if report.conflicts:
            sentence = _n(
                "{n} thing was said differently here and there. The later version will stand until you decide; the"
                " other one is kept beside it.",
                "{n} things were said differently here and there. The later versions will stand until you decide; the"
                " others are kept beside them.",
                report.conflicts,
            )
            self._section(_("Conflicts"), [sentence.format(n=number(report.conflicts))])
        safe = _("A backup is made before, all of it is one step, and one undo takes it back.")
        self._section(_("To be on the safe side"), [safe])
        self._end()

    def show_merged(self, report: MergeReport, sentence: str) -> None:
        """Show what came in."""
        self._begin(_("Merged"))
        self._say(sentence, "secondary")
        self._sections(report)
        self._matches(report.matches, None)
        names = [coder.name.casefold() for coder in self._session.project.coders.all()]
        doubled = [name for name in report.namesakes if names.count(name.casefold()) > 1]
        self._namesakes(doubled, "")
        self._end()

    def _begin(self, title: str) -> None:
        self.boxes, self.buttons = {}, {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(6)
        heading = QLabel(title, self._inside)
        heading.setProperty("role", "heading")
        self._column.addWidget(heading)

    def _end(self) -> None:
        self._column.addStretch(1)
        self._inside.setAutoFillBackground(False)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _sections(self, report: MergeReport) -> None:
        self._section(_("From"), from_whom(report))
        self._section(_("Texts in which words were corrected; codings moved with their words"), report.edited_texts)
        self._section(_("Drawn by two"), doubled_sentences(report))

    def _section(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._heading(title)
        for line in lines:
            self._say(line)

    def _heading(self, title: str) -> None:
        label = QLabel(title, self._inside)
        label.setProperty("role", "group")
        label.setWordWrap(True)
        self._column.addSpacing(12)
        self._column.addWidget(label)

    def _say(self, sentence: str, role: str = "") -> None:
        label = QLabel(self._inside)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(sentence)
        label.setWordWrap(True)
        label.setMaximumWidth(_SINGLE)
        label.setProperty("role", role)
        self._column.addWidget(label)

    def _namesakes(self, names: Sequence[str], later: str) -> None:
        if not names:
            return
        self._heading(_("One name, two coders"))
        for name in names:
            row = QHBoxLayout()
            row.setSpacing(12)
            told = _("Two coders are called {name}. Are they one person?").format(name=name)
            row.addWidget(QLabel(f"{told} {later}".strip(), self._inside))
            if not later:
                button = Button(_("Make them one"), self._inside, icon="merge", height=30)
                button.setEnabled(not self._session.project.read_only)
                button.clicked.connect(partial(self.one_person.emit, name))
                self.buttons[name] = button
                row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)

    def _matches(self, matches: Sequence[Match], apart: frozenset[str] | None) -> None:
        """What of another project is taken to be ours, to be corrected before it is merged."""
        named = [match for match in matches if match.noun in _NAMED]
        if not named:
            return
        self._heading(_("Taken to be the same as here. Take the tick away where it is not."))
        for match in named:
            box = QCheckBox(match.name.replace("&", "&&"), self._inside)
            box.setChecked(True)
            box.setEnabled(apart is not None)
            box.toggled.connect(self._on_apart)
            self.boxes[match.theirs] = box
            self._column.addWidget(box)

    def _on_apart(self) -> None:
        self.apart_changed.emit(frozenset(guid for guid, box in self.boxes.items() if not box.isChecked()))
