"""Long work as a generator that tells how far it is and returns its result."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Progress:
    """How much of a piece of long work is done."""

    done: int
    total: int
    label: str = ""


Work = Generator[Progress, None, Result]


def part(work: Work[Result], done: int, total: int) -> Work[Result]:
    """A piece of work as the next of several alike, of which so many are done.

    >>> def count() -> Work[int]:
    ...     yield Progress(1, 2)
    ...     return 42
    >>> list(part(count(), 3, 10))
    [Progress(done=7, total=20, label='')]
    """
    while True:
        try:
            inner = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield Progress(done * inner.total + inner.done, total * inner.total, inner.label)


def each(works: Sequence[Work[Result]]) -> Work[list[Result]]:
    """Pieces of work alike, one after the other; returns what they return.

    >>> def count(number: int) -> Work[int]:
    ...     yield Progress(1, 1)
    ...     return number
    >>> finish(each([count(1), count(2)]))
    [1, 2]
    """
    found = []
    for number, work in enumerate(works):
        found.append((yield from part(work, number, len(works))))
    return found


def finish(work: Work[Result], tell: Callable[[Progress], None] | None = None) -> Result:
    """Run a piece of work to its end and return its result.

    >>> def count() -> Work[int]:
    ...     yield Progress(1, 1)
    ...     return 42
    >>> finish(count())
    42
    """
    while True:
        try:
            progress = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        if tell:
            tell(progress)
