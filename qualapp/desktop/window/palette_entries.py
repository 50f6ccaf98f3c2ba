"""What the palette offers: codes for the selection, commands, sources, and places where words stand."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence

from qualapp.desktop.keys.code_commands import applies_code, command_of
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.palette import Entry
from qualapp.desktop.window.window import Window
from qualapp.errors import UserError
from qualapp.formats import recording_time
from qualapp.i18n import _, _n
from qualapp.model.code import Code
from qualapp.model.excerpt import ExcerptFilter


class PaletteEntries:
    """Rows for what is typed, the likeliest group first."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._has_target = bool(window.coding and window.coding.gestures.target())
        self._counts = window.session.project.codes.counts() if window.session else {}
        self._group = _("Apply a code to the selection")
        self._act: Callable[[int], None] | None = window.coding.gestures.apply if window.coding else None
        self._can_add = True

    def open(self, *, codes_only: bool = False) -> None:
        """Open the palette: with codes alone, or with everything."""
        palette = self._window.palette_card
        if codes_only:
            chip = self._chip() or _("nothing selected")
            palette.open(self._codes, prompt=_("Which code?"), chip=chip)
        else:
            palette.open(self._all, chip=self._chip())

    def _chip(self) -> str:
        """What the codes would be applied to, with its place."""
        coding = self._window.coding
        range = coding.gestures.target() if coding else None
        if coding is None or range is None:
            return ""
        turn = next((turn for turn in coding.transcript.turns if turn.range.contains(range.start)), None)
        time = recording_time(turn.time) if turn and turn.time is not None else ""
        word = _("selection") if coding.view.selected_range() else _("excerpt")
        return f"{word} {time}".strip()

    def _all(self, typed: str) -> Sequence[Entry]:
        session = self._window.session
        if session is None:
            return self._commands()
        codes = self._codes(typed) if self._has_target else self._code_places()
        rest = [*self._commands(), *self._sources()]
        if typed.strip():
            rest.append(self._find_row(typed))
        return [*codes, *rest]

    def _codes(self, typed: str) -> Sequence[Entry]:
        session, coding = self._window.session, self._window.coding
        if session is None or coding is None:
            return []
        tree = session.tree
        rows = []
        for group, code in self._grouped():
            above = " > ".join(parent.name for parent in tree.ancestors(code.id))
            count = self._counts.get(code.id, 0)
            facts = [above, _n("{n} coding", "{n} codings", count).format(n=count) if count else ""]
            rows.append(
                Entry(
                    group,
                    code.name,
                    partial(self._apply, code.id),
                    " · ".join(fact for fact in facts if fact),
                    colour=tree.colour(code.id),
                    also=f"{code.name_other} {above}",
                    keys=self._keys(code),
                )
            )
        group = self._group
        if typed.strip() and self._can_add:
            name = typed.strip()
            text = _("New code “{name}”").format(name=name)
            rows.append(Entry(group, text, coding.gestures.apply_new, icon="plus", always=True))
        return rows

    def _grouped(self) -> Iterator[tuple[str, Code]]:
        """The codes that can be applied, each once: those that are pinned, those used last, all others."""
        session, coding = self._window.session, self._window.coding
        if session is None or coding is None:
            return
        codes = {code.id: code for code, _depth in session.tree.walk() if code.is_codable}
        pins = self._window.settings.pinned
        pinned = sorted((code for code in codes.values() if code.guid in pins), key=lambda code: pins.index(code.guid))
        recent = [codes[number] for number in coding.gestures.recent if number in codes]
        seen: set[int] = set()
        groups = ((_("Pinned codes"), pinned), (_("Used last"), recent), (self._group, codes.values()))
        for group, members in groups:
            for code in members:
                if code.id not in seen:
                    seen.add(code.id)
                    yield group, code

    def _keys(self, code: Code) -> str:
        """The key that applies a code, where it has one."""
        id = command_of(code)
        keys = self._window.commands.chosen_keys(id) if id in self._window.commands else ()
        return keys[0] if keys else ""

    def _code_places(self) -> Sequence[Entry]:
        session = self._window.session
        if session is None:
            return []
        tree = session.tree
        rows = []
        for code, _depth in tree.walk():
            count = sum(self._counts.get(number, 0) for number in tree.family(code.id))
            show = partial(self._show_code, code.id)
            faint = _n("{n} excerpt", "{n} excerpts", count).format(n=count)
            rows.append(Entry(_("Excerpts of a code"), code.name, show, faint, colour=tree.colour(code.id)))
        return rows

    def _commands(self) -> list[Entry]:
        rows = []
        for command in self._window.commands:
            action = command.action
            if (
                action.isEnabled()
                and action.isVisible()
                and command.id != "edit.palette"
                and not applies_code(command.id)
            ):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
                icon = str(action.property("icon_name") or "")
                text = action.text().rstrip("…")
                rows.append(Entry(_("Do"), text, partial(_trigger, action), keys=keys, icon=icon or "arrow-right"))
        return rows

    def _sources(self) -> list[Entry]:
        session = self._window.session
        sources = session.project.sources.all() if session else []
        return [
            Entry(
                _("Go to"), source.name, partial(self._open, source.id), source.case, icon="file-text", also=source.case
            )
            for source in sources
        ]

    def _find_row(self, typed: str) -> Entry:
        text = _("Find “{words}” in all sources").format(words=typed.strip())
        keys = keys_in_use.of("edit.find_all")
        return Entry(_("Go to"), text, self._find, self._places(typed), "text-search", keys=keys, always=True)

    def _places(self, typed: str) -> str:
        session = self._window.session
        try:
            count = session.project.search.count(_begun(typed)) if session else 0
        except UserError:
            return ""
        return _n("{n} place", "{n} places", count).format(n=count)

    def open_recode(self) -> None:
        """Open the palette to choose another code for the coding in focus."""
        coding = self._window.coding
        if coding is None or coding.inspector.chosen_coding() is None:
            self._window.toast.say(_("Choose a coding first: click a highlight, or select words and apply a code."))
            return
        self._group, self._act = _("Another code for the coding"), coding.gestures.recode
        self._can_add = False
        self._window.palette_card.open(self._codes, prompt=_("Which code instead?"), chip=self._chip())

    def _apply(self, code_id: int, _typed: str) -> None:
        if self._act is not None:
            self._act(code_id)

    def _open(self, source_id: int, _typed: str) -> None:
        self._window.workspaces.show_source(source_id)

    def _show_code(self, code_id: int, _typed: str) -> None:
        self._window.workspaces.show_excerpts(ExcerptFilter(codes=frozenset({code_id})))

    def _find(self, typed: str) -> None:
        self._window.workspaces.find_everywhere(_begun(typed))


def _begun(typed: str) -> str:
    """What is typed, its last word as the beginning of one while it may still be going on."""
    return typed + "*" if typed[-1:].isalnum() else typed


def _trigger(action: object, _typed: str) -> None:
    action.trigger()  # type: ignore[attr-defined]
