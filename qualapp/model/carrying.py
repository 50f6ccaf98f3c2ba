"""Stretches of a text that follow its edits."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from qualapp.model.text_edit import Edges, TextEdit

Name = TypeVar("Name", int, bytes)


class Carried(Generic[Name]):
    """Where stretches lie, by name: quoted ones, or those that hold the text, which take in what is typed at them."""

    def __init__(self, places: Mapping[Name, Edges], *, hold: bool) -> None:
        self.places: dict[Name, Edges] = dict(places)
        self.hold = hold

    def near(self, edit: TextEdit) -> list[Name]:
        """The stretches that an edit touches, in order; those before it stay, and those after it only shift."""
        at, end = edit.at, edit.end
        found = [name for name, edges in self.places.items() if edges[0] <= end and edges[-1] >= at]
        return sorted(found, key=lambda name: (self.places[name], name))

    def carried(self, edit: TextEdit, names: Iterable[Name]) -> dict[Name, Edges]:
        """Where these stretches are after an edit that touches them."""
        names = list(names)
        if not self.hold:
            return {name: edit.carried(self.places[name]) for name in names}
        return dict(zip(names, edit.carried_holders([self.places[name] for name in names]), strict=True))

    def move(self, edit: TextEdit) -> None:
        """Let all stretches follow an edit."""
        touched = self.carried(edit, self.near(edit))
        end, growth = edit.end, edit.growth
        for name, edges in self.places.items():
            if edges[0] > end:
                self.places[name] = tuple([position + growth for position in edges])
        self.places |= touched
