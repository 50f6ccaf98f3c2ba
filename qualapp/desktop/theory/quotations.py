"""What people said for and against a link or node: as many quotations of each stance as one wants to see."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.desktop.look import paint_frame, paint_glyph, reading_font, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel
from qualapp.desktop.session import Session
from qualapp.exporters.evidence_words import STANCE_GLYPHS, said
from qualapp.exporters.words import BETWEEN, STATEMENTS, VISITS, missing_words
from qualapp.i18n import _, language
from qualapp.model.source import Visit
from qualapp.model.theory import PlacedEvidence, Stance

_FIRST = 3
_MORE = 20
_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Quotation(QWidget):
    """One excerpt with who said it; a click or Enter opens its place."""

    pressed = Signal()
    menu_wanted = Signal(object)

    def __init__(self, words: str, who: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 6)
        self.setAccessibleName(f"{words} {who}")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(words, self, font=reading_font(14), lines=4, line_height=20))
        column.addWidget(ElidedLabel(who, self, token="text-3", font=ui_font(12), lines=2, line_height=16))
        if note:
            column.addWidget(ElidedLabel(note, self, token="text-2", font=ui_font(12), lines=3, line_height=16))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hovered:
            painter = QPainter(self)
            paint_frame(painter, self.rect().toRectF(), "hover")
            painter.end()


class Quotations(QWidget):
    """The excerpts by stance, each stance with the number of its excerpts."""

    opened = Signal(object)
    """Carries the `PlacedEvidence` whose place is wanted."""
    stance_wanted = Signal(int, object)
    """Carries the id of one's own evidence, and the `Stance` it is to have."""
    removed = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._given: list[PlacedEvidence] = []
        self._shown: dict[Stance, int] = {}
        self.rows: dict[int, Quotation] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._page: QWidget | None = None

    def show_evidence(self, given: list[PlacedEvidence], *, anew: bool) -> None:
        """List this; `anew` where it is about something else than before."""
        if anew:
            self._shown = dict.fromkeys(Stance, _FIRST)
        self._given = given
        self._fill()

    def _fill(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = page = QWidget(self)
        self.rows = {}
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        texts = _Texts(self._session)
        for stance in Stance:
            own = [one for one in self._given if one.evidence.stance is stance]
            if own or stance is not Stance.OPEN:
                self._fill_stance(column, stance, own, texts)
        self._column.addWidget(page)

    def _fill_stance(self, column: QVBoxLayout, stance: Stance, own: list[PlacedEvidence], texts: "_Texts") -> None:
        excerpts = len({one.evidence.excerpt_id for one in own})
        column.addSpacing(8)
        column.addWidget(_StanceHead(stance, excerpts, self))
        if not own:
            column.addWidget(_quiet(_("No excerpt does."), self))
        for one in own[: self._shown[stance]]:
            words, who = texts.words(one), texts.who(one)
            row = self.rows[one.evidence.id] = Quotation(words, who, one.evidence.note, self)
            row.pressed.connect(partial(self.opened.emit, one))
            row.menu_wanted.connect(partial(self._offer, one))
            column.addWidget(row)
        left = len(own) - self._shown[stance]
        if left > 0:
            more = Button(_("Show {n} more").format(n=formats.number(min(left, _MORE))), self, kind="link", height=28)
            more.clicked.connect(partial(self._show_more, stance))
            column.addWidget(more)

    def _show_more(self, stance: Stance) -> None:
        self._shown[stance] += _MORE
        self._fill()

    def _offer(self, one: PlacedEvidence, at: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open in the text")).triggered.connect(lambda: self.opened.emit(one))
        if one.evidence.coder_id == self._session.coder.id:
            menu.addSeparator()
            for stance in Stance:
                action = menu.addAction(said(stance))
                action.setCheckable(True)
                action.setChecked(stance is one.evidence.stance)
                action.triggered.connect(partial(self.stance_wanted.emit, one.evidence.id, stance))
            menu.addSeparator()
            taken = menu.addAction(_("Take the evidence away"))
            taken.triggered.connect(lambda: self.removed.emit(one.evidence.id))
        menu.popup(at)  # type: ignore[arg-type]


class _StanceHead(QWidget):
    """The sign and name of a stance with the number of excerpts."""

    def __init__(self, stance: Stance, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._stance = stance
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 4, 0, 4)
        row.setSpacing(6)
        name = QLabel(said(stance), self)
        name.setProperty("role", "strong")
        number = QLabel(formats.number(count), self)
        number.setProperty("role", "caption")
        row.addWidget(name)
        row.addWidget(number)
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_glyph(painter, STANCE_GLYPHS[self._stance], QPointF(15, self.height() / 2), 10)
        painter.end()


class _Texts:
    """The words of excerpts and of who says them, each source and person read once."""

    def __init__(self, session: Session) -> None:
        self._project = session.project
        self._texts: dict[int, str] = {}
        self._cases: dict[int, str] | None = None
        self._coders = {coder.id: coder.name for coder in session.project.coders.all()}
        self._is_one_coder = len(self._coders) < 2

    def words(self, one: PlacedEvidence) -> str:
        """The words of an excerpt as a quotation."""
        source = one.evidence.source_id
        if source not in self._texts:
            self._texts[source] = self._project.sources.text(source)
        words = " ".join(self._texts[source][one.start : one.stop].split())
        if not words:
            return missing_words()
        return f"»{words}«" if language() == "da" else f"“{words}”"

    def who(self, one: PlacedEvidence) -> str:
        """Who says it where, and how it is meant; and which coder says so, where there are several."""
        evidence = one.evidence
        parts = [self._speaker(one), self._case(one)]
        if one.visit == Visit.REVISIT:
            parts.append(_(VISITS[Visit.REVISIT]))
        if evidence.statement is not None:
            parts.append(_(STATEMENTS[evidence.statement]))
        if evidence.strength is not None:
            parts.append(_("strength {n}").format(n=evidence.strength))
        if not self._is_one_coder:
            parts.append(self._coders.get(evidence.coder_id, ""))
        return BETWEEN.join(part for part in parts if part)

    def _speaker(self, one: PlacedEvidence) -> str:
        if one.informant_id is not None:
            name = self._project.informants[one.informant_id].name
            return f"{name}, {one.role}" if one.role and one.role.casefold() != name.casefold() else name
        return self._project.sources[one.evidence.source_id].name

    def _case(self, one: PlacedEvidence) -> str:
        if self._cases is None:
            self._cases = {case.id: case.name for case in self._project.cases.all()}
        return self._cases.get(one.case_id or 0, "")


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "caption")
    label.setContentsMargins(8, 0, 0, 4)
    return label
