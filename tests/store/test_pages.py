"""The page of the file that a quotation is from follows it from the reading to the list of excerpts."""

from pathlib import Path

from qualapp.model.excerpt import ExcerptFilter
from qualapp.model.source import Block, BlockKind, Reading
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

TEXT = "Første side.\n\nSiden efter.\nUden tal."
BLOCKS = (
    Block(BlockKind.PARAGRAPH, TextRange(0, 12), page=1),
    Block(BlockKind.PARAGRAPH, TextRange(14, 26), page=2),
    Block(BlockKind.PARAGRAPH, TextRange(27, 36)),
)


def pages_of(project: Project) -> list[int | None]:
    return [excerpt.page for excerpt in project.excerpts.find(ExcerptFilter())]


def test_an_excerpt_is_on_the_page_of_the_block_in_which_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "p.qualapp"
    with Project.create(path, coder="Signe") as made:
        source = made.sources.add(Addition(Reading("Rapport", TEXT, BLOCKS)))
        code = made.codes.add("Ledelse")
        for start, end in ((0, 20), (12, 20), (14, 30), (20, 26), (28, 30)):
            made.codings.apply(code.id, source.id, TextRange(start, end))
        assert pages_of(made) == [1, 1, 2, 2, None]
    with Project.open(path) as opened:
        assert opened.sources.blocks(source.id) == list(BLOCKS)
        assert pages_of(opened) == [1, 1, 2, 2, None]
        assert opened.check() == []


def test_pages_come_back_with_the_source_that_was_taken_out() -> None:
    with Project.create(None, coder="Signe") as made:
        source = made.sources.add(Addition(Reading("Rapport", TEXT, BLOCKS)))
        made.history.undo()
        made.history.redo()
        assert made.sources.blocks(source.id) == list(BLOCKS)
