"""What comes in under a name that something here has."""

from collections.abc import Collection, Iterable


def namesake(name: str, rows: Iterable[tuple[int, str]], new: Collection[int]) -> int | None:
    """The first of these (number, name) that is called so and was here before; `new` came in with the same project."""
    return next((number for number, other in rows if other.casefold() == name.casefold() and number not in new), None)


def unlike(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where it is taken.

    >>> unlike("Signe", ["Jonas"]), unlike("Signe", ["signe", "Signe (2)"])
    ('Signe', 'Signe (3)')
    """
    known = {other.casefold() for other in taken}
    number, found = 2, name
    while found.casefold() in known:
        found, number = f"{name} ({number})", number + 1
    return found
