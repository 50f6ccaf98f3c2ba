"""What one figure means: its value, how certain it is, and answers to the questions that it raises."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from qualapp import formats
from qualapp.analysis.agreement.explanations import Explanation, explain_all
from qualapp.analysis.agreement.explanations_of_codes import explain_code
from qualapp.desktop.look import paint_square, theme, ui_font
from qualapp.desktop.look.widgets import Button, ElidedLabel, allow
from qualapp.desktop.team.agreement.figures import ALL, VALENCE, Column, Figures, Line, interval_in_words
from qualapp.i18n import _, _n
from qualapp.reports.agreement_words import COEFFICIENTS, MEANINGS, told, unit_in_words

_SIDE = 20


class CellCard(QWidget):
    """Stands right of the table and tells of the cell that is chosen."""

    places_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self._shown: tuple[Figures, Line, Column] | None = None
        self.setAccessibleName(_("What the figure means"))
        self._title = ElidedLabel("", self, font=ui_font(15, 600), lines=2, line_height=20)
        self._who = ElidedLabel("", self, token="text-3", font=ui_font(12), lines=2, line_height=17)
        self.value = QLabel(self)
        self.value.setFont(ui_font(28, 600))
        self.basis = ElidedLabel("", self, token="text-2", font=ui_font(12), lines=3, line_height=17)
        self.answers = QLabel(self)
        self.answers.setWordWrap(True)
        self.answers.setTextFormat(Qt.TextFormat.RichText)
        self.answers.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.answers.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.places = Button("", self, icon="list-filter")
        self.places.clicked.connect(self.places_wanted)
        self._lay_out()
        theme.changed.connect(self._write)

    def _lay_out(self) -> None:
        holder = QWidget(self)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(_SIDE, 4, _SIDE, 12)
        inner.setSpacing(8)
        for widget in (self.value, self.basis, self.answers):
            inner.addWidget(widget)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 14, _SIDE, 4)
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._who)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, 10, _SIDE, 14)
        foot.addWidget(self.places)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def show_cell(self, figures: Figures, line: Line, column: Column) -> None:
        """Tell of this cell."""
        self._shown = figures, line, column
        self._colour = line.colour
        self._title.setText(line.name)
        self._who.setText(column.full)
        self._write()
        count = len(figures.places(line, column))
        text = _n("Go through {n} place", "Go through {n} places", count)
        self.places.setText(text.format(n=formats.number(count)))
        self.places.updateGeometry()
        allow(self.places, count > 0, _("Nobody parts here."))
        self.update()

    def _write(self) -> None:
        if self._shown is None:
            return
        figures, line, column = self._shown
        cell = figures.cell(line, column)
        self.value.setText(cell.shown if cell.why is None else _("Not defined: {why}").format(why=cell.shown))
        self.value.setFont(ui_font(28 if cell.why is None else 15, 600))
        self.value.setWordWrap(cell.why is not None)
        self.basis.setText("\n".join(_basis(figures, line, column)))
        self.answers.setText("".join(map(_html, _answers(figures, line))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("app"))
        painter.fillRect(0, 0, 1, self.height(), theme.colour("line"))
        if self._colour:
            paint_square(painter, QRectF(6, self._title.y() + 4.5, 11, 11), theme.code(self._colour).ink)
        painter.end()


def _basis(figures: Figures, line: Line, column: Column) -> Iterator[str]:
    wanted = figures.found.agreement.comparison
    if line.code == VALENCE:
        whole = figures.found.agreement.valence
        yield _n(
            "of {n} excerpt that both gave the same code",
            "of {n} excerpts that both gave the same code",
            whole.excerpts,
        ).format(n=formats.number(whole.excerpts))
        return
    figure = figures.figure(line, column)
    unit = unit_in_words(wanted.unit, wanted.threshold)
    yield _("{figure} · unit: {unit}").format(figure=_(COEFFICIENTS[figures.coefficient]), unit=unit)
    bounds = interval_in_words(figure, figures.coefficient)
    if bounds:
        yield _("{bounds} in {share} of {n} resamplings").format(
            bounds=bounds, share=formats.percent(0.95), n=formats.number(wanted.samples)
        )


def _answers(figures: Figures, line: Line) -> Iterator[Explanation]:
    agreement = figures.found.agreement
    if line.code == ALL:
        yield from explain_all(agreement)
    elif line.code != VALENCE:
        found = next(code for code in agreement.codes if code.code == line.code)
        yield from explain_code(agreement, found)
    if line.code != VALENCE:
        meaning = _(MEANINGS[figures.coefficient])
        yield Explanation(_("What does the figure say?"), meaning)
        yield from _before_and_after(figures, line)


def _before_and_after(figures: Figures, line: Line) -> Iterator[Explanation]:
    """How well each agrees with the consensus, in the row of all codes."""
    found = figures.found.consensus
    if found is None or line.code != ALL:
        return
    after = found.coders[-1]
    names = {column.pair: column.full for column in figures.columns}
    lines = []
    for pair in found.pairs:
        shown = told(pair.figures[figures.coefficient].value, figures.coefficient).shown
        if after not in pair.coders and pair.coders in names:
            lines.append(f"{names[pair.coders]}: {shown}")
    for pair in found.pairs:
        if after in pair.coders:
            shown = told(pair.figures[figures.coefficient].value, figures.coefficient).shown
            name = figures.names[pair.coders[0]]
            lines.append(_("{name} and the consensus: {figure}").format(name=name, figure=shown))
    yield Explanation(
        _n(
            "Before and after the consensus ({n} source)", "Before and after the consensus ({n} sources)", found.sources
        ).format(n=formats.number(found.sources)),
        "\n".join(lines),
    )


def _html(one: Explanation) -> str:
    question, answer = escape(one.question), escape(one.answer).replace("\n", "<br>")
    return (
        f'<p style="margin-bottom:4px; font-weight:600">{question}</p>'
        f'<p style="margin-top:0; margin-bottom:14px; line-height:18px; color:{theme.tokens["text-2"]}">{answer}</p>'
    )
