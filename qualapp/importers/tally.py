"""What was adapted and left out while reading another program's project, counted rather than told one by one."""

from collections import Counter
from collections.abc import Callable, Mapping

from qualapp.model.exchange import Outcome, Remark

Sentences = Mapping[str, tuple[Outcome, Callable[[int], str]]]
_MOST_NAMES = 5


class Tally:
    """How often what happened, and in which sources; `sentences` say it for a number."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._found: dict[str, Counter[str]] = {}

    def note(self, what: str, where: str = "", times: int = 1) -> None:
        """So many times more, in the source of this name."""
        if times:
            self._found.setdefault(what, Counter())[where] += times

    def remarks(self) -> list[Remark]:
        """A line for each thing that happened, in the order of the sentences."""
        return [self._remark(what, self._found[what]) for what in self._sentences if what in self._found]

    def _remark(self, what: str, found: Counter[str]) -> Remark:
        outcome, sentence = self._sentences[what]
        number = found.total()
        names = [name for name in found if name]
        shown = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
        return Remark(outcome, sentence(number).format(n=number), shown)
