"""Who was asked about what: persons and interviews by activity and role, counted apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from qualapp.model.case import Attendance


@dataclass(frozen=True)
class Count:
    """How many different persons, in how many interviews."""

    persons: int
    interviews: int


@dataclass(frozen=True)
class AttendanceTable:
    """Activities down, roles across; a key of "" is what has none. Totals count each person and interview once."""

    activities: tuple[str, ...]
    roles: tuple[str, ...]
    cells: dict[tuple[str, str], Count]
    by_activity: dict[str, Count]
    by_role: dict[str, Count]
    total: Count


def attendance_table(attendances: Iterable[Attendance]) -> AttendanceTable:
    """Count persons and interviews: two people in one interview are two persons and one interview.

    A person who was asked twice counts once, also in the totals, so that columns may add up to more.
    """
    everything = list(attendances)
    activities = _ordered({one.activity for one in everything})
    roles = _ordered({one.role for one in everything})
    return AttendanceTable(
        activities,
        roles,
        {
            (activity, role): _count(one for one in everything if one.activity == activity and one.role == role)
            for activity in activities
            for role in roles
        },
        {activity: _count(one for one in everything if one.activity == activity) for activity in activities},
        {role: _count(one for one in everything if one.role == role) for role in roles},
        _count(everything),
    )


def _count(attendances: Iterable[Attendance]) -> Count:
    some = list(attendances)
    return Count(len({one.informant_id for one in some}), len({one.source_id for one in some}))


def _ordered(names: set[str]) -> tuple[str, ...]:
    """By name, what has none last."""
    return tuple(sorted(names, key=lambda name: (not name, name.casefold())))
