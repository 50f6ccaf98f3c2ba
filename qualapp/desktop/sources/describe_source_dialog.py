"""What a source of the project is called, where it belongs, and who speaks in it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qualapp.desktop.look.widgets import Dialog, FormField
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.sources.facts import Facts, Voice
from qualapp.desktop.sources.import_work import case_of
from qualapp.desktop.sources.source_form import SourceForm
from qualapp.desktop.sources.speaker_table import STORED, SpeakerTable
from qualapp.errors import UserError
from qualapp.i18n import N_, _
from qualapp.model.source import Fidelity, fidelity_of
from qualapp.model.value_words import FIDELITIES
from qualapp.store.project import Project

_WIDTH = 960
_BY_KIND = "kind"
_AIR = 56  # of a dialog, for its shadow


class DescribeSourceDialog(Dialog):
    """Describes one source and those who speak in it, all in one step."""

    def __init__(self, session: Session, source_id: int, parent: QWidget | None = None) -> None:
        super().__init__(_("Name, case and speakers"), _("Keep"), parent, width=640)
        self.setFixedWidth(_WIDTH + _AIR)
        self._project = project = session.project
        self._source_id = source_id
        self.facts = facts_of(project, source_id)
        self.voices = self._before = voices_of(project, source_id)
        activities = {source.activity for source in project.sources.all() if source.activity}
        cases = [case.name for case in project.cases.all()]
        self.form = SourceForm(cases, sorted(activities, key=str.casefold), self)
        self.form.show_facts([self.facts])
        self.form.changed.connect(self._on_fact)
        marks = [(_BY_KIND, _("by its kind")), *((mark, _(name)) for mark, name in FIDELITIES.items())]
        self.fidelity = ChoiceBox(marks, _("Words are"), self)
        self.fidelity.show_value(self.facts.fidelity or _BY_KIND)
        self.fidelity.chosen.connect(lambda mark: self._on_fact("fidelity", None if mark == _BY_KIND else mark))
        self.caution = QLabel(self)
        self.caution.setProperty("role", "caption")
        self.caution.setWordWrap(True)
        self._show_caution()
        self.speakers = SpeakerTable(STORED, self, rows_seen=7.5)
        self.speakers.offer_roles(project.cases.roles())
        self.speakers.changed.connect(self._on_voice)
        self.speakers.setVisible(bool(self.voices))
        self._show_voices()
        self.error = QLabel(self)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        marked = QHBoxLayout()
        marked.setSpacing(16)
        marked.addWidget(FormField(_("Words are"), self.fidelity, self))
        marked.addWidget(self.caution, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.form)
        self.body.addLayout(marked)
        self.body.addWidget(self.speakers)
        self.body.addWidget(self.error)
        self.form.name.setFocus()

    def _show_voices(self) -> None:
        if self.voices:
            self.speakers.show_voices([[voice] for voice in self.voices.values()])

    def _on_fact(self, fact: str, value: object) -> None:
        self.facts = replace(self.facts, **{fact: value})  # type: ignore[arg-type]
        self._show_caution()

    def _show_caution(self) -> None:
        """Say how these words are printed."""
        is_speech = fidelity_of(self.facts.kind, self.facts.fidelity) is Fidelity.VERBATIM
        speech, told = _("Printed as speech, in quotation marks."), _("Never printed as speech: no quotation marks.")
        self.caution.setText(speech if is_speech else told)

    def _on_voice(self, label: str, fact: str, value: object) -> None:
        self.voices = {**self.voices, label: replace(self.voices[label], **{fact: value})}  # type: ignore[arg-type]
        self.speakers.show_group([self.voices[label]])

    def accept(self) -> None:
        try:
            if error := self.form.date_error():
                raise UserError(error)
            self._keep()
        except UserError as error:
            self.error.setText(error.message)
            self.error.show()
            return
        super().accept()

    def _keep(self) -> None:
        project, facts = self._project, self.facts
        with project.history.step(N_("Describe source “{name}”"), name=facts.name):
            project.sources.describe(
                self._source_id,
                name=facts.name,
                kind=facts.kind,
                case_id=case_of(project, facts.case),
                visit=facts.visit,
                date=facts.date,
                activity=facts.activity.strip(),
            )
            if facts.fidelity != project.sources[self._source_id].fidelity:
                project.sources.mark_fidelity(self._source_id, facts.fidelity)
            for label, voice in self.voices.items():
                if voice != self._before[label]:
                    self._describe(int(label), voice)

    def _describe(self, informant_id: int, voice: Voice) -> None:
        before = self._before[str(informant_id)]
        self._project.informants.describe(
            informant_id,
            name=" ".join(voice.name.split()) or before.name,
            role=voice.role.strip(),
            sector=voice.sector,
            level=voice.level,
            pseudonym=voice.pseudonym.strip(),
            is_interviewer=voice.is_interviewer,
        )


def facts_of(project: Project, source_id: int) -> Facts:
    """What is said of a source of the project."""
    source = project.sources[source_id]
    return Facts(source.name, source.kind, source.case, source.visit, source.date, source.activity, source.fidelity)


def voices_of(project: Project, source_id: int) -> dict[str, Voice]:
    """Those who speak in a source, by the id of the informant, in order of appearance."""
    turns: dict[int, int] = {}
    for turn in project.sources.turns(source_id):
        if turn.informant_id is not None:
            turns[turn.informant_id] = turns.get(turn.informant_id, 0) + 1
    known = {informant.id: informant for informant in project.informants.all()}
    voices = {}
    for number, count in turns.items():
        who = known[number]
        voices[str(number)] = Voice(
            str(number), count, who.name, who.role, who.sector, who.level, who.pseudonym, who.is_interviewer
        )
    return voices
