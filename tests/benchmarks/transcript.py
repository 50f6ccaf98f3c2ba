"""Time the transcript: 10,000 words with 500 codings shown, scrolled and coded.

Run it by hand: `python tests/benchmarks/transcript.py`.
"""

import os
import random
from dataclasses import replace
from itertools import cycle
from statistics import median
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from qualapp.desktop.coding.marks import CodingMark, Transcript
from qualapp.desktop.coding.transcript_view import TranscriptView
from qualapp.desktop.look.theme import theme
from qualapp.model.coding import Valence
from qualapp.model.source import Block, BlockKind, StoredTurn
from qualapp.model.text import TextRange

SENTENCE = (
    "det er mest os der åbner døren og når man kan mærke at en mor går meget alene så fortæller vi om kurset hjemme i "
    "stuen mens naboen laver kaffe til dem som kommer forbi efter arbejde uden at nogen har spurgt"
)
WORDS = SENTENCE.split()


def transcript(words: int = 10_000) -> Transcript:
    """An interview in which two people speak in turn."""
    chance = random.Random(3)
    text, turns, blocks, said, number = "", [], [], 0, 0
    while said < words:
        asks = number % 2 == 0
        speaker = "Interviewer" if asks else "Sundhedsplejerske"
        spoken = " ".join(chance.choices(WORDS, k=chance.randint(6, 20) if asks else chance.randint(30, 110))) + "."
        start = len(text)
        text += f"{speaker}: {spoken}"
        whole = TextRange(start, len(text))
        speech = TextRange(whole.end - len(spoken), whole.end)
        turns.append(StoredTurn(number, whole, speech, speaker, number * 31_000, None, asks, ""))
        blocks.append(Block(BlockKind.PARAGRAPH, whole))
        text += "\n\n"
        said += spoken.count(" ") + 1
        number += 1
    return Transcript(1, text, tuple(blocks), tuple(turns))


def codings(source: Transcript, count: int = 500) -> list[CodingMark]:
    """Codings all over, some on the same excerpt, some by another coder."""
    chance = random.Random(5)
    marks: list[CodingMark] = []
    while len(marks) < count:
        start = chance.randrange(len(source.text) - 900)
        stretch = TextRange(start, start + chance.randint(20, 500)).trimmed(source.text)
        excerpt = len(marks)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            number, mine = len(marks), chance.random() < 0.7
            coder = (1, "SK", "Signe Krogh") if mine else (2, "MB", "Mads Berg")
            valence = chance.choice(list(Valence))
            code = chance.randint(1, 60)
            name = f"Kode nummer {code}"
            colour = str(code % 24 + 1)
            marks.append(CodingMark(number, excerpt, stretch, code, name, name, colour, valence, *coder, mine, number))
    return marks[:count]


def timed(action, times: int = 7) -> str:  # type: ignore[no-untyped-def]
    """The first and the middle of several runs, in milliseconds that the processor gave to this program."""
    taken = []
    for _ in range(times):
        start = process_time()
        action()
        taken.append((process_time() - start) * 1000)
    return f"first {taken[0]:6.1f} ms, median {median(taken):6.1f} ms"


def main() -> None:
    app = QApplication([])
    theme.install(app, "light")
    source = transcript()
    marks = codings(source)
    view = TranscriptView()
    view.resize(964, 670)
    view.show()
    app.processEvents()
    few = marks[:-1]
    bar = view.verticalScrollBar()

    def show() -> None:
        view.show_transcript(source)
        view.show_marks(marks)
        view.viewport().grab()

    turn = cycle((few, marks))

    def recode() -> None:
        view.show_marks(next(turn))
        view.viewport().grab()

    other = [replace(mark, valence=Valence.AMBIVALENT) if mark.coding_id == 7 else mark for mark in marks]
    valued = cycle((other, marks))

    def revalue() -> None:
        view.show_marks(next(valued))
        view.viewport().grab()

    def scroll() -> None:
        bar.setValue((bar.value() + 640) % bar.maximum())
        view.viewport().grab()

    print(f"{len(source.text.split())} words, {len(marks)} codings")
    print("show           ", timed(show))
    print("repaint a page ", timed(lambda: view.viewport().grab()))
    print("apply, take off", timed(recode, 20))
    print("change a valence", timed(revalue, 20))
    print("scroll a page  ", timed(scroll, 20))


if __name__ == "__main__":
    main()
