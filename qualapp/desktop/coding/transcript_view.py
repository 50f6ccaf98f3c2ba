"""The transcript of the coding workspace and what a hand can do with it."""

from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from qualapp.desktop.coding.end_drag import EndDrag, end_near
from qualapp.desktop.coding.gutter import GAP
from qualapp.desktop.coding.marked_transcript import MarkedTranscript
from qualapp.desktop.coding.marks import MarkedExcerpt, inwards
from qualapp.desktop.coding.reading_style import MARGIN
from qualapp.desktop.coding.tips import tip, title
from qualapp.desktop.coding.transfer import code_in
from qualapp.desktop.coding.words import whole_letters
from qualapp.model.text import TextRange

_NEAR_LINE = 6
_MARGIN_SLACK = 6


class TranscriptView(MarkedTranscript):
    """A transcript whose excerpts are clicked, dragged by their ends, and given codes by dropping them."""

    ends_moved = Signal(int, object)
    code_dropped = Signal(int, object)
    context_menu_requested = Signal(QPoint, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._pressed: QPointF | None = None
        self._end_drag: EndDrag | None = None
        self._since_double = QElapsedTimer()
        self._double_at = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = self._on_page(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            event.accept()
        elif end := self._end_near(point):
            self._end_drag = end
        elif self._beside(point):
            self._take_codings(self._gutter.codings_at(point), event.globalPosition().toPoint())
        elif point.x() < MARGIN - _MARGIN_SLACK:
            if emptied := self._emptied_under(point):
                self._cycle(emptied)
            elif said := self._margin_marks.at(point):
                self._cycle_ids(list(dict.fromkeys(mark.excerpt_id for mark in said.marks)))
        elif self._is_third_click(event):
            self._select_paragraph(event.position().toPoint())
        else:
            self._pressed = event.position()
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._end_drag is not None:
            self._drag_end(event.position())
        elif event.buttons() & Qt.MouseButton.LeftButton:
            if self._pressed is not None:
                super().mouseMoveEvent(event)
        else:
            self._hover(self._on_page(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._end_drag is not None:
            self._drop_end()
            return
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and not self.textCursor().hasSelection():
            self._cycle(self._excerpts_under(self._on_page(event.position())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self._on_page(event.position())
        if not self._beside(point) and point.x() >= MARGIN - _MARGIN_SLACK:
            super().mouseDoubleClickEvent(event)
            self._double_at = event.position()
            self._since_double.start()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._attend(hovered=None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            position = self._positions.from_qt(self.textCursor().position())
            self._cycle(self._excerpts.at(position))
        elif event.key() == Qt.Key.Key_Escape and self._end_drag is not None:
            self._end_drag = None
            self._attend(moved=None)
        elif event.key() == Qt.Key.Key_Escape and self.focused_excerpt is not None:
            self.focus_excerpt(None)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        else:
            place = event.globalPos()
            self._focus_under(self._on_page(QPointF(self.viewport().mapFromGlobal(place))))
        self.context_menu_requested.emit(place, self.focused_excerpt)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip_at(self._on_page(QPointF(event.pos()))), self.viewport())
            return True
        return super().viewportEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._accept_code(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._accept_code(event)
        self._attend(target=self._target_at(self._on_page(event.position())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._attend(target=None)

    def dropEvent(self, event: QDropEvent) -> None:
        code = code_in(event.mimeData())
        self._attend(target=None)
        self._accept_code(event)
        if code is not None:
            self.code_dropped.emit(code, self._target_at(self._on_page(event.position())))

    def _accept_code(self, event: QDropEvent) -> None:
        if code_in(event.mimeData()) is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _on_page(self, point: QPointF) -> QPointF:
        return point + self._offset()

    def _beside(self, point: QPointF) -> bool:
        """Whether a point lies among the stripes."""
        return point.x() > MARGIN + self._style.column + GAP / 2

    def _position_at(self, point: QPointF) -> int | None:
        """The place in the source of the letter under a point."""
        for line in self._lines.between(point.y() - 1, point.y() + 1):
            position = self._lines.character_at(line, point.x())
            return None if position is None else self._positions.from_qt(position)
        return None

    def _excerpts_under(self, point: QPointF) -> list[MarkedExcerpt]:
        """The excerpts under a point, the shortest first; empty ones are met a little beside them too."""
        position = self._position_at(point)
        found = {} if position is None else {excerpt.id: excerpt for excerpt in self._excerpts.at(position)}
        found |= {excerpt.id: excerpt for excerpt in self._emptied_under(point)}
        return sorted(found.values(), key=inwards)

    def _emptied_under(self, point: QPointF) -> list[MarkedExcerpt]:
        """The excerpts without words whose mark, in the text or in the margin, is under a point."""
        near = self._lines.between(point.y() - _NEAR_LINE, point.y() + _NEAR_LINE)
        return [mark.excerpt for mark in self._emptied.between(near, self._excerpts) if mark.is_at(point)]

    def _cycle(self, excerpts: list[MarkedExcerpt]) -> None:
        """Focus the shortest of the excerpts here, or the next longer when one of them is in focus already."""
        self._cycle_ids([excerpt.id for excerpt in excerpts])

    def _cycle_ids(self, ids: list[int]) -> None:
        following = ids.index(self.focused_excerpt) + 1 if self.focused_excerpt in ids else 0
        self.focus_excerpt(ids[following % len(ids)] if ids else None)

    def _focus_under(self, point: QPointF) -> None:
        """Keep the focus if it is here, else focus what is."""
        codings = self._gutter.codings_at(point) if self._beside(point) else ()
        ids = [self._gutter.marks[coding].excerpt_id for coding in codings]
        ids = ids or [excerpt.id for excerpt in self._excerpts_under(point)]
        if self.focused_excerpt not in ids:
            self.focus_excerpt(ids[0] if ids else None)

    def _take_codings(self, codings: tuple[int, ...], place: QPoint) -> None:
        marks = [self._gutter.marks[coding] for coding in codings]
        if len(marks) > 1:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for mark in marks:
                action = menu.addAction(title(mark).replace("&", "&&"))
                action.triggered.connect(partial(self.focus_excerpt, mark.excerpt_id))
            menu.popup(place)
        else:
            self.focus_excerpt(marks[0].excerpt_id if marks else None)

    def _hover(self, point: QPointF) -> None:
        codings = self._gutter.codings_at(point) if self._beside(point) else ()
        excerpts = {self._gutter.marks[coding].excerpt_id for coding in codings}
        self._attend(hovered=excerpts.pop() if len(excerpts) == 1 else None)
        if self._end_near(point):
            shape = Qt.CursorShape.SizeHorCursor
        elif codings or self._emptied_under(point) or self._margin_marks.at(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._beside(point) or point.x() < MARGIN - _MARGIN_SLACK:
            shape = Qt.CursorShape.ArrowCursor
        else:
            shape = Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _tip_at(self, point: QPointF) -> str:
        if self._beside(point):
            return tip([self._gutter.marks[coding] for coding in self._gutter.codings_at(point)])
        if emptied := self._emptied_under(point):
            return tip([mark for excerpt in emptied for mark in excerpt.marks])
        if said := self._margin_marks.at(point):
            return said.told
        label = self._margin.label_at(self._lines.between(point.y() - 60, point.y() + 60), point)
        return label.turn.speaker if label and label.speaker != label.turn.speaker else ""

    def _target_at(self, point: QPointF) -> TextRange | None:
        """What a code would be given to: the selection, else the excerpt in focus here, else the shortest."""
        selected, position = self.selected_range(), self._position_at(point)
        if selected and position is not None and selected.contains(position):
            return selected
        under = self._excerpts_under(point)
        focused = [excerpt for excerpt in under if excerpt.id == self.focused_excerpt]
        return (focused or under)[0].range if under else None

    def _is_third_click(self, event: QMouseEvent) -> bool:
        near = (event.position() - self._double_at).manhattanLength() < QApplication.startDragDistance()
        return (
            self._since_double.isValid()
            and near
            and not self._since_double.hasExpired(QApplication.doubleClickInterval())
        )

    def _select_paragraph(self, point: QPoint) -> None:
        """Select a paragraph with all its lines, also where the source breaks them."""
        self._since_double.invalidate()
        first = last = self.cursorForPosition(point).block()
        while first.previous().isValid() and not self._paragraphs[first.blockNumber()].begins:
            first = first.previous()
        while last.next().isValid() and not self._paragraphs[last.next().blockNumber()].begins:
            last = last.next()
        cursor = self.textCursor()
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _end_near(self, point: QPointF) -> EndDrag | None:
        excerpt = self._excerpts.get(self.focused_excerpt)
        if excerpt is None or not excerpt.is_mine:
            return None
        which = end_near(self._lines, self._positions.range_to_qt(excerpt.range), point)
        return EndDrag(excerpt.id, which, excerpt.range, point) if which else None

    def _drag_end(self, point: QPointF) -> None:
        assert self._end_drag is not None
        moved_little = (
            self._on_page(point) - self._end_drag.pressed
        ).manhattanLength() < QApplication.startDragDistance()
        if moved_little and self._attention.moved is None:
            return
        to = self.cursorForPosition(self._end_drag.letter_point(point).toPoint()).position()
        self._attend(moved=self._end_drag.moved_to(self._positions.from_qt(to, self._end_drag.which == "end")))

    def _drop_end(self) -> None:
        drag, moved = self._end_drag, self._attention.moved
        self._end_drag = None
        self._attend(moved=None)
        if drag is None or moved is None:
            return
        letters = whole_letters(self.document(), self._positions.range_to_qt(moved))
        moved = self._positions.range_from_qt(letters).trimmed(self._transcript.text)
        if moved and moved != drag.range:
            self.ends_moved.emit(drag.excerpt_id, moved)
