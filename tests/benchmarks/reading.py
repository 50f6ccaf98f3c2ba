"""Time the readers: an interview of 10,000 words as plain text and as a Word document.

Run it by hand: `python tests/benchmarks/reading.py`.
"""

import random
import tempfile
from itertools import cycle
from pathlib import Path
from time import process_time

import docx

from qualapp.importers import read

SPOKEN = (
    "det er mest os der åbner døren og når man kan mærke at en mor går meget alene så fortæller vi om kurset hjemme i "
    "stuen mens naboen laver kaffe til dem som kommer forbi efter arbejde uden at nogen har spurgt"
)


def best_of(path: Path, times: int = 10) -> float:
    """The milliseconds that the fastest of some readings took."""
    taken = []
    for _time in range(times):
        start = process_time()
        read(path)
        taken.append(process_time() - start)
    return min(taken) * 1000


def main() -> None:
    """Write the interview, read it and print the times."""
    chance = random.Random(1)
    speakers = cycle(["I", "B1"])
    turns = [f"{next(speakers)}: {' '.join(chance.choices(SPOKEN.split(), k=50))}" for _turn in range(200)]
    with tempfile.TemporaryDirectory() as folder:
        text, word = Path(folder, "interview.txt"), Path(folder, "interview.docx")
        text.write_text("\n\n".join(turns), "utf-8")
        document = docx.Document()
        for turn in turns:
            document.add_paragraph(turn)
        document.save(str(word))
        for path in (text, word):
            print(f"{path.suffix}: {best_of(path):.1f} ms")


if __name__ == "__main__":
    main()
