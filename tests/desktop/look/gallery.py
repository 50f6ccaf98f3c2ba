"""All controls in all states, to be looked at: `python tests/desktop/look/gallery.py FOLDER` writes pictures there.

Without a folder it opens a window. `--scale 2` draws for a screen of that pixel ratio.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from qualapp.desktop.look import (
    GLYPH_TOKENS,
    SECTORS,
    hatch,
    logo,
    paint_avatar,
    paint_frame,
    paint_glyph,
    paint_icon,
    paint_square,
    reading_font,
    theme,
    ui_font,
)
from qualapp.desktop.look.code_colours import COUNT
from qualapp.desktop.look.focus import FocusRing
from qualapp.desktop.look.widgets import (
    Avatar,
    Button,
    Chip,
    Choice,
    Dialog,
    Dots,
    ElidedLabel,
    EmptyView,
    FilterChip,
    FormField,
    IconButton,
    KeyCap,
    NumberField,
    PanelHeading,
    ProgressBar,
    SearchField,
    Segments,
    Strip,
    Toast,
    allow,
)

VALENCES = [Choice(name, glyph=name, name=name.title()) for name in ("driver", "barrier", "ambivalent", "none")]


def row(*widgets: QWidget, spacing: int = 12) -> QWidget:
    """Widgets side by side."""
    result = QWidget()
    layout = QHBoxLayout(result)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return result


def titled(title: str, *widgets: QWidget) -> QWidget:
    """Widgets one below the other under a title."""
    result = QWidget()
    layout = QVBoxLayout(result)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    label = QLabel(title)
    label.setProperty("role", "group")
    layout.addWidget(label)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return result


def hovered(widget: Button | IconButton) -> QWidget:
    widget._hover._show(1.0)
    return widget


def pressed(widget: QPushButton | IconButton) -> QWidget:
    widget.setDown(True)
    return widget


def disabled(widget: QWidget) -> QWidget:
    allow(widget, False, "Nothing is selected")
    return widget


def buttons() -> QWidget:
    def all_states(make: Callable[[], Button]) -> QWidget:
        return row(make(), hovered(make()), pressed(make()), disabled(make()))

    return titled(
        "Buttons: at rest, under the pointer, pressed, disabled",
        all_states(lambda: Button("Åbn projekt", icon="folder-open", hint="Ctrl+O", height=36)),
        all_states(lambda: Button("Opret projekt", kind="primary", icon="plus", hint="Return", height=36)),
        all_states(lambda: Button("Notat", kind="ghost", icon="sticky-note", hint="M")),
        all_states(lambda: Button("Tilføj kode", kind="link", icon="plus")),
        all_states(lambda: Button("Slet kode", kind="danger", icon="trash-2", height=30)),
        row(
            *(IconButton(name, name) for name in ("list-filter", "plus", "ellipsis", "undo-2", "redo-2", "text-search"))
        ),
        row(
            hovered(IconButton("pencil", "Ret")),
            pressed(IconButton("pencil", "Ret")),
            disabled(IconButton("pencil", "x")),
        ),
        row(
            QPushButton("Qt's own"),
            Avatar("Signe Krogh", "SK"),
            Avatar("Bo", "BO", colour=4),
            KeyCap("Ctrl+Shift+F"),
            KeyCap("C"),
        ),
    )


def choices() -> QWidget:
    levels = [Choice("i", "Individ"), Choice("a", "Område"), Choice("o", "Organisation")]
    shown = [Choice("c", "Kodninger"), Choice("p", "Informanter"), Choice("w", "Pr. 1.000 ord")]
    return titled(
        "Segments, dots, chips",
        row(Segments(VALENCES, value="driver", height=28), Dots(weight=100)),
        row(Segments(VALENCES, value="ambivalent", height=28), Dots(weight=50)),
        row(Segments(VALENCES, value="none", height=28), Dots(weight=0)),
        row(Segments(VALENCES, height=28), Dots()),
        row(Segments(levels, value="i", height=28), disabled(Segments(levels, value="o", height=28))),
        row(Segments(shown, value="p"), Segments([Choice(1, icon="table-2"), Choice(2, icon="waypoints")], value=1)),
        row(
            Chip("6", glyph="barrier", tone="barrier", strong=True),
            Chip("3", glyph="driver", tone="driver", strong=True),
            Chip("3", glyph="ambivalent", tone="ambivalent", strong=True),
            Chip("Gruppebaseret læring", glyph="supported", tone="driver", faint="støtter", height=28),
        ),
        row(
            Chip("Ledelse", colour=2),
            pressed(Chip("Mennesker", colour=3)),
            Chip("markering", faint="15.07", passive=True),
            Chip("Boligsocial medarbejder", glyph="driver", tone="outline", faint="niveau 3", height=28),
        ),
        row(FilterChip("Alle roller"), FilterChip("Oplevet, målt", active=True), disabled(FilterChip("Begge besøg"))),
        row(*(Chip(name, glyph=name, height=24, passive=True) for name in list(GLYPH_TOKENS)[4:])),
    )


def fields() -> QWidget:
    combo = QComboBox()
    combo.addItems(["Dansk", "Engelsk"])
    note = QPlainTextEdit("Bånd, som deltagerne knytter til hinanden, og det, de bruger dem til uden for aktiviteten.")
    note.setFixedHeight(64)
    number, date = NumberField(14, 26, value=17, suffix=" px"), QDateEdit(QDate(2024, 3, 14), calendarPopup=True)
    wrong = FormField("Navn", QLineEdit("Familieindsatser"))
    wrong.show_error("Et projekt med dette navn findes allerede i mappen. Vælg et andet navn.")
    filled = SearchField("Filtrér koder")
    filled.setText("netv")
    off = QLineEdit("Kan ikke rettes nu")
    return titled(
        "Fields",
        FormField("Navn", QLineEdit("Forældrekurser i Bøgelunden")),
        wrong,
        row(FormField("Sprog i materialet", combo), FormField("Størrelse", number), FormField("Dato", date)),
        FormField("Definition", note, hint="Så kort, at en ny koder kan bruge den."),
        SearchField("Søg, eller skriv hvad du vil gøre", hint="Ctrl+K"),
        filled,
        disabled(off),
    )


def marks() -> QWidget:
    def checks(kind: type[QCheckBox] | type[QRadioButton]) -> QWidget:
        result = []
        for on, able in ((True, True), (False, True), (True, False), (False, False)):
            mark = kind("Mine" if on else "Alle")
            mark.setAutoExclusive(False)
            mark.setChecked(on)
            mark.setEnabled(able)
            result.append(mark)
        return row(*result)

    partial = QCheckBox("Nogle")
    partial.setTristate(True)
    partial.setCheckState(Qt.CheckState.PartiallyChecked)
    bars = []
    for value in (0, 12, 61, 100):
        bar = ProgressBar()
        bar.setValue(value)
        bars.append(bar)
    label = ElidedLabel("Familieindsatser i fire boligområder, genbesøg og forundersøgelse")
    label.setFixedWidth(220)
    two = ElidedLabel(
        "Demoen har tre opdigtede interviews, en kodebog og en forandringsteori.", lines=2, token="text-2"
    )
    two.setFixedWidth(220)
    return titled("Marks, bars, labels", checks(QCheckBox), checks(QRadioButton), partial, *bars, row(label, two))


def lists() -> QWidget:
    plain = QListWidget()
    plain.ensurePolished()
    plain.addItems(["Relationelle kompetencer", "Tillid, beboer og medarbejder", "Netværk mellem deltagere"])
    plain.setCurrentRow(1)
    plain.setFixedHeight(96)
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Kode", "Antal"])
    parent = QStandardItem("Organisering")
    parent.appendRow([QStandardItem("Opsporing og rekruttering"), QStandardItem("52")])
    model.appendRow([parent, QStandardItem("184")])
    model.appendRow([QStandardItem("Ledelse"), QStandardItem("97")])
    tree = QTreeView()
    tree.ensurePolished()
    tree.setModel(model)
    model.setParent(tree)
    tree.expandAll()
    tree.setColumnWidth(0, 240)
    tree.setFixedHeight(140)
    table = QTableWidget(3, 3)
    table.setHorizontalHeaderLabels(["Lærkevangen", "Fjordengen", "I alt"])
    table.verticalHeader().hide()
    for index in range(9):
        table.setItem(index // 3, index % 3, QTableWidgetItem(str(index * 7)))
    table.setCurrentCell(1, 1)
    table.setFixedHeight(140)
    return titled("Lists, trees, tables", plain, tree, table)


def menus() -> QWidget:
    bar = QMenuBar()
    for name in ("Projekt", "Rediger", "Kodning", "Hjælp"):
        bar.addMenu(name)
    menu = QMenu()
    for name, keys in (("Ny kode", "V"), ("Omdøb", "F2"), ("Flet ind i …", "")):
        menu.addAction(name).setShortcut(keys)
    ticked = menu.addAction("Vis tomme koder")
    ticked.setCheckable(True)
    ticked.setChecked(True)
    menu.addSeparator()
    menu.addAction("Slet").setEnabled(False)
    menu.addMenu("Sortér efter")
    menu.setActiveAction(menu.actions()[1])
    menu.setWindowFlags(Qt.WindowType.Widget)
    menu.ensurePolished()
    menu.setFixedSize(menu.sizeHint())
    heading = PanelHeading("Kodebog")
    heading.add_button("plus", "Ny kode", hint="Ctrl+N")
    heading.add_button("ellipsis", "Mere")
    empty = EmptyView(
        "users",
        "Ingen kopier endnu",
        "Træk en kollegas .qualapp-fil hertil for at se, hvad der er nyt, før du fletter.",
        button="Vælg fil",
        button_icon="file-input",
        takes_files=True,
    )
    strip = Strip("Projektet er åbent hos Mette Holm og kan kun læses her.", button="Gem en kopi")
    return titled("Menus, headings, empty views", row(bar), row(menu), heading, strip, empty)


class Palette(QWidget):
    """The code colours with their washes, signs, sectors."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(250)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(1, COUNT + 1):
            colours = theme.code(number)
            left, top = 8 + (number - 1) % 8 * 92, (number - 1) // 8 * 44
            painter.fillRect(QRectF(left + 16, top, 66, 17), QColor(colours.wash))
            painter.fillRect(QRectF(left + 16, top + 19, 66, 17), QColor(colours.wash_strong))
            painter.setPen(theme.colour("text"))
            painter.setFont(reading_font(14))
            painter.drawText(QPointF(left + 20, top + 13), "armen nr")
            painter.drawText(QPointF(left + 20, top + 32), f"kode {number}")
            paint_square(painter, QRectF(left, top + 3, 11, 11), colours.ink)
            painter.fillRect(QRectF(left + 3, top + 19, 4.5, 17), hatch(colours.ink, self.devicePixelRatio()))
        for index, name in enumerate(GLYPH_TOKENS):
            paint_glyph(painter, name, QPointF(20 + index * 40, 150))
            paint_glyph(painter, name, QPointF(20 + index * 40, 180), 24)
        for index, sector in enumerate(SECTORS.values()):
            frame = QRectF(350 + index * 56, 146, 44, 44)
            paint_frame(painter, frame, theme.code(sector.colour).wash, theme.code(sector.colour).ink, 2, 22)
            paint_icon(painter, sector.icon, frame.adjusted(11, 11, -11, -11), "text")
        paint_avatar(painter, QRectF(8, 205, 32, 32), "SK", 1)
        painter.drawPixmap(QPointF(56, 205), logo(32, self.devicePixelRatio()))
        painter.drawPixmap(QPointF(100, 209), logo(24, self.devicePixelRatio()))
        painter.setFont(ui_font(13, 600))
        painter.drawText(QPointF(150, 226), "1.234,5 · 47 % · 0,79   111 000 (tabular)")
        painter.end()


