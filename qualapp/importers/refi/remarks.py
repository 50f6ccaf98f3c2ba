"""What the report of an import says, alike things as one sentence with their number."""

from collections import Counter
from enum import Enum, auto

from qualapp.i18n import NN_, _n
from qualapp.model.exchange import Outcome, Remark


class Matter(Enum):
    """What can happen to many things of a project in the same way."""

    JUNK_GUID = auto()
    DOUBLE_GUID = auto()
    BAD_TIME = auto()
    BAD_COLOUR = auto()
    NAMELESS = auto()
    STRANGER = auto()
    CLIPPED = auto()
    TURNED = auto()
    OUTSIDE = auto()
    PLACELESS = auto()
    NO_CODE = auto()
    NO_VARIABLE = auto()
    SECOND_VALUE = auto()
    LOST_REFERENCE = auto()
    CASE_TO_SOURCE = auto()
    CASE_NAMED = auto()
    CASE_IS_CODE = auto()
    NOTE_JOINED = auto()
    NOTE_WITHOUT_TEXT = auto()
    UNKNOWN_PART = auto()
    REPAIRED = auto()
    MEDIA = auto()


_TAKEN, _ADAPTED, _LEFT_OUT = Outcome.TAKEN, Outcome.ADAPTED, Outcome.LEFT_OUT
_SENTENCES: dict[Matter, tuple[Outcome, tuple[str, str]]] = {
    Matter.JUNK_GUID: (
        _ADAPTED,
        NN_("{n} identifier was no GUID and got a new one.", "{n} identifiers were no GUIDs and got new ones."),
    ),
    Matter.DOUBLE_GUID: (
        _ADAPTED,
        NN_(
            "{n} identifier had been given before; the later thing got a new one.",
            "{n} identifiers had been given before; the later things got new ones.",
        ),
    ),
    Matter.BAD_TIME: (
        _ADAPTED,
        NN_("{n} time could not be read and is left open.", "{n} times could not be read and are left open."),
    ),
    Matter.BAD_COLOUR: (
        _ADAPTED,
        NN_("{n} colour could not be read.", "{n} colours could not be read."),
    ),
    Matter.NAMELESS: (
        _ADAPTED,
        NN_("{n} thing without a name was given one.", "{n} things without a name were given one."),
    ),
    Matter.STRANGER: (
        _ADAPTED,
        NN_(
            "{n} person who coded is not listed in the file and was added.",
            "{n} persons who coded are not listed in the file and were added.",
        ),
    ),
    Matter.CLIPPED: (
        _ADAPTED,
        NN_(
            "{n} passage reached beyond the text and was shortened.",
            "{n} passages reached beyond the text and were shortened.",
        ),
    ),
    Matter.TURNED: (
        _ADAPTED,
        NN_(
            "{n} passage ended before it began; its ends were exchanged.",
            "{n} passages ended before they began; their ends were exchanged.",
        ),
    ),
    Matter.OUTSIDE: (
        _LEFT_OUT,
        NN_(
            "{n} passage lies wholly outside the text and was left out with its codings.",
            "{n} passages lie wholly outside the text and were left out with their codings.",
        ),
    ),
    Matter.PLACELESS: (
        _LEFT_OUT,
        NN_(
            "{n} passage does not say where it is and was left out with its codings.",
            "{n} passages do not say where they are and were left out with their codings.",
        ),
    ),
    Matter.NO_CODE: (
        _LEFT_OUT,
        NN_(
            "{n} coding names a code that is not in the file and was left out.",
            "{n} codings name a code that is not in the file and were left out.",
        ),
    ),
    Matter.NO_VARIABLE: (
        _LEFT_OUT,
        NN_(
            "{n} value names a variable that is not in the file and was left out.",
            "{n} values name a variable that is not in the file and were left out.",
        ),
    ),
    Matter.SECOND_VALUE: (
        _LEFT_OUT,
        NN_(
            "{n} second value of the same variable was left out.",
            "{n} second values of the same variable were left out.",
        ),
    ),
    Matter.LOST_REFERENCE: (
        _LEFT_OUT,
        NN_(
            "{n} reference to something that is not in the file was left out.",
            "{n} references to something that is not in the file were left out.",
        ),
    ),
    Matter.CASE_TO_SOURCE: (
        _ADAPTED,
        NN_(
            "{n} case without a name held values of a source; they are the source's now.",
            "{n} cases without a name held values of a source each; they are the sources' now.",
        ),
    ),
    Matter.CASE_NAMED: (
        _ADAPTED,
        NN_(
            "{n} case without a name was called after its first source.",
            "{n} cases without a name were called after their first source.",
        ),
    ),
    Matter.CASE_IS_CODE: (
        _ADAPTED,
        NN_(
            "{n} case is also a code; both came in and belong together.",
            "{n} cases are also codes; both came in and belong together.",
        ),
    ),
    Matter.NOTE_JOINED: (
        _ADAPTED,
        NN_(
            "{n} note had a comment of its own, which stands above its text now.",
            "{n} notes had comments of their own, which stand above their texts now.",
        ),
    ),
    Matter.NOTE_WITHOUT_TEXT: (
        _LEFT_OUT,
        NN_("The text of {n} note is not in the project file.", "The texts of {n} notes are not in the project file."),
    ),
    Matter.UNKNOWN_PART: (
        _LEFT_OUT,
        NN_(
            "{n} detail that the standard does not know was left out.",
            "{n} details that the standard does not know were left out.",
        ),
    ),
    Matter.REPAIRED: (
        _ADAPTED,
        NN_(
            "{n} detail that is kept for export was not as the standard wants it and was mended.",
            "{n} details that are kept for export were not as the standard wants them and were mended.",
        ),
    ),
    Matter.MEDIA: (
        _TAKEN,
        NN_(
            "{n} picture, PDF or recording is kept with all that is marked in it, and exported again.",
            "{n} pictures, PDFs and recordings are kept with all that is marked in them, and exported again.",
        ),
    ),
}


class Remarks:
    """The remarks so far."""

    def __init__(self) -> None:
        self._said: dict[Remark, None] = {}
        self._counted: Counter[tuple[Matter, str]] = Counter()

    def say(self, outcome: Outcome, sentence: str, where: str = "") -> None:
        """Say something of one thing."""
        self._said[Remark(outcome, sentence, where)] = None

    def count(self, matter: Matter, where: str = "", times: int = 1) -> None:
        """Note that something happened once more; `where` names the source or code."""
        if times:
            self._counted[matter, where] += times

    def take(self, others: "Remarks") -> None:
        """Say what others say too."""
        self._said.update(others._said)
        self._counted.update(others._counted)

    def all(self) -> list[Remark]:
        """What is to be said."""
        counted = []
        for (matter, where), times in self._counted.items():
            outcome, sentences = _SENTENCES[matter]
            counted.append(Remark(outcome, _n(*sentences, times).format(n=times), where))
        return [*self._said, *counted]
