"""How much of what a reader marks the finder proposes, and how much of what it proposes a reader would mark.

The passages are invented. A mention is written [words|actor]; what is not marked is not meant, though it may look so:
compounds, verbs and adjectives that are spelled like an actor, and nouns that only point back, which nobody can find
without knowing what they point to, are marked with an asterisk: [*kvinderne|mothers].
"""

import re
from dataclasses import dataclass

import pytest

from qualapp.analysis.actor_finder import ActorFinder, Called, Proposal
from qualapp.model.text import TextRange

REGISTER = {
    "school": ["skole", "folkeskole"],
    "teacher": ["lærer", "læreren", "lærere", "lærerne"],
    "municipality": ["kommune", "rådhus"],
    "department": ["børneforvaltning"],
    "worker": ["boligsocial medarbejder", "projektmedarbejder"],
    "leader": ["projektleder"],
    "plan": ["helhedsplan", "boligsocial helhedsplan"],
    "board": ["bestyrelse"],
    "housing_board": ["boligsocial bestyrelse"],
    "steering": ["styregruppe", "styre-/følgegruppe"],
    "nurse": ["sundhedsplejerske", "sundhedspleje"],
    "daycare": ["daginstitution", "børnehave"],
    "union": ["boligforening"],
    "association": ["idrætsforening"],
    "volunteer": ["frivillig", "frivillige"],
    "mothers": ["bydelsmor", "bydelsmødre", "bydelsmødrene"],
    "guidance": ["UU-vejleder"],
    "police": ["politi", "lokalbetjent"],
    "fund": ["Landsbyggefonden"],
    "foundation": ["fond"],
    "library": ["bibliotek"],
    "club": ["ungdomsklub"],
    "job_centre": ["jobcenter"],
    "tenant": ["beboer"],
    "caretaker": ["vicevært"],
}
ABBREVIATIONS = {"guidance": "UU", "police": "SSP", "fund": "LBF"}

PASSAGES = [
    "Da jeg begyndte som [projektleder|leader], kendte hverken [skolen|school] eller [børnehaverne|daycare] til"
    " [helhedsplanen|plan]. [Kommunen|municipality] havde skrevet under, men på [rådhuset|municipality] var der ingen,"
    " der tog telefonen. Efter skolestart kom [lærerne|teacher] forbi, og så gik det hurtigt. En af [*dem|teacher]"
    " sidder nu i [styregruppen|steering].",
    "[Sundhedsplejersken|nurse] ringer til mig, når hun har en familie, og jeg ringer til [sundhedsplejen|nurse]."
    " Det er aldrig [kommunens|municipality] telefonliste, vi bruger. [Bydelsmødrenes|mothers] besøg er noget andet:"
    " [*kvinderne|mothers] bliver lukket ind, hvor en [sundhedsplejerske|nurse] må stå på trappen.",
    "[SSP|police]-mødet ligger hver anden torsdag. Der sidder [politiet|police], [ungdomsklubben|club],"
    " [skole|school]/[børnehave|daycare] og en [UU-vejleder|guidance]. [UU's|guidance] folk kommer sjældent, og"
    " politianmeldelser taler vi ikke om. [Lokalbetjenten|police] kender drengene; [SSP'en|police] kender papirerne.",
    "Den [boligsociale bestyrelse|housing_board] mødes to gange om året. [Bestyrelsens|board] formand i"
    " [boligforeningen|union] synes, det er for lidt, og [styre-/følgegruppen|steering] er delt. Bestyrelsesmedlemmer"
    " læser ikke bilag. [Boligforeningernes|union] direktører gør, og [projektlederne|leader] skriver dem.",
    "Man lærer af hinanden, siger en [lærer|teacher] på [folkeskolen|school]. Det er frivilligt at komme, men de"
    " [frivillige|volunteer] kommer altid, og [idrætsforeningerne|association] stiller med to hver. En"
    " [frivillig|volunteer] fra [biblioteket|library] læser højt. Foreningslivet er der, selv om [beboerne|tenant]"
    " ikke kalder det sådan.",
    "[Landsbyggefonden|fund] betaler, og [LBF|fund] vil have tal. En anden [fond|foundation] gav penge til cyklerne;"
    " [fondens|foundation] brev var på én side. Fondsmidler skal søges, siger [jobcentret|job_centre], og"
    " [jobcentrets|job_centre] konsulent hjalp [projektmedarbejderne|worker] med skemaet.",
    "Vores [boligsociale medarbejdere|worker] er ansat hos [boligforeningen|union] og sidder på [skolerne|school]."
    " [Børneforvaltningen|department] vil have dem tættere på, mens [helhedsplanernes|plan] ledere vil have dem ude."
    " En [boligsocial medarbejder|worker] kan ikke være begge steder. [*Hun|worker] siger det selv.",
    "[Viceværten|caretaker] ved mere om [beboernes|tenant] liv end [kommunen|municipality]. [Viceværter|caretaker]"
    " og [lokalbetjente|police] drikker kaffe sammen, uden at nogen har skrevet en aftale. Beboerhuset er åbent, og"
    " en [beboer|tenant] har nøglen. Kommunegrænsen går lige bag [skolen|school].",
    "I [daginstitutionen|daycare] er der kommet en [bydelsmor|mothers] på besøg hver uge. [Daginstitutionernes|daycare]"
    " personale var i tvivl, men [kommunernes|municipality] tal viste, at flere børn mødte op."
    " [Boligsociale helhedsplaner|plan] har prøvet det før, skolegangen blev bedre, og [bestyrelserne|board] sagde ja.",
    "[Politiets|police] folk gik med. [Ungdomsklubberne|club] åbnede klokken ti, [bibliotekets|library] dør stod åben,"
    " og [folkeskolens|school] [lærer|teacher] i idræt kom med bolde. Ssp med småt er der ingen, der skriver."
    " Til sidst talte [projektlederens|leader] afløser med [SSPs|police] sekretær.",
    "Vi spurgte [beboere|tenant], [frivillige|volunteer] og [lærere|teacher], hvem de ville ringe til. De fleste sagde"
    " [biblioteket|library] eller [børnehaven|daycare]; kun få nævnte [jobcenteret|job_centre]. [Skolernes|school]"
    " kontor og [idrætsforeningens|association] formand fik lige mange stemmer, og [viceværtens|caretaker] nummer"
    " kunne alle udenad. Driften og skolebestyrelsen var der ingen, der spurgte efter.",
    "[Styregruppens|steering] referat er kort: [boligforeninger|union] betaler halvdelen, [kommuner|municipality] den"
    " anden. [Projektmedarbejderen|worker] skal have kontor hos [ungdomsklubben|club], og [bydelsmødre|mothers] må låne"
    " [folkeskolernes|school] køkken. Helhedsplansledelse står der ikke noget om.",
]
_MARK = re.compile(r"\[(?P<back>\*?)(?P<words>[^|\]]+)\|(?P<actor>\w+)\]")


