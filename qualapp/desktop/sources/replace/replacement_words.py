"""What a corrected file would do, in sentences."""

from qualapp.desktop.codebook.code_words import listed
from qualapp.formats import number
from qualapp.i18n import _, _n
from qualapp.store.replacement import Fate, Replacement


def fates_text(planned: Replacement) -> str:
    """How much the file changes, and what becomes of the codings."""
    changes = _n("“{file}” changes {n} place.", "“{file}” changes {n} places.", planned.changes)
    same, changed, doubtful = (planned.codings(fate) for fate in Fate)
    parts = [
        _n("{n} coding stays on the same words.", "{n} codings stay on the same words.", same).format(n=number(same))
    ]
    if changed:
        text = _n(
            "{n} coding is on words that change a little.", "{n} codings are on words that change a little.", changed
        )
        parts.append(text.format(n=number(changed)))
    if doubtful:
        parts.append(_n("{n} coding is doubtful.", "{n} codings are doubtful.", doubtful).format(n=number(doubtful)))
    return " ".join([changes.format(file=planned.file, n=number(planned.changes)), *parts])


def speakers_text(planned: Replacement) -> str:
    """Who is called otherwise, who is new, and who no longer speaks; empty where all stay."""
    parts = [_("“{old}” is now “{new}”.").format(old=old, new=new) for new, old in planned.renamed.items()]
    if planned.arrived:
        parts.append(_("New speakers: {names}.").format(names=listed(list(planned.arrived))))
    if planned.gone:
        parts.append(_("No longer speaking: {names}.").format(names=listed(list(planned.gone))))
    return " ".join(parts)


def done_text(planned: Replacement) -> str:
    """What was done."""
    sentence = _("“{name}” now has the text of “{file}”.").format(name=planned.name, file=planned.file)
    doubtful = planned.codings(Fate.DOUBTFUL)
    if not doubtful:
        return sentence
    return f"{sentence} " + _n("{n} coding is doubtful.", "{n} codings are doubtful.", doubtful).format(
        n=number(doubtful)
    )
