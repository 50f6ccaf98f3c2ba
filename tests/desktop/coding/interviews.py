"""An invented interview of about a page, and the codings of two coders on it."""

from collections.abc import Iterable

from qualapp.desktop.coding.marks import CodingMark, Transcript
from qualapp.model.coding import Valence
from qualapp.model.source import Block, BlockKind, StoredTurn
from qualapp.model.text import TextRange

SPOKEN = (
    ("Interviewer", 612, "Hvordan fandt I på at lægge cafeen i vaskeriet?"),
    (
        "Værkstedsleder",
        621,
        "Det var et tilfælde. Vi stod uden lokale, og i vaskeriet kommer alle jo alligevel forbi med deres tøj. "
        "Den første måned sad jeg der mest alene med en kande kaffe, men så begyndte Yusuf at tage sine nøgler og sit "
        "værktøj med, og pludselig var der cykler ud ad døren. Boligforeningen betalte lampen og to borde.",
    ),
    ("Interviewer", 668, "Og hvem kommer der nu?"),
    (
        "Værkstedsleder",
        674,
        "Mest drenge fra blok fire. De er der tirsdag og torsdag, og de lærer hinanden at lappe, før jeg når at rejse "
        "mig. To af dem har fået lærlingeplads hos cykelsmeden på torvet. Mødrene ser vi mindre til, for vi lukker, "
        "når de får fri, og den vagt har jeg aldrig fået penge til at flytte.",
    ),
    (
        "Interviewer",
        731,
        "Du nævnte kommunen. Hvad er deres rolle i det hele, og hvornår taler I sammen om det, der sker?",
    ),
    (
        "Værkstedsleder",
        745,
        "Kommunen kom med et skema. Det er ikke ond vilje, men min kontaktperson er skiftet tre gange, og hver gang "
        "begynder vi forfra. Den nye, Merete, kom selv forbi og fik en kop kaffe. Siden er det gået lettere.",
    ),
    ("Interviewer", 3765, "Tak."),
    ("Frivillig i beboerforeningen og vaskeriet", 3771, "Vi ses på torsdag 🙂"),
)


def spoken(turns: Iterable[tuple[str, int | None, str]]) -> Transcript:
    """A transcript in which each turn is a paragraph that begins with its label, as files have it."""
    text, stored, blocks = "", [], []
    for number, (speaker, seconds, words) in enumerate(turns, 1):
        start = len(text)
        text += f"{speaker}: "
        speech = TextRange(len(text), len(text) + len(words))
        text += words
        time = None if seconds is None else seconds * 1000
        whole = TextRange(start, len(text))
        stored.append(StoredTurn(number, whole, speech, speaker, time, None, speaker == "Interviewer", ""))
        blocks.append(Block(BlockKind.PARAGRAPH, whole))
        text += "\n\n"
    return Transcript(7, text, tuple(blocks), tuple(stored))


INTERVIEW = spoken(SPOKEN)


def place(transcript: Transcript, words: str) -> TextRange:
    """Where these words stand in a transcript."""
    start = transcript.text.index(words)
    return TextRange(start, start + len(words))


def mark(
    number: int,
    excerpt: int,
    text_range: TextRange,
    name: str = "Lokaler",
    colour: str = "1",
    valence: Valence = Valence.DRIVER,
    mine: bool = True,
) -> CodingMark:
    """A coding by Signe Krogh, or by Mads Berg if it is not mine."""
    coder = (1, "SK", "Signe Krogh") if mine else (2, "MB", "Mads Berg")
    path = f"Rammer › {name}"
    return CodingMark(
        number, excerpt, text_range, number, name, path, colour, valence, *coder, mine, 1_710_000_000_000_000 + number
    )


def codings() -> list[CodingMark]:
    """Overlaps, three codings on one excerpt, two coders, a question and an excerpt whose words are gone."""

    def on(words: str) -> TextRange:
        return place(INTERVIEW, words)

    ambivalent, barrier, none = Valence.AMBIVALENT, Valence.BARRIER, Valence.NONE
    cafe = TextRange(on("Vi stod uden lokale").start, on("Den første måned sad jeg der mest alene").end)
    learn = on("de lærer hinanden at lappe, før jeg når at rejse mig.")
    gone = on("kom selv forbi")
    return [
        mark(1, 1, cafe, "Lokaler og fysiske rammer"),
        mark(2, 2, on("Den første måned sad jeg der mest alene med en kande kaffe"), "Tålmodighed", "3", none),
        mark(
            3,
            3,
            on("og pludselig var der cykler ud ad døren. Boligforeningen betalte lampen og to borde."),
            "Ressourcer udefra",
            "2",
        ),
        mark(4, 4, learn, "Netværk mellem deltagere", "3"),
        mark(5, 4, learn, "Læring ved at gøre", "5"),
        mark(6, 4, learn, "Rollemodeller", "8", ambivalent),
        mark(
            7,
            5,
            on("Mest drenge fra blok fire. De er der tirsdag og torsdag, og de lærer hinanden"),
            "Målgruppe",
            "4",
            barrier,
        ),
        mark(
            8,
            6,
            on("Mødrene ser vi mindre til, for vi lukker, når de får fri, og den vagt"),
            "Åbningstider",
            "1",
            barrier,
        ),
        mark(
            9,
            7,
            on("for vi lukker, når de får fri, og den vagt har jeg aldrig fået penge til at flytte."),
            "Økonomi",
            "1",
            barrier,
            False,
        ),
        mark(10, 8, on("Hvad er deres rolle i det hele"), "Samarbejde med kommunen", "2", none, False),
        mark(
            11,
            9,
            on("min kontaktperson er skiftet tre gange, og hver gang begynder vi forfra."),
            "Personafhængighed",
            "2",
            barrier,
        ),
        mark(
            12,
            9,
            on("min kontaktperson er skiftet tre gange, og hver gang begynder vi forfra."),
            "Kontinuitet",
            "#C02080",
            barrier,
            False,
        ),
        mark(13, 10, TextRange(gone.start, gone.start), "Tillid", "9"),
    ]
