"""The same words have the same place wherever a person reads of them."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from qualapp.desktop.excerpts.excerpt_words import place
from qualapp.desktop.main_window import MainWindow
from qualapp.exporters import words
from qualapp.exporters.columns import COLUMNS
from qualapp.formats import number
from qualapp.model.excerpt import ExcerptFilter
from qualapp.reports import report_of


def test_inspector_list_word_and_table_tell_the_same_characters(window: MainWindow) -> None:
    assert window.coding is not None
    assert window.session is not None
    project = window.session.project
    report = report_of(project, ExcerptFilter(sources=frozenset({window.coding.source.id})))
    excerpt = replace(report.excerpts[0], time=None, page=None)
    first, last = excerpt.range.start + 1, excerpt.range.end
    told = f"characters {number(first)}–{number(last)}"
    found = next(e.id for e in project.excerpts.in_source(window.coding.source.id) if e.range == excerpt.range)
    window.coding.view.focus_excerpt(found, jump=True)
    assert any(label.text().endswith(told) for label in window.coding.inspector.findChildren(QLabel))
    assert words.where(excerpt).endswith(told)
    assert place(excerpt) == f"character {number(first)}"
    cells = {column.title: column.value(excerpt) for column in COLUMNS}
    assert (cells["Start"], cells["End"]) == (first, last)
    assert window.coding.transcript.text[first - 1 : last] == excerpt.text
