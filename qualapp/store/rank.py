"""Ranks that order siblings as text, so that one can always be put between two others."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def rank_between(before: str = "", after: str = "") -> str:
    """A rank after the one and before the other; empty means the beginning and the end.

    Ranks are fractions in base 62 without a trailing 0.

    >>> rank_between(), rank_between("V"), rank_between("V", "W")
    ('V', 'k', 'VV')
    """
    if after and before >= after:
        raise ValueError(f"no rank between {before!r} and {after!r}")
    shared = 0
    while after and before[shared : shared + 1].ljust(1, "0") == after[shared]:
        shared += 1
    if shared:
        return after[:shared] + rank_between(before[shared:], after[shared:])
    low = _DIGITS.index(before[0]) if before else 0
    high = _DIGITS.index(after[0]) if after else len(_DIGITS)
    if high - low > 1:
        return _DIGITS[(low + high) // 2]
    if len(after) > 1:
        return after[0]
    return _DIGITS[low] + rank_between(before[1:], "")


def ranks(count: int) -> list[str]:
    """So many ranks in order, evenly apart and short.

    >>> ranks(3)
    ['0V', '1', '1V']
    """
    width = 1
    while len(_DIGITS) ** width < 4 * (count + 1):
        width += 1
    return [_fraction(number * 31, width + 1) for number in range(1, count + 1)]


def _fraction(value: int, width: int) -> str:
    digits = ""
    for _place in range(width):
        value, digit = divmod(value, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits.rstrip("0")
