"""What a network can be filtered by, and what the filters say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualapp.analysis.network.graph import NetworkFilter
from qualapp.desktop.excerpts.options import Option
from qualapp.desktop.session import Session
from qualapp.desktop.ties.words import name_of
from qualapp.desktop.words import word
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence
from qualapp.model.source import Visit


@dataclass(frozen=True)
class NetworkField:
    """A field of `NetworkFilter` with what the window calls it, and what can be chosen."""

    name: str
    title: str
    options: Callable[[Session], Sequence[Option]]

    def said(self, session: Session, wanted: NetworkFilter) -> str:
        """What its chip says."""
        chosen = getattr(wanted, self.name)
        if not chosen:
            return _(self.title)
        names = [option.name for option in self.options(session) if option.value in chosen]
        shown = ", ".join(names[:2]) + ("…" if len(names) > 2 else "")
        return f"{_(self.title)}: {shown}"


def _cases(session: Session) -> list[Option]:
    return [*(Option(case.id, case.name) for case in session.project.cases.all()), Option(None, _("no case"))]


def _visits(_session: Session) -> list[Option]:
    return [*(Option(visit.value, word(visit)) for visit in Visit), Option("", _("no visit"))]


def _roles(session: Session) -> list[Option]:
    roles = {who.role for who in session.project.informants.all() if who.role and not who.is_interviewer}
    return [*(Option(role, role) for role in sorted(roles, key=str.casefold)), Option("", _("no role"))]


def _relations(session: Session) -> list[Option]:
    return [Option(relation.id, name_of(relation)) for relation in session.project.relations.all()]


def _valences(_session: Session) -> list[Option]:
    wanted = (Valence.DRIVER, Valence.BARRIER, Valence.AMBIVALENT, Valence.NONE)
    return [Option(valence, word(valence), glyph=valence.value) for valence in wanted]


def _coders(session: Session) -> list[Option]:
    return [Option(coder.id, coder.name, colour=coder.colour) for coder in session.project.coders.all()]


FIELDS = (
    NetworkField("cases", N_("Case"), _cases),
    NetworkField("visits", N_("Visit"), _visits),
    NetworkField("roles", N_("Role"), _roles),
    NetworkField("relations", N_("Relation"), _relations),
    NetworkField("valences", N_("Valence"), _valences),
    NetworkField("coders", N_("Coder"), _coders),
)


def told(session: Session, wanted: NetworkFilter) -> str:
    """A filter in a line, as below a picture; "all ties" where it lets all through."""
    parts = [field.said(session, wanted) for field in FIELDS if getattr(wanted, field.name)]
    if wanted.mentions > 1:
        parts.append(_("at least {n} excerpts").format(n=wanted.mentions))
    return " · ".join(parts) or _("all ties")
