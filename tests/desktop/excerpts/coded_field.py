"""A small field: two cases, four sources, nine codes, two coders, and codings that differ in every way."""

from dataclasses import dataclass
from itertools import cycle

from pytestqt.qtbot import QtBot

from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
from qualapp.desktop.session import Session
from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.source import Reading, Speaker, Turn, Visit
from qualapp.model.text import TextRange
from qualapp.store.project import Project
from qualapp.store.sources import Addition

SAID = (
    "Tolken kom kun hver anden gang",
    "Ledelsen bakkede op fra første dag",
    "Familierne hørte om kurset af naboen",
    "Vi mødtes hver mandag om kaffen",
    "Det gav tillid at hun kom igen",
)


@dataclass(frozen=True)
class Fact:
    """What one coding claims, as the test knows it without asking the program."""

    id: int
    words: str
    code: str
    parent: str
    valence: Valence
    level: EffectLevel | None
    horizon: Horizon | None
    statement: Statement | None
    is_result: bool
    case: str
    source: str
    visit: Visit
    role: str
    coder: str
    source_id: int
    range: TextRange
    excerpt_id: int


@dataclass(frozen=True)
class Field:
    """A project with all that was coded in it."""

    session: Session
    project: Project
    facts: list[Fact]
    codes: dict[str, int]
    coders: dict[str, int]

    def ids(self, **wanted: object) -> set[int]:
        """The codings whose facts are as wanted; a set means any of its members."""
        return {fact.id for fact in self.facts if all(_fits(getattr(fact, key), v) for key, v in wanted.items())}


def _fits(value: object, wanted: object) -> bool:
    return value in wanted if isinstance(wanted, set) else value == wanted


def _add_source(project: Project, name: str, case: int, visit: Visit, role: str) -> int:
    lines = [f"Interviewer: Og hvad så?\nSvar: {said}, nummer {name}." for said in SAID]
    text = "\n".join(lines)
    turns = []
    place = 0
    for line in text.split("\n"):
        label = line.index(":") + 2
        turns.append(
            Turn(
                TextRange(place, place + len(line)),
                TextRange(place + label, place + len(line)),
                line.split(":")[0],
                place * 1000,
            )
        )
        place += len(line) + 1
    speakers = (Speaker("Interviewer", is_interviewer=True), Speaker("Svar", role=role))
    reading = Reading(name=name, text=text, turns=tuple(turns))
    return project.sources.add(Addition(reading, case, visit=visit, speakers=speakers)).id


def fill(project: Project) -> tuple[list[Fact], dict[str, int], dict[str, int]]:
    """Code every sentence of every source, each coding otherwise than the one before."""
    cases = {name: project.cases.add(name).id for name in ("Fjordengen", "Lærkevangen")}
    places = [
        ("Bent", "Fjordengen", Visit.FIRST, "Skoleleder"),
        ("Birgitte", "Fjordengen", Visit.REVISIT, "Afdelingsleder"),
        ("Hanne", "Lærkevangen", Visit.FIRST, "Sundhedsplejerske"),
        ("Mette", "Lærkevangen", Visit.REVISIT, "Skoleleder"),
    ]
    codes: dict[str, int] = {}
    parents: dict[str, str] = {}
    for parent, below in (("Organisering", ("Opsporing", "Møder")), ("Mennesker", ("Tillid", "Sprog", "Netværk"))):
        codes[parent] = project.codes.add(parent).id
        parents[parent] = parent
        for name in below:
            codes[name] = project.codes.add(name, codes[parent]).id
            parents[name] = parent
    coders = {"Signe Krogh": project.history.coder_id, "Jonas Holm": project.coders.add("Jonas Holm").id}
    valences, levels = cycle(Valence), cycle((*EffectLevel, None))
    horizons, statements = cycle((None, *Horizon)), cycle((*Statement, None, None))
    names, results = cycle(codes), cycle((False, False, False, True))
    makers = cycle(("Signe Krogh", "Signe Krogh", "Jonas Holm"))
    facts = []
    for source, case, visit, role in places:
        source_id = _add_source(project, source, cases[case], visit, role)
        text = project.sources.text(source_id)
        for said in SAID:
            start = text.index(said)
            coder, code = next(makers), next(names)
            project.history.coder_id = coders[coder]
            values = {
                "level": next(levels),
                "horizon": next(horizons),
                "statement": next(statements),
                "is_result": next(results),
            }
            valence = next(valences)
            range = TextRange(start, start + len(said))
            coding = project.codings.apply(codes[code], source_id, range, valence, **values)
            facts.append(
                Fact(
                    coding.id,
                    said,
                    code,
                    parents[code],
                    valence,
                    **values,
                    case=case,
                    source=source,
                    visit=visit,
                    role=role,
                    coder=coder,
                    source_id=source_id,
                    range=range,
                    excerpt_id=coding.excerpt_id,
                )
            )
    project.history.coder_id = coders["Signe Krogh"]
    return facts, codes, coders


def opened(qtbot: QtBot, field: Field, width: int = 1600) -> ExcerptsWorkspace:
    """The workspace on screen, with the keyboard in its list."""
    workspace = ExcerptsWorkspace(field.session)
    qtbot.addWidget(workspace)
    workspace.resize(width, 900)
    workspace.show()
    qtbot.waitExposed(workspace)
    workspace.list.setFocus()
    return workspace
