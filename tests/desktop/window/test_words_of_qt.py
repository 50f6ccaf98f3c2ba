"""The dialogs that are Qt's own speak the language of the window."""

from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qualapp import i18n
from qualapp.desktop.look import Theme
from qualapp.desktop.main import translate_dialogs


def test_the_dialog_for_files_is_wholly_danish(qapp: QApplication, qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    before, spoken = set(qapp.findChildren(QTranslator)), i18n.language()
    i18n.speak("da")
    try:
        translate_dialogs(qapp)
        dialog = QFileDialog(None, "", str(tmp_path))
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        buttons = {button.text().replace("&", "") for button in box.findChildren(QPushButton)}
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
        i18n.speak(spoken)
    assert words == {"Mappe:", "Filnavn:", "Filtype:"}
    assert buttons == {"Åbn", "Annuller"}