def gallery() -> QWidget:
    """One window with everything in it."""
    window = QWidget()
    window.setWindowTitle("Gallery")
    window.resize(2000, 1280)
    grid = QGridLayout(window)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(32)
    for index, part in enumerate((buttons, choices, fields, marks, lists, menus)):
        grid.addWidget(part(), index // 3, index % 3)
    palette = Palette()
    palette.setFixedWidth(760)
    grid.addWidget(palette, 2, 0, 1, 2)
    ringed = row(Button("Med fokus", kind="primary"), Button("Med fokus"), IconButton("plus", "Ny"), Segments(VALENCES))
    grid.addWidget(titled("Focus after a key", ringed), 2, 2)
    for target in ringed.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[:4]:
        FocusRing(window, target)
    toast = Toast(window)
    toast.say("3 kodninger taget af", "Fortryd", hint="Ctrl+Z")
    return window


def dialog(parent: QWidget) -> Dialog:
    """A dialog over the gallery."""
    result = Dialog("Flet koden ind i en anden", "Flet ind", parent)
    result.say("Alle kodninger med »Opsporing« får i stedet koden »Rekruttering«. Det kan fortrydes.")
    result.body.addWidget(FormField("Ny definition", QLineEdit("Hvordan familierne findes og inviteres")))
    result.add_button("Vis uddrag")
    return result


def take_pictures(app: QApplication, folder: Path) -> None:
    """Write a picture of everything, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        theme.follow(scheme)
        window = gallery()
        window.show()
        app.processEvents()
        window.grab().save(str(folder / f"gallery-{scheme}.png"))
        asked = dialog(window)
        asked.show()
        app.processEvents()
        picture = window.grab()
        painter = QPainter(picture)
        asked.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        painter.drawPixmap(window.mapFromGlobal(asked.pos()), asked.grab())
        painter.end()
        picture.copy(0, 0, picture.width(), picture.height()).save(str(folder / f"dialog-{scheme}.png"))
        asked.close()
        window.close()
        window.deleteLater()


def _arguments() -> tuple[Path | None, float]:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    known = parser.parse_args()
    return known.folder, known.scale


def main() -> None:
    folder, scale = _arguments()
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    if folder is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    theme.install(app)
    if folder is not None:
        take_pictures(app, folder)
        return
    window = gallery()
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
