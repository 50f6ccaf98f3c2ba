"""The codings of a source as the transcript draws them."""

from qualapp.desktop.coding.marks import CodingMark
from qualapp.desktop.session import Session
from qualapp.i18n import _
from qualapp.model.coding import Valence

MEMO_COLOUR = "6"


def source_marks(session: Session, source_id: int) -> list[CodingMark]:
    """The codings of the coders who are shown, and excerpts that only a memo rests on.

    The mark of a memo alone has a negative number for its coding and none for its code.
    """
    project, tree = session.project, session.tree
    excerpts = {excerpt.id: excerpt for excerpt in project.excerpts.in_source(source_id)}
    coders = {coder.id: coder for coder in project.coders.all()}
    mine = session.coder.id
    named = {code.id: (code.name, tree.path(code.id), tree.colour(code.id)) for code, _depth in tree.walk()}
    marks = []
    coded = set()
    for coding in project.codings.in_source(source_id):
        coded.add(coding.excerpt_id)
        if not session.shows(coding.coder_id):
            continue
        coder = coders[coding.coder_id]
        name, path, colour = named[coding.code_id]
        marks.append(
            CodingMark(
                coding_id=coding.id,
                excerpt_id=coding.excerpt_id,
                range=excerpts[coding.excerpt_id].range,
                code_id=coding.code_id,
                name=name,
                path=path,
                colour=colour,
                valence=coding.valence,
                coder_id=coder.id,
                coder_initials=coder.initials,
                coder_name=coder.name,
                is_mine=coder.id == mine,
                created=coding.created,
            )
        )
    for excerpt in excerpts.values():
        if excerpt.id not in coded and session.shows(excerpt.coder_id):
            coder = coders[excerpt.coder_id]
            marks.append(
                CodingMark(
                    coding_id=-excerpt.id,
                    excerpt_id=excerpt.id,
                    range=excerpt.range,
                    code_id=0,
                    name=_("Memo"),
                    path=_("Memo"),
                    colour=MEMO_COLOUR,
                    valence=Valence.NONE,
                    coder_id=coder.id,
                    coder_initials=coder.initials,
                    coder_name=coder.name,
                    is_mine=coder.id == mine,
                    created=excerpt.created,
                )
            )
    return marks
