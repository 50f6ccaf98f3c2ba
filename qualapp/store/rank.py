"""Ranks that order siblings as text, so that one can always be put between two others."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LAST = _DIGITS[-1]


def rank_between(before: str = "", after: str = "") -> str:
    """A rank after the one and before the other; empty means the beginning and the end.

    Ranks are fractions in base 62 without a trailing 0.

    >>> rank_between(), rank_between("V"), rank_between("", "V"), rank_between("V", "W")
    ('V', 'W', 'U', 'VV')
    """
    if after and before >= after:
        raise ValueError(f"no rank between {before!r} and {after!r}")
    if before and not after:
        return _following(before)
    if after and not before:
        return _preceding(after)
    shared = 0
    while after and before[shared : shared + 1].ljust(1, "0") == after[shared]:
        shared += 1
    return after[:shared] + _middle(before[shared:], after[shared:])


def ranks(count: int) -> list[str]:
    """So many ranks in order, evenly apart and short.

    >>> ranks(3)
    ['0V', '1', '1V']
    """
    width = 1
    while len(_DIGITS) ** width < 4 * (count + 1):
        width += 1
    return [_fraction(number * 31, width + 1) for number in range(1, count + 1)]


def _middle(before: str, after: str) -> str:
    """A rank between two that differ in their first digit."""
    low = _DIGITS.index(before[0]) if before else 0
    high = _DIGITS.index(after[0]) if after else len(_DIGITS)
    if high - low > 1:
        return _DIGITS[(low + high) // 2]
    if len(after) > 1:
        return after[0]
    return _DIGITS[low] + (_following(before[1:]) if before[1:] else _DIGITS[len(_DIGITS) // 2])


def _following(rank: str) -> str:
    """A rank after this one that grows slowly when each new one comes last, as they mostly do.

    So many digits count up as there are last digits before them, and one more: 60 ranks have one digit, the next 3782
    three, the next 230,000 five.
    """
    full = len(rank) - len(rank.lstrip(_LAST))
    counting = rank[full : 2 * full + 1].ljust(full + 1, "0")
    return (rank[:full] + _fraction(_value(counting) + 1, full + 1, keep=True)).rstrip("0")


def _preceding(rank: str) -> str:
    """A rank before this one that grows as slowly when each new one comes first."""
    empty = len(rank) - len(rank.lstrip("0"))
    counting = rank[empty : 2 * empty + 1].ljust(empty + 1, "0")
    before = _fraction(_value(counting) - 1, empty + 1, keep=True)
    if before.startswith("0"):
        return "0" * (empty + 1) + _LAST * (empty + 2)
    return ("0" * empty + before).rstrip("0")


def _value(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * len(_DIGITS) + _DIGITS.index(digit)
    return value


def _fraction(value: int, width: int, *, keep: bool = False) -> str:
    digits = ""
    for _place in range(width):
        value, digit = divmod(value, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits if keep else digits.rstrip("0")
