"""The tables of actors and of seats: their columns, their rows, and what writing a cell means."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qualapp import formats
from qualapp.desktop.actors.relation_sheet import free_name, other_name
from qualapp.desktop.actors.table_export import SavedSheet
from qualapp.desktop.cases.columns import Column
from qualapp.desktop.ties.words import KINDS, kind_name
from qualapp.errors import UserError
from qualapp.i18n import _, _n
from qualapp.model.network import ActorKind
from qualapp.model.value_words import ORGANISATIONAL_LEVELS, SECTORS
from qualapp.reports.actor_names import refuse_again


class ActorSheet(SavedSheet):
    """The actors."""

    noun = "actor"
    tables = frozenset({"actor", "tie", "mention", "membership", "blinding"})

    def fixed_columns(self) -> list[Column]:
        names = tuple(actor.name for actor in self.project.actors.all())
        levels = (("", ""), *((level.value, _(name)) for level, name in ORGANISATIONAL_LEVELS.items()))
        sectors = (("", ""), *((sector, _(name)) for sector, name in SECTORS.items() if sector))
        return [
            Column("name", _("Name"), 220),
            Column("kind", _("Kind"), 120, choices=tuple((kind.value, kind_name(kind)) for kind in KINDS)),
            Column("sector", _("Sector"), 140, choices=sectors),
            Column("level", _("Level"), 104, choices=levels),
            Column("mentions", _("Mentions"), 84, "number", is_fixed=True),
            Column("ties", _("Ties"), 84, "number", is_fixed=True),
            Column("parent", _("Belongs to"), 160, offered=names),
            Column("name_other", other_name(self.project), 200),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        project = self.project
        mentions = project.mentions.counts()
        ties = Counter(end for tie in project.ties.all() for end in (tie.from_id, tie.to_id))
        names = {actor.id: actor.name for actor in project.actors.all()}
        for actor in project.actors.all():
            parent = names.get(actor.parent_id, "") if actor.parent_id is not None else ""
            counts = (str(mentions.get(actor.id, 0)), str(ties[actor.id]))
            yield actor.id, (actor.name, actor.kind, actor.sector, actor.level, *counts, parent, actor.name_other)

    def describe(self, row_id: int, key: str, stored: str) -> None:
        if key == "parent":
            parent = self.project.actors.find(stored).id if stored.strip() else None
            self.project.actors.group([row_id], parent)
        else:
            if key == "name":
                refuse_again(self.project, stored, row_id)
            self.project.actors.describe(row_id, **{key: stored or (ActorKind.ORGANISATION if key == "kind" else "")})

    def add(self) -> int:
        taken = (actor.name.casefold() for actor in self.project.actors.all())
        return self.project.actors.add(free_name(_("New actor"), taken)).id

    @property
    def title(self) -> str:
        return _("Register of actors")

    def besides(self) -> Mapping[str, Mapping[int, str]]:
        actors, forms = self.project.actors.all(), defaultdict[int, list[str]](list)
        for form in self.project.actors.forms():
            forms[form.actor_id].append(form.form)
        return {
            _("Is called"): {number: "; ".join(words) for number, words in forms.items()},
            _("Description"): {actor.id: actor.description for actor in actors},
            _("Mandate"): {actor.id: actor.mandate for actor in actors},
            _("How often it meets"): {actor.id: actor.frequency for actor in actors},
            _("Identity"): {actor.id: actor.guid for actor in actors},
        }

    def losses(self, row_ids: Sequence[int]) -> str:
        gone: Counter[str] = Counter()
        for number in row_ids:
            gone.update(self.project.actors.hanging_on(number))
        words = {
            "tie": _n("{n} tie", "{n} ties", gone["tie"]),
            "mention": _n("{n} mention", "{n} mentions", gone["mention"]),
            "membership": _n("{n} seat", "{n} seats", gone["membership"]),
            "actor_form": _n("{n} form", "{n} forms", gone["actor_form"]),
        }
        told = [text.format(n=formats.number(gone[noun])) for noun, text in words.items() if gone[noun]]
        return _("With them go: {what}.").format(what=", ".join(told)) if told else ""

    def remove(self, row_id: int) -> None:
        self.project.actors.delete(row_id)


class SeatSheet(SavedSheet):
    """Who sits in which body, as what, from when and until when."""

    noun = "membership"
    tables = frozenset({"actor", "membership"})

    def fixed_columns(self) -> list[Column]:
        return [
            Column("body", _("Body"), 180, is_fixed=True),
            Column("member", _("Member"), 180, is_fixed=True),
            Column("role", _("Seat"), 130),
            Column("starts", _("From"), 100, "date"),
            Column("ends", _("Until"), 100, "date"),
            Column("attendance", _("Attendance"), 110),
            Column("note", _("Note"), 200),
        ]

    def facts(self) -> Iterable[tuple[int, Sequence[str]]]:
        names = {actor.id: actor.name for actor in self.project.actors.all()}
        for seat in self.project.actors.members():
            days = [day.isoformat() if day else "" for day in (seat.starts, seat.ends)]
            yield seat.id, (names[seat.body_id], names[seat.actor_id], seat.role, *days, seat.attendance, seat.note)

    def describe(self, row_id: int, key: str, stored: str) -> None:
        is_day = key in ("starts", "ends")
        self.project.actors.describe_seat(row_id, **{key: stored or (None if is_day else "")})

    def add(self) -> int:
        raise UserError(_("Choose the body and who sits in it."))

    @property
    def title(self) -> str:
        return _("Bodies")

    def besides(self) -> Mapping[str, Mapping[int, str]]:
        bodies, seats = {actor.id: actor for actor in self.project.actors.all()}, self.project.actors.members()
        return {
            _("Mandate"): {seat.id: bodies[seat.body_id].mandate for seat in seats},
            _("How often it meets"): {seat.id: bodies[seat.body_id].frequency for seat in seats},
            _("Identity"): {seat.id: seat.guid for seat in seats},
        }

    def remove(self, row_id: int) -> None:
        self.project.actors.unseat([row_id])
