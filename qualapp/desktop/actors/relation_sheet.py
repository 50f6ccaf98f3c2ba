"""The table of relations: the sorts of ties that a project tells apart, and how many ties each has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from qualapp.desktop.actors.table_export import SavedSheet
from qualapp.desktop.cases.columns import Column
from qualapp.desktop.ties.words import arrow
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.store.project import Project

_WAYS = ("mutual", "directed")


class RelationSheet(SavedSheet):
    """The relations, in the order in which they are offered."""

    noun = "relation"
    tables = frozenset({"relation", "tie", "blinding"})

    def fixed_columns(self) -> list[Column]:
        ways = tuple((way, way_told(way == "directed")) for way in _WAYS)
        return [
            Column("name", _("Name"), 280),
            Column("name_other", other_name(self.project), 280),
            Column("is_directed", _("Direction"), 210, choices=ways),
            Column("ties", _("Ties"), 84, "number", is_fixed=True),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        ties = Counter(tie.relation_id for tie in self.project.ties.all())
        for one in self.project.relations.all():
            yield one.id, (one.name, one.name_other, _WAYS[one.is_directed], str(ties[one.id]))

    def describe(self, row_id: int, key: str, stored: str) -> None:
        now = self.project.relations[row_id]
        values = {"name": now.name, "name_other": now.name_other, key: stored}
        if key == "name":
            self._refuse_again(stored, row_id)
        is_directed = stored == "directed" if key == "is_directed" else now.is_directed
        self.project.relations.describe(row_id, values["name"], values["name_other"], is_directed=is_directed)

    def add(self) -> int:
        return self.project.relations.add(free_name(_("New relation"), self._names())).id

    @property
    def title(self) -> str:
        return _("Relations")

    def besides(self) -> Mapping[str, Mapping[int, str]]:
        return {_("Identity"): {one.id: one.guid for one in self.project.relations.all()}}

    def remove(self, row_id: int) -> None:
        self.project.relations.delete(row_id)

    def _names(self) -> dict[str, int]:
        return {one.name.casefold(): one.id for one in self.project.relations.all()}

    def _refuse_again(self, name: str, row_id: int) -> None:
        name = " ".join(name.split())
        if self._names().get(name.casefold(), row_id) != row_id:
            raise UserError(
                _("There is a relation “{name}” already. Write another name, or merge the two.").format(name=name)
            )


def other_name(project: Project) -> str:
    """What the second name of an actor or a relation is called: that in the language which the material is not in."""
    return _("Name in Danish") if project.language == "en" else _("Name in English")


def way_told(is_directed: bool) -> str:
    """Whether a relation has a direction, with its sign."""
    return " ".join((arrow(is_directed), _("from one to the other") if is_directed else _("mutual")))


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """The name, with a number where it is taken; what is taken has no capitals."""
    names, number, name = set(taken), 2, wanted
    while name.casefold() in names:
        name, number = f"{wanted} {number}", number + 1
    return name
