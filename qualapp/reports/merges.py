"""A merge and what was decided after it, gathered to be kept."""

from collections.abc import Iterator
from datetime import datetime

from qualapp import formats
from qualapp.exporters.merge_report import MergeStory, Told, ToldConflict, ToldCount
from qualapp.exporters.nouns import counted
from qualapp.exporters.words import joined
from qualapp.formats import moment
from qualapp.i18n import N_, _, _n
from qualapp.reports.conflict_words import hidden_sentence, said, thing, what, who
from qualapp.store.merging.open_conflicts import Conflict, Voice
from qualapp.store.merging.report import MergeReport
from qualapp.store.merging.taken import Decided
from qualapp.store.project import Project

CHOICES = {
    "kept": N_("what stood was kept"),
    "other": N_("the other version was taken"),
    "both": N_("both stand, one below the other"),
    "own": N_("written anew"),
}
_SILENT_NOUNS = {"block", "turn"}


def merge_story(project: Project, report: MergeReport, coder: str, time: int) -> MergeStory:
    """The report of a merge that somebody made, with the decisions on what was said differently."""
    return MergeStory(
        project=project.name,
        coder=project.coders[project.history.coder_id].name,
        made=datetime.now().astimezone(),
        facts=tuple(_facts(report, coder, time)),
        counts=tuple((title, tuple(counts)) for title, counts in count_groups(report)),
        notes=(*_notes(report), *_hidden(project)),
        conflicts=tuple(_conflicts(project, report.merge)),
    )


def _facts(report: MergeReport, coder: str, time: int) -> Iterator[tuple[str, str]]:
    yield _("Merged in"), ", ".join(report.files)
    yield _("Merged"), joined(formats.date_time(moment(time)), coder)
    yield _("From"), "; ".join(from_whom(report)) or _("nobody: all was known already")


def from_whom(report: MergeReport) -> list[str]:
    """Who had done what came in, and how much."""
    told = []
    for name, steps in report.steps_by_coder.items():
        n = report.codings_by_coder.get(name, 0)
        codings = _n("{n} new coding", "{n} new codings", n).format(n=formats.number(n)) if n else ""
        made = _n("{n} step", "{n} steps", steps).format(n=formats.number(steps))
        told.append(joined(name, codings, made))
    return told


def doubled_sentences(report: MergeReport) -> list[str]:
    """What stands twice in a theory since two drew it, and how it becomes one."""
    sentence = _("“{what}” stands twice in “{theory}”. Select both in the drawing and choose “Make them one”.")
    return [sentence.format(what=what, theory=theory) for theory, what in report.doubled]


def count_groups(report: MergeReport) -> list[tuple[str, list[ToldCount]]]:
    """What came in new, was changed and was deleted, each by kind, the most first; what only follows is left out."""
    groups = ((_("New"), report.added), (_("Changed"), report.changed), (_("Deleted"), report.removed))
    found = []
    for title, counts in groups:
        ordered = sorted(counts.items(), key=lambda pair: -pair[1])
        told = [ToldCount(counted(noun, n), n) for noun, n in ordered if noun not in _SILENT_NOUNS]
        if told:
            found.append((title, told))
    return found


def _notes(report: MergeReport) -> Iterator[tuple[str, tuple[str, ...]]]:
    if report.edited_texts:
        yield _("Texts in which words were corrected; codings moved with their words"), report.edited_texts
    if report.matches:
        yield _("Taken to be the same"), tuple(match.name for match in report.matches)
    if report.namesakes:
        yield _("Names that two coders have"), report.namesakes
    if report.doubled:
        yield _("Drawn by two"), tuple(doubled_sentences(report))


def _hidden(project: Project) -> Iterator[tuple[str, tuple[str, ...]]]:
    if told := hidden_sentence(project.decisions.hidden()):
        yield _("Blind coding"), (told,)


def _conflicts(project: Project, merge: int) -> Iterator[ToldConflict]:
    for decided in project.decisions.taken():
        if decided.conflict.merge == merge:
            yield _decided(project, decided)
    for conflict in project.decisions.open():
        if conflict.merge == merge:
            yield ToldConflict(what(conflict), thing(project, conflict), *_versions(project, conflict))


def _versions(project: Project, conflict: Conflict) -> tuple[Told, Told]:
    stands, lost = (Told(said(project, conflict, one), who(one)) for one in (conflict.stands, conflict.lost))
    return stands, lost


def _decided(project: Project, decided: Decided) -> ToldConflict:
    conflict = decided.conflict
    decision = Voice(None, decided.words, decided.coder, decided.time)
    written = decided.words if decided.choice in {"both", "own"} else ""
    told = _(CHOICES[decided.choice])
    return ToldConflict(
        what(conflict), thing(project, conflict), *_versions(project, conflict), told, who(decision), written
    )
