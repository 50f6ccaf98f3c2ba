"""What can become of something that REFI-QDA, or the file that is being written, has no place for."""

from collections.abc import Callable
from enum import Enum, auto

from qualapp import formats
from qualapp.i18n import _n
from qualapp.model.exchange import Outcome, Remark


class Loss(Enum):
    """A way in which something does not come along as it was."""

    CODING = auto()
    REFERENCE = auto()
    LINK = auto()
    ELEMENT = auto()
    FILE = auto()
    SECOND_VALUE = auto()
    VALUE = auto()
    WHOLE = auto()
    MEDIUM = auto()
    LARGE = auto()


def remark(what: Loss, count: int, where: str) -> Remark:
    """The sentence for as many of one sort in one place.

    >>> from qualapp import i18n; i18n.speak("en")
    >>> remark(Loss.FILE, 1, "Lydoptagelse").sentence
    '1 file is missing; only what is said of it was written.'
    """
    return Remark(_OUTCOMES.get(what, Outcome.LEFT_OUT), _SENTENCES[what](count).format(n=formats.number(count)), where)


_OUTCOMES = dict.fromkeys((Loss.VALUE, Loss.WHOLE, Loss.MEDIUM, Loss.LARGE), Outcome.ADAPTED)
_SENTENCES: dict[Loss, Callable[[int], str]] = {
    Loss.CODING: lambda n: _n(
        "{n} coding was left out, because its code is not in the project.",
        "{n} codings were left out, because their codes are not in the project.",
        n,
    ),
    Loss.REFERENCE: lambda n: _n(
        "{n} reference to something that is not in the project was left out.",
        "{n} references to something that is not in the project were left out.",
        n,
    ),
    Loss.LINK: lambda n: _n(
        "{n} link was left out, because one of its ends is not in the project.",
        "{n} links were left out, because one of their ends is not in the project.",
        n,
    ),
    Loss.ELEMENT: lambda n: _n(
        "{n} thing from another program was left out, because there is no place for it in the file.",
        "{n} things from another program were left out, because there is no place for them in the file.",
        n,
    ),
    Loss.FILE: lambda n: _n(
        "{n} file is missing; only what is said of it was written.",
        "{n} files are missing; only what is said of them was written.",
        n,
    ),
    Loss.SECOND_VALUE: lambda n: _n(
        "{n} value was left out, because there is another one of the same variable.",
        "{n} values were left out, because there are others of the same variables.",
        n,
    ),
    Loss.VALUE: lambda n: _n(
        "{n} value was written as text, because it is not of the variable's type.",
        "{n} values were written as text, because they are not of the variable's type.",
        n,
    ),
    Loss.WHOLE: lambda n: _n(
        "{n} coding of a whole text was written as a coding of a stretch as long as the text.",
        "{n} codings of a whole text were written as codings of a stretch as long as the text.",
        n,
    ),
    Loss.MEDIUM: lambda n: _n(
        "{n} text was written without its recording, picture or PDF, because that is not in the project.",
        "{n} texts were written without their recordings, pictures or PDFs, because those are not in the project.",
        n,
    ),
    Loss.LARGE: lambda n: _n(
        "{n} file is larger than 2 GB, which other programs may refuse.",
        "{n} files are larger than 2 GB, which other programs may refuse.",
        n,
    ),
}
