"""What can be chosen in a filter: its values with their names and signs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qualapp.desktop.session import Session
from qualapp.desktop.words import word
from qualapp.i18n import N_, _
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import Visit

WORD = (Valence, EffectLevel, Horizon, Statement, Visit)


@dataclass(frozen=True)
class Option:
    """A value with its name; `path` says where it lies, `depth` how deep, `colour` and `glyph` are shown before it."""

    value: object
    name: str
    path: str = ""
    depth: int = 0
    colour: str = ""
    glyph: str = ""

    def means(self, typed: str) -> bool:
        """Whether somebody who types this may mean it: each word stands in its path, one of them in its name.

        >>> Option(1, "Tillid", path="Mennesker Tillid").means("menn till")
        True
        """
        words = typed.casefold().split()
        text, name = f"{self.path} {self.name}".casefold(), self.name.casefold()
        return not words or (all(word in text for word in words) and any(word in name for word in words))


@dataclass(frozen=True)
class Field:
    """A field of `ExcerptFilter` with what the window calls it, and what can be chosen."""

    name: str
    title: str
    options: Callable[[Session], Sequence[Option]]


def code_options(session: Session) -> list[Option]:
    """All codes in the order of the tree."""
    tree = session.tree
    return [
        Option(
            code.id,
            code.name,
            path=f"{tree.path(code.id)} {tree.path_other(code.id)}".replace(PATH_SEPARATOR, " "),
            depth=depth,
            colour=tree.colour(code.id),
        )
        for code, depth in tree.walk()
    ]


def _words(*values: Valence | EffectLevel | Horizon | Statement | Visit) -> Callable[[Session], list[Option]]:
    def options(_session: Session) -> list[Option]:
        return [
            Option(value, _capital(word(value)), glyph=value.value if isinstance(value, Valence) else "")
            for value in values
        ]

    return options


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cases(session: Session) -> list[Option]:
    return [Option(case.id, case.name) for case in session.project.cases.all()]


def _sources(session: Session) -> list[Option]:
    return [Option(source.id, source.name, path=source.case) for source in session.project.sources.all()]


def _roles(session: Session) -> list[Option]:
    return [Option(role, role) for role in session.project.cases.roles()]


def _informants(session: Session) -> list[Option]:
    cases = {case.id: case.name for case in session.project.cases.all()}
    people = sorted(session.project.informants.all(), key=lambda who: (who.is_interviewer, who.name.casefold()))
    return [Option(who.id, who.name, path=cases.get(who.case_id or 0, "")) for who in people]


def _coders(session: Session) -> list[Option]:
    return [Option(coder.id, coder.name, colour=coder.colour) for coder in session.project.coders.all()]


def _versions(session: Session) -> list[Option]:
    versions = session.project.codebooks.versions()
    return [Option(0, _("Before the first version")), *(Option(one.id, one.name) for one in versions)]


FIELDS = (
    Field("codes", N_("Code"), code_options),
    Field("valences", N_("Valence"), _words(Valence.DRIVER, Valence.BARRIER, Valence.AMBIVALENT, Valence.NONE)),
    Field("statements", N_("Statement"), _words(*Statement)),
    Field("cases", N_("Case"), _cases),
    Field("roles", N_("Role"), _roles),
    Field("informants", N_("Informant"), _informants),
    Field("sources", N_("Source"), _sources),
    Field("coders", N_("Coder"), _coders),
    Field("levels", N_("Level"), _words(*EffectLevel)),
    Field("horizons", N_("Horizon"), _words(*Horizon)),
    Field("visits", N_("Visit"), _words(*Visit)),
    Field("versions", N_("Codebook version"), _versions),
)
