"""The commands of the coding workspace; those with a bare letter work only while the text has the focus."""

from functools import partial
from typing import Literal

from PySide6.QtGui import QAction

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.coding.gestures import Gestures
from qualapp.desktop.commands import Commands
from qualapp.i18n import N_, _
from qualapp.model.coding import Valence

_VALENCES = (
    (Valence.DRIVER, N_("Driver"), N_("Also a driver"), "+"),
    (Valence.BARRIER, N_("Barrier"), N_("Also a barrier"), "-"),
    (Valence.AMBIVALENT, N_("Ambivalent"), N_("Also ambivalent"), "?"),
    (Valence.NONE, N_("No valence"), N_("Also without valence"), "0"),
)


_ENDS: tuple[tuple[str, str, Literal["start", "end"], int, str], ...] = (
    ("end.on", N_("Excerpt's end a word on"), "end", 1, "Alt+Right"),
    ("end.back", N_("Excerpt's end a word back"), "end", -1, "Alt+Left"),
    ("start.on", N_("Excerpt's start a word on"), "start", 1, "Alt+Shift+Right"),
    ("start.back", N_("Excerpt's start a word back"), "start", -1, "Alt+Shift+Left"),
)


def add_commands(desk: Desk, gestures: Gestures, commands: Commands) -> None:
    """Add what the keys and the menu do to the open source."""
    _add_coding(desk, gestures, commands)
    _add_valences(desk, gestures, commands)
    _add_excerpt(desk, gestures, commands)
    _add_moves(desk, commands)
    _add_sources(desk, gestures, commands)


def commands_at(commands: Commands, on_excerpt: bool) -> list[QAction | None]:
    """The commands that a right click offers; None stands for a line."""
    ids = ["coding.palette", "coding.again", "coding.in_vivo", "", "coding.memo", "coding.evidence"]
    if on_excerpt:
        valences = [f"coding.valence.{valence}" for valence, *_rest in _VALENCES]
        ids += ["", *valences, "", "coding.recode", "coding.remove"]
    return [commands[id] if id else None for id in [*ids, "", "coding.copy"]]


def _add_coding(desk: Desk, gestures: Gestures, commands: Commands) -> None:
    add = partial(commands.add, menu="coding", within=desk.view)
    top = _("Code to a dimension")
    for place in range(5):
        text = _("Code to dimension {number}").format(number=place + 1)
        add(f"coding.dimension.{place + 1}", text, partial(gestures.apply_top, place), keys=str(place + 1), submenu=top)
    add("coding.palette", _("Apply a code…"), desk.palette_wanted.emit, keys="C", icon="highlighter", group=1)
    add("coding.again", _("Apply the last code again"), gestures.apply_again, keys=".", group=1)
    add("coding.in_vivo", _("Code in vivo"), gestures.apply_in_vivo, keys="V", group=1)
    add("coding.recode", _("Give the coding another code…"), desk.recode_wanted.emit, keys="R", group=1)
    add("coding.remove", _("Take the coding away"), gestures.remove, keys=("Delete", "Backspace"), group=1)


def _add_valences(desk: Desk, gestures: Gestures, commands: Commands) -> None:
    add = partial(commands.add, menu="coding", within=desk.view, submenu=_("Valence"))
    for valence, text, also, key in _VALENCES:
        add(f"coding.valence.{valence}", _(text), partial(gestures.set_valence, valence), keys=key, group=2)
        add(f"coding.also.{valence}", _(also), partial(gestures.add_valence, valence), keys=f"Ctrl+{key}", group=3)


def _add_excerpt(desk: Desk, gestures: Gestures, commands: Commands) -> None:
    add = partial(commands.add, menu="coding", within=desk.view)
    on_source, on_code = partial(desk.memo_wanted.emit, "source"), partial(desk.memo_wanted.emit, "code")
    add("coding.memo", _("Write a memo"), gestures.write_memo, keys="M", icon="sticky-note", group=4)
    add("coding.memo_source", _("Memos on the source…"), on_source, keys="Shift+M", group=4)
    commands.add("coding.memo_code", _("Memos on the code…"), on_code, menu="coding", group=4)
    ends = _("Excerpt’s ends")
    for id, text, which, step, keys in _ENDS:
        add(f"coding.{id}", _(text), partial(gestures.widen, which, step), keys=keys, group=5, submenu=ends)
    commands.add("coding.copy", _("Copy the words"), desk.view.copy, menu="edit", group=2, icon="copy")


def _add_moves(desk: Desk, commands: Commands) -> None:
    view = desk.view
    add = partial(commands.add, menu="coding", group=5, within=view, submenu=_("Go to"))
    add("coding.next", _("Next excerpt"), partial(view.focus_next, 1), keys="N")
    add("coding.previous", _("Previous excerpt"), partial(view.focus_next, -1), keys="P")
    add("coding.next_uncoded", _("Next uncoded paragraph"), partial(view.next_uncoded_block, 1), keys="Shift+N")
    back = partial(view.next_uncoded_block, -1)
    add("coding.previous_uncoded", _("Previous uncoded paragraph"), back, keys="Shift+P")


def _add_sources(desk: Desk, gestures: Gestures, commands: Commands) -> None:
    find = partial(commands.add, menu="edit", group=3, icon="text-search")
    find("coding.find", _("Find in the text"), desk.find_in_text, keys="Ctrl+F")
    add = partial(commands.add, menu="view", group=2)
    add("coding.next_source", _("Next source"), partial(gestures.open_neighbour, 1), keys="Ctrl+PgDown")
    add("coding.previous_source", _("Previous source"), partial(gestures.open_neighbour, -1), keys="Ctrl+PgUp")
