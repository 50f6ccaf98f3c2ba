"""Build the Qt document of a transcript: fixed lines, air above paragraphs, room for the margin."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from qualapp.desktop.coding.paragraphs import ParagraphStyle
from qualapp.desktop.coding.reading_style import AIR, GUTTER, MARGIN, ReadingStyle
from qualapp.desktop.coding.tables import set_tables
from qualapp.desktop.look.theme import theme
from qualapp.model.source import BlockKind

_TOP = 8
_BOTTOM = 160
_FORBIDDEN = dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFC), "\ufffd")
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def written(visible: str, paragraphs: Sequence[ParagraphStyle], style: ReadingStyle) -> QTextDocument:
    """A document of the visible text, one paragraph for each line, not yet laid out."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(style.font())
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(style.size * 4)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    cursor.insertText(visible.translate(_FORBIDDEN) if _has_forbidden(visible) else visible)
    _set_margins(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_block_format(ParagraphStyle(), style))
    cursor.beginEditBlock()
    for paragraph, first, last in _runs(paragraphs):
        if paragraph != ParagraphStyle():
            _set(document, first, last, paragraph, style)
    set_tables(document, paragraphs, style)
    cursor.endEditBlock()
    document.setTextWidth(style.width)
    return document


def _has_forbidden(visible: str) -> bool:
    return any(chr(character) in visible for character in _FORBIDDEN)


def _set_margins(document: QTextDocument) -> None:
    root = document.rootFrame()
    frame = root.frameFormat()
    frame.setLeftMargin(MARGIN)
    frame.setRightMargin(GUTTER)
    frame.setTopMargin(_TOP)
    frame.setBottomMargin(_BOTTOM)
    root.setFrameFormat(frame)


def _runs(paragraphs: Sequence[ParagraphStyle]) -> Iterator[tuple[ParagraphStyle, int, int]]:
    """Neighbours that are set alike, with the numbers of the first and the last."""
    first = 0
    for paragraph, run in groupby(paragraphs):
        count = sum(1 for _ in run)
        yield paragraph, first, first + count - 1
        first += count


def _set(document: QTextDocument, first: int, last: int, paragraph: ParagraphStyle, style: ReadingStyle) -> None:
    end = document.findBlockByNumber(last)
    cursor = QTextCursor(document.findBlockByNumber(first))
    cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    if replace(paragraph, asks=False) != ParagraphStyle():
        cursor.setBlockFormat(_block_format(paragraph, style))
    cursor.setCharFormat(_char_format(paragraph, style))


def _block_format(paragraph: ParagraphStyle, style: ReadingStyle) -> QTextBlockFormat:
    result = QTextBlockFormat()
    result.setLineHeight(style.line(paragraph.kind, paragraph.level).height, _FIXED)
    result.setTopMargin(AIR if paragraph.begins else 0)
    result.setHeadingLevel(paragraph.level if paragraph.kind is BlockKind.HEADING else 0)
    return result


def _char_format(paragraph: ParagraphStyle, style: ReadingStyle) -> QTextCharFormat:
    result = QTextCharFormat()
    if paragraph.kind is BlockKind.HEADING:
        result.setFont(style.font(paragraph.kind, paragraph.level))
    if paragraph.asks:
        result.setForeground(theme.colour("text-2"))
    return result