@dataclass(frozen=True)
class Meant:
    """What a reader marked."""

    range: TextRange
    actor: str
    points_back: bool


def read(marked: str) -> tuple[str, list[Meant]]:
    """A passage without its marks, and what was marked."""
    text, meant, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        place = TextRange(len(text), len(text) + len(mark["words"]))
        meant.append(Meant(place, mark["actor"], bool(mark["back"])))
        text += mark["words"]
        last = mark.end()
    return text + marked[last:], meant


def register() -> tuple[list[Called], list[str]]:
    """The forms, and the actor of each number."""
    actors = list(REGISTER)
    forms = [Called(actors.index(actor), form) for actor, listed in REGISTER.items() for form in listed]
    return forms + [Called(actors.index(actor), form, True) for actor, form in ABBREVIATIONS.items()], actors


def is_meant(proposal: Proposal, meant: list[Meant], actors: list[str]) -> bool:
    return any(
        one.range == proposal.range and one.actor in {actors[number] for number in proposal.actors} for one in meant
    )


WORN = str.maketrans({"ø": "o", "æ": "e", "å": "a", "l": "1", "o": "0", "c": "e"})
"""What an old scan does to letters."""


@pytest.mark.parametrize("spelled", ["plain", "scanned", "worn"])
def test_nearly_all_named_actors_are_proposed_and_most_proposals_are_right(spelled: str) -> None:
    forms, actors = register()
    finder = ActorFinder(forms, tolerant=spelled != "plain")
    right = wrong = missed = marked = 0
    for passage in PASSAGES:
        if spelled == "scanned":
            passage = passage.replace("ø", "o").replace("æ", "e").replace("å", "a")
        text, meant = read(passage)
        proposals = finder.find(text.translate(WORN) if spelled == "worn" else text)
        hits = sum(is_meant(one, meant, actors) for one in proposals)
        named = [one for one in meant if not one.points_back]
        right += hits
        wrong += len(proposals) - hits
        missed += len(named) - hits
        marked += len(named)
    assert marked >= 80
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.97


def test_what_only_points_back_is_left_to_the_reader() -> None:
    forms, _actors = register()
    finder = ActorFinder(forms)
    for passage in PASSAGES:
        text, meant = read(passage)
        places = {one.range for one in finder.find(text)}
        assert not [one for one in meant if one.points_back and one.range in places]
