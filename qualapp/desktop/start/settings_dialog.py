"""What a person chooses for this machine: language, colours, letters of the transcript, and their name."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qualapp import i18n
from qualapp.desktop.look.widgets import Choice, Dialog, FormField, NumberField, Segments
from qualapp.desktop.start.reading_preview import ReadingPreview
from qualapp.formats import number
from qualapp.i18n import _
from qualapp.settings import Scheme, Settings

SHIPPED_FAMILIES = ("Literata", "Inter")
SIZES = (14, 26)
_LINE_HEIGHTS = (1.4, 1.5, 1.6, 1.7, 1.8)


class SettingsDialog(Dialog):
    """Shows the choices as they are; `chosen` gives them as they were made here."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), _("Keep"), parent, width=640)
        self._settings = settings
        speaks = settings.language or i18n.language()
        self.language = Segments([Choice("da", "Dansk"), Choice("en", "English")], value=speaks, height=36)
        self.scheme = Segments(
            [
                Choice("system", _("As the system")),
                Choice("light", _("Light"), icon="sun"),
                Choice("dark", _("Dark"), icon="moon"),
            ],
            value=settings.scheme,
            height=36,
        )
        self.family = _families(settings.reading_family)
        self.letter_size = NumberField(*SIZES, value=settings.reading_size, suffix=" px")
        heights = [Choice(height, number(height)) for height in _LINE_HEIGHTS]
        self.line_height = Segments(heights, value=settings.line_height, height=36)
        self.preview = ReadingPreview(self)
        self.coder = QLineEdit(settings.coder)
        self.coder.setPlaceholderText(_("First and last name"))
        self._fill()
        self.family.currentIndexChanged.connect(self._show_reading)
        self.letter_size.valueChanged.connect(self._show_reading)
        self.line_height.changed.connect(self._show_reading)
        self._show_reading()

    def chosen(self) -> Settings:
        """The settings as they are chosen now."""
        language = str(self.language.value())
        follows = not self._settings.language and language == i18n.language()
        height = self.line_height.value()
        return replace(
            self._settings,
            language="" if follows else language,
            scheme=cast(Scheme, self.scheme.value()),
            reading_family=str(self.family.currentData()),
            reading_size=self.letter_size.value(),
            line_height=height if isinstance(height, float) else self._settings.line_height,
            coder=" ".join(self.coder.text().split()),
        )

    def _fill(self) -> None:
        hint = _("Stands beside your codings in the projects that are made here.")
        self.body.addLayout(_row((_field(_("Language"), self.language), 0), (_field(_("Look"), self.scheme), 1)))
        self.body.addLayout(
            _row(
                (FormField(_("Font of the transcript"), self.family), 1),
                (FormField(_("Size"), self.letter_size), 0),
                (_field(_("Line height"), self.line_height), 0),
            )
        )
        card = QFrame(self)
        card.setProperty("ground", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.addWidget(self.preview)
        self.body.addWidget(card)
        self.body.addWidget(FormField(_("Your name"), self.coder, hint=hint))

    def _show_reading(self) -> None:
        chosen = self.chosen()
        self.preview.show_reading(chosen.reading_family, chosen.reading_size, chosen.line_height)


def _families(chosen: str) -> QComboBox:
    """The two families that come with the program, then all that are installed."""
    box = QComboBox()
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    installed = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    others = [name for name in installed if name not in SHIPPED_FAMILIES and not QFontDatabase.isPrivateFamily(name)]
    with QSignalBlocker(box):
        for name in SHIPPED_FAMILIES:
            box.addItem(name, name)
        box.insertSeparator(box.count())
        for name in others:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _field(label: str, segments: Segments) -> FormField:
    segments.setAccessibleName(label)
    return FormField(label, segments)


def _row(*parts: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for widget, stretch in parts:
        row.addWidget(widget, stretch)
    return row
