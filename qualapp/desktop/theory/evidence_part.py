"""State, numbers, cases and quotations of one link or node."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qualapp.analysis.theory import Tally, by_case
from qualapp.desktop.look import keys_in_use, ui_font
from qualapp.desktop.look.widgets import Button, Chip, ElidedLabel
from qualapp.desktop.session import Session
from qualapp.desktop.theory.balance import Balance, CaseBalance
from qualapp.desktop.theory.quotations import Quotations
from qualapp.desktop.theory.theory_looks import STATES, TONES, counts
from qualapp.exporters.theory_words import state_word
from qualapp.i18n import _
from qualapp.model.theory import PlacedEvidence


class EvidencePart(QWidget):
    """State, numbers, cases and quotations of one link or node."""

    excerpts_wanted = Signal()
    """Somebody wants to give evidence for it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._about: object = None
        self._state = QHBoxLayout()
        self._state.setSpacing(8)
        self._chip: Chip | None = None
        self.count = ElidedLabel("", self, token="text-2", font=ui_font(12), lines=2, line_height=16)
        advice = _("Give evidence with {key} on words in the coding workspace, or choose among the excerpts here.")
        self._advice = QLabel(keys_in_use.fill(advice, key="coding.evidence"), self)
        self._advice.setProperty("role", "caption")
        self._advice.setWordWrap(True)
        self.give = Button(_("Give evidence"), self, icon="plus", height=30)
        self.give.clicked.connect(self.excerpts_wanted)
        self.balance = Balance(self)
        self.quotations = Quotations(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._state)
        column.addWidget(self.count)
        column.addWidget(self._advice)
        column.addWidget(self.balance)
        column.addWidget(self.quotations)
        column.addWidget(self.give)

    def show_evidence(self, about: object, tally: Tally, given: list[PlacedEvidence]) -> None:
        """Show the evidence about this."""
        look = STATES[tally.state]
        if self._chip is not None:
            self._chip.hide()
            self._chip.deleteLater()
        tone = TONES[look.token]
        self._chip = Chip(state_word(tally.state), self, tone=tone, glyph=look.glyph, strong=True, passive=True)
        self._state.insertWidget(0, self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.count.setText(counts(tally) if tally.excerpts else "")
        self.count.setVisible(tally.excerpts > 0)
        self._advice.setVisible(not given)
        self.balance.show_tally(tally, self._cases(given))
        self.quotations.setVisible(bool(given))
        self.quotations.show_evidence(given, anew=about != self._about)
        self._about = about

    def state(self) -> str:
        """What the chip says."""
        return self._chip.text() if self._chip is not None else ""

    def _cases(self, given: list[PlacedEvidence]) -> list[CaseBalance]:
        names = {case.id: case.name for case in self._session.project.cases.all()} if given else {}
        found = [
            CaseBalance(names.get(case or 0, _("No case")), tally.supports, tally.contradicts)
            for case, tally in by_case(given).items()
        ]
        return sorted(found, key=lambda case: (-case.supports - case.contradicts, case.name.casefold()))
