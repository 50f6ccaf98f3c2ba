"""Putting words under context, mechanism or outcome where one codes, one gesture each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from qualapp.desktop.coding.desk import Desk
from qualapp.desktop.coding.margin_marks import MarginMark
from qualapp.desktop.commands import Commands
from qualapp.desktop.configurations.part_rows import PartRows
from qualapp.desktop.look import keys_in_use
from qualapp.desktop.session import Session
from qualapp.errors import UserError
from qualapp.exporters.evidence_words import said
from qualapp.i18n import N_, _
from qualapp.model.text import TextRange
from qualapp.model.theory import Configuration, ConfigurationPart
from qualapp.reports.citations import Citations

_TEXTS = {
    ConfigurationPart.CONTEXT: (N_("Words are the context"), N_("Words are the context of a new configuration")),
    ConfigurationPart.MECHANISM: (N_("Words are the mechanism"), N_("Words are the mechanism of a new configuration")),
    ConfigurationPart.OUTCOME: (N_("Words are the outcome"), N_("Words are the outcome of a new configuration")),
}


class ConfigurationActs(QObject):
    """Alt+1 to 3 join the configuration that was told last in this source; with Shift they begin a new one."""

    def __init__(
        self, desk: Desk, session: Session, commands: Commands, target: Callable[[], TextRange | None]
    ) -> None:
        super().__init__(desk.view)
        self._desk = desk
        self._session = session
        self._target = target
        self._joined: tuple[int, int | None] | None = None
        self.rows = PartRows(session, desk.inspector)
        self.rows.failed.connect(desk.failed)
        desk.inspector.add_claims(self.rows)
        desk.inspector.excerpt_shown.connect(self.rows.show_excerpt)
        add = partial(commands.add, menu="coding", group=4, within=desk.view, submenu=_("What works for whom when"))
        for place, (part, (text, _new)) in enumerate(_TEXTS.items(), 1):
            add(f"coding.configuration.{part}", _(text), partial(self.put, part), keys=f"Alt+{place}")
        for place, (part, (_text, new)) in enumerate(_TEXTS.items(), 1):
            put = partial(self.put, part, new=True)
            add(f"coding.configuration.new.{part}", _(new), put, keys=f"Alt+Shift+{place}")

    def put(self, part: ConfigurationPart, *, new: bool = False) -> None:
        """Put the words at hand under a part."""
        desk, range = self._desk, self._target()
        configurations = self._session.project.configurations
        if range is None or desk.source is None:
            desk.failed.emit(_("Select some words first, or click a highlight: a configuration rests on words."))
            return
        latest = self._latest(desk.source.id, new=new)
        try:
            made = configurations.put(part, desk.source.id, range, latest.id if latest else None)
        except UserError as error:
            desk.failed.emit(error.message)
            return
        self._attend(range)
        missing = [said(one) for one in ConfigurationPart if not getattr(made, one)]
        sentence = _("{part} of a new configuration") if latest is None else _("{part} of the configuration")
        told = sentence.format(part=said(part))
        if missing:
            told = _("{told}; still missing: {parts}").format(told=told, parts=", ".join(missing))
        desk.said.emit(f"{told}. {mixed}" if (mixed := self._mixed(made)) else told)

    def join(self, configuration_id: int) -> None:
        """Let words from now on join this configuration, in the source in which one goes on."""
        self._joined = (configuration_id, None)
        sentence = _("{context}, {mechanism} and {outcome} now put words into this configuration.")
        keys = {part.value: f"coding.configuration.{part}" for part in ConfigurationPart}
        self._desk.said.emit(keys_in_use.fill(sentence, **keys))

    def _latest(self, source_id: int, *, new: bool) -> Configuration | None:
        """The configuration that words join: the one that was asked for, else the one told last in the source."""
        configurations = self._session.project.configurations
        joined, self._joined = self._joined, None
        if new:
            return None
        if joined is not None and joined[1] in (None, source_id):
            asked = next((one for one in configurations.all() if one.id == joined[0]), None)
            if asked is not None:
                self._joined = (asked.id, source_id)
                return asked
        return configurations.latest_in(source_id)

    def _mixed(self, made: Configuration) -> str:
        """A warning where the words come from different speakers: then it is nobody's own account any more."""
        parts = self._session.project.configurations.parts(made.id)
        citations = Citations(self._session.project)
        tellers = {(cited := citations.at(source, range)).teller: cited.who for _id, _part, source, range in parts}
        if len(tellers) < 2:
            return ""
        names = ", ".join(dict.fromkeys(filter(None, tellers.values())))
        return _("Mind that different speakers tell it: {names}.").format(names=names)

    def _attend(self, range: TextRange) -> None:
        """Put the excerpt into focus, so that the next part can be selected."""
        view, project = self._desk.view, self._session.project
        view.select(TextRange(range.end, range.end))
        if self._desk.source is not None:
            found = [one.id for one in project.excerpts.in_source(self._desk.source.id) if one.range == range]
            view.focus_excerpt(found[0] if found else None)

    def marks(self, source_id: int) -> list[MarginMark]:
        """What the margin says of a source: the parts that its words are put under."""
        project = self._session.project
        coder = {one.id: one.coder_id for one in project.configurations.all()}
        return [
            MarginMark(excerpt, project.excerpts[excerpt].range, "", said(part))
            for _number, part, configuration, excerpt in project.configurations.cited_in(source_id)
            if configuration in coder and self._session.shows(coder[configuration])
        ]
