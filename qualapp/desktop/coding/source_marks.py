"""The codings of a source as the transcript draws them."""

from qualapp.desktop.coding.marks import CodingMark
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Coder, PlacedCoding, Valence
from qualapp.model.text import TextRange

MEMO_COLOUR = "6"
QUIET_COLOUR = "#7D8590"
"""Of words that only evidence, a tie or a configuration rests on."""


class SourceMarks:
    """Makes the marks of a source; those whose coding stayed as it was are used again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: dict[PlacedCoding, CodingMark] = {}
        self._known: tuple[object, ...] = ()
        self._coders: dict[int, Coder] = {}
        self._codes: dict[int, tuple[str, str, str]] = {}

    def of(self, source_id: int) -> list[CodingMark]:
        """The codings of the coders who are shown, and excerpts that only a memo, evidence or the like rests on.

        The mark of these has a negative number for its coding and none for its code.
        """
        self._forget_if_renamed()
        project, shows = self._session.project, self._session.shows
        placed = [row for row in project.codings.placed(source_id) if shows(row.coder_id)]
        before = self._made
        self._made = {row: before.get(row) or self._mark(row) for row in placed}
        return [*self._made.values(), *self._uncoded(source_id)]

    def of_everybody(self, source_id: int) -> list[CodingMark]:
        """The codings of all coders, also of those who are hidden; without excerpts that only a memo rests on."""
        self._forget_if_renamed()
        return [self._mark(row) for row in self._session.project.codings.placed(source_id)]

    def _forget_if_renamed(self) -> None:
        """Marks carry names and colours of codes and coders, and whether they are one's own."""
        tree, coders = self._session.tree, self._session.project.coders.all()
        known = (tree, coders, self._session.project.history.coder_id)
        if known != self._known:
            self._known, self._made = known, {}
            self._coders = {coder.id: coder for coder in coders}
            codes = [code.id for code, _depth in tree.walk()]
            self._codes = {number: (tree[number].name, tree.path(number), tree.colour(number)) for number in codes}

    def _mark(self, row: PlacedCoding) -> CodingMark:
        coder = self._coders[row.coder_id]
        name, path, colour = self._codes[row.code_id]
        return CodingMark(
            coding_id=row.coding_id,
            excerpt_id=row.excerpt_id,
            range=TextRange(row.start, row.stop),
            code_id=row.code_id,
            name=name,
            path=path,
            colour=colour,
            valence=Valence(row.valence),
            coder_id=coder.id,
            coder_initials=coder.initials,
            coder_name=coder.name,
            is_mine=coder.id == self._session.project.history.coder_id,
            created=row.created,
        )

    def _uncoded(self, source_id: int) -> list[CodingMark]:
        marks = []
        project = self._session.project
        noted = project.memos.noted(source_id)
        argued = {one.excerpt_id for one in project.evidence.in_source(source_id)}
        for excerpt in self._session.project.excerpts.uncoded(source_id):
            if self._session.shows(excerpt.coder_id):
                coder = self._coders[excerpt.coder_id]
                name = _("Memo") if excerpt.id in noted else _("Evidence") if excerpt.id in argued else _("Excerpt")
                marks.append(
                    CodingMark(
                        coding_id=-excerpt.id,
                        excerpt_id=excerpt.id,
                        range=excerpt.range,
                        code_id=0,
                        name=name,
                        path=name,
                        colour=MEMO_COLOUR if excerpt.id in noted else QUIET_COLOUR,
                        valence=Valence.NONE,
                        coder_id=coder.id,
                        coder_initials=coder.initials,
                        coder_name=coder.name,
                        is_mine=coder.id == self._session.project.history.coder_id,
                        created=excerpt.created,
                        has_stripe=excerpt.id in noted,
                    )
                )
        return marks
