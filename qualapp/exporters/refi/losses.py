"""What can become of something that REFI-QDA, or the file that is being written, has no place for."""

from enum import Enum, auto

from qualapp import formats
from qualapp.i18n import NN_, _n
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
    return Remark(
        _OUTCOMES.get(what, Outcome.LEFT_OUT), _n(*_SENTENCES[what], count).format(n=formats.number(count)), where
    )


_OUTCOMES = dict.fromkeys((Loss.VALUE, Loss.WHOLE, Loss.MEDIUM, Loss.LARGE), Outcome.ADAPTED)
_SENTENCES: dict[Loss, tuple[str, str]] = {
    Loss.CODING: NN_(
        "{n} coding was left out, because its code is not in the project.",
        "{n} codings were left out, because their codes are not in the project.",
    ),
    Loss.REFERENCE: NN_(
        "{n} reference to something that is not in the project was left out.",
        "{n} references to something that is not in the project were left out.",
    ),
    Loss.LINK: NN_(
        "{n} link was left out, because one of its ends is not in the project.",
        "{n} links were left out, because one of their ends is not in the project.",
    ),
    Loss.ELEMENT: NN_(
        "{n} thing from another program was left out, because there is no place for it in the file.",
        "{n} things from another program were left out, because there is no place for them in the file.",
    ),
    Loss.FILE: NN_(
        "{n} file is missing; only what is said of it was written.",
        "{n} files are missing; only what is said of them was written.",
    ),
    Loss.SECOND_VALUE: NN_(
        "{n} value was left out, because there is another one of the same variable.",
        "{n} values were left out, because there are others of the same variables.",
    ),
    Loss.VALUE: NN_(
        "{n} value was written as text, because it is not of the variable's type.",
        "{n} values were written as text, because they are not of the variable's type.",
    ),
    Loss.WHOLE: NN_(
        "{n} coding of a whole text was written as a coding of a stretch as long as the text.",
        "{n} codings of a whole text were written as codings of a stretch as long as the text.",
    ),
    Loss.MEDIUM: NN_(
        "{n} text was written without its recording, picture or PDF, because that is not in the project.",
        "{n} texts were written without their recordings, pictures or PDFs, because those are not in the project.",
    ),
    Loss.LARGE: NN_(
        "{n} file is larger than 2 GB, which other programs may refuse.",
        "{n} files are larger than 2 GB, which other programs may refuse.",
    ),
}
