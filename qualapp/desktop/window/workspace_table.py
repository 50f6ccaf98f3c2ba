"""Which workspaces there are, in the order of the rail, and where each leads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from qualapp.desktop.coding.workspace import CodingWorkspace
from qualapp.desktop.rail import Place
from qualapp.desktop.session import Session
from qualapp.desktop.window.acts import Acts
from qualapp.desktop.window.claims import show_claim, show_hypothesis
from qualapp.desktop.window.palette_entries import PaletteEntries
from qualapp.desktop.window.window import Window
from qualapp.desktop.window.workspaces import Workspace
from qualapp.i18n import _
from qualapp.model.excerpt import ExcerptFilter

if TYPE_CHECKING:
    from qualapp.desktop.cases import CasesWorkspace
    from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace
    from qualapp.desktop.history.workspace import HistoryWorkspace
    from qualapp.desktop.memos.workspace import MemosWorkspace
    from qualapp.desktop.network.workspace import NetworkWorkspace
    from qualapp.desktop.tabs import TabbedWorkspace
    from qualapp.desktop.team.workspace import TeamWorkspace
    from qualapp.desktop.theory.workspace import TheoryWorkspace


def workspace_table(window: Window, acts: Acts) -> list[Workspace]:
    """Every workspace of a window; another one is one more entry here."""
    return [
        Workspace(
            Place("coding", "highlighter", _("Coding"), _("Coding"), "Ctrl+1"),
            partial(_coding, window, acts),
            at_once=True,
            attend=lambda coding: coding.view.setFocus(Qt.FocusReason.OtherFocusReason),
            keep=lambda coding: coding.inspector.memos.keep(),
        ),
        Workspace(
            Place("cases", "folder-open", _("Cases"), _("Cases, sources and informants"), "Ctrl+2"),
            partial(_cases, window, acts),
        ),
        Workspace(
            Place("excerpts", "list-filter", _("Excerpts"), _("Excerpts"), "Ctrl+3"),
            partial(_excerpts, window),
        ),
        Workspace(
            Place("memos", "sticky-note", _("Memos"), _("Memos and project journal"), "Ctrl+4"),
            partial(_memos, window, acts),
            keep=lambda memos: memos.keep(),
        ),
        Workspace(
            Place("history", "history", _("History"), _("History: who did what when"), "Ctrl+5"),
            partial(_history, window, acts),
        ),
        Workspace(
            Place("team", "users", _("Team"), _("Team: who codes what"), "Ctrl+6"),
            partial(_team, window),
        ),
        Workspace(
            Place("theory", "workflow", _("Theory"), _("Theory of change"), "Ctrl+7"),
            partial(_theory, window, acts),
            attend=lambda theory: theory.canvas.setFocus(Qt.FocusReason.OtherFocusReason),
            keep=lambda theory: theory.keep(),
        ),
        Workspace(
            Place("network", "waypoints", _("Network"), _("Actors and their network"), "Ctrl+8"),
            partial(_network, window),
        ),
        Workspace(
            Place("testing", "lightbulb", _("Hypotheses"), _("Hypotheses, and what works for whom when"), "Ctrl+9"),
            partial(_testing, window, acts),
            keep=lambda testing: testing.keep(),
        ),
    ]


def _coding(window: Window, acts: Acts, session: Session) -> CodingWorkspace:
    coding = CodingWorkspace(session, window.settings, window.commands, window.window())
    go = window.workspaces
    coding.import_wanted.connect(acts.material.import_sources)
    coding.describe_wanted.connect(acts.material.describe_source)
    coding.sources.replace_wanted.connect(acts.replacing.replace_source)
    coding.sources.repair_wanted.connect(acts.repairing.repair_source)
    coding.case_wanted.connect(acts.material.describe_case)
    coding.codebook_wanted.connect(acts.material.add_codebook)
    coding.memo_wanted.connect(acts.material.write_memos)
    coding.reading_wanted.connect(acts.choices.choose_settings)
    coding.claim_wanted.connect(partial(show_claim, window))
    coding.said.connect(window.toast.say)
    coding.failed.connect(window.toast.say)
    coding.code_keys.wanted.connect(acts.choices.choose_keys)
    coding.code_keys.pin_wanted.connect(acts.choices.pin_code)
    coding.palette_wanted.connect(lambda: PaletteEntries(window).open(codes_only=True))
    coding.recode_wanted.connect(lambda: PaletteEntries(window).open_recode())
    coding.words_wanted.connect(lambda words: go.show_excerpts(ExcerptFilter(words=words)))
    coding.excerpts_wanted.connect(lambda code: go.show_excerpts(ExcerptFilter(codes=frozenset({code}))))
    coding.codebook.books.excerpts_wanted.connect(go.show_excerpts)
    window.toast.stay_above(coding.inspector)
    return coding


def _cases(window: Window, acts: Acts, session: Session) -> CasesWorkspace:
    from qualapp.desktop.cases import CasesWorkspace

    cases = CasesWorkspace(session, window.window())
    cases.place_wanted.connect(window.workspaces.show_source)
    cases.excerpts_wanted.connect(window.workspaces.show_excerpts)
    cases.memos_wanted.connect(acts.material.write_memos_on)
    cases.describe_wanted.connect(acts.material.describe_source)
    return cases


def _excerpts(window: Window, session: Session) -> ExcerptsWorkspace:
    from qualapp.desktop.excerpts.workspace import ExcerptsWorkspace

    excerpts = ExcerptsWorkspace(session, window.window())
    excerpts.place_wanted.connect(window.workspaces.show_place)
    return excerpts


def _memos(window: Window, acts: Acts, session: Session) -> MemosWorkspace:
    from qualapp.desktop.memos.workspace import MemosWorkspace

    memos = MemosWorkspace(session, window.window())
    _lead(window, memos)
    memos.case_wanted.connect(acts.material.describe_case)
    memos.export_wanted.connect(acts.paper.save_memos)
    return memos


def _team(window: Window, session: Session) -> TeamWorkspace:
    from qualapp.desktop.team.workspace import TeamWorkspace
    from qualapp.desktop.window.team_table import team_tabs

    return TeamWorkspace(session, team_tabs(window), window.window())


def _theory(window: Window, acts: Acts, session: Session) -> TheoryWorkspace:
    from qualapp.desktop.theory.workspace import TheoryWorkspace

    theory = TheoryWorkspace(session, window.window(), window.commands)
    theory.place_wanted.connect(window.workspaces.show_place)
    theory.code_wanted.connect(window.workspaces.show_code)
    theory.hypothesis_wanted.connect(partial(show_hypothesis, window))
    theory.picture_wanted.connect(acts.theory.save_picture)
    theory.failed.connect(window.toast.say)
    return theory


def _testing(window: Window, acts: Acts, session: Session) -> TabbedWorkspace:
    from qualapp.desktop.tabs import TabbedWorkspace
    from qualapp.desktop.window.testing_table import testing_tabs

    return TabbedWorkspace(session, _("Hypotheses"), testing_tabs(window, acts), window.window())


def _network(window: Window, session: Session) -> NetworkWorkspace:
    from qualapp.desktop.network.workspace import NetworkWorkspace
    from qualapp.desktop.window.network_acts import NetworkActs

    network = NetworkWorkspace(session, window.window())
    acts = NetworkActs(window, network)
    go = window.workspaces
    network.place_wanted.connect(lambda place: go.show_place(place.source_id, place.range, place.excerpt_id))
    network.picture_wanted.connect(acts.save_picture)
    network.shipped_wanted.connect(acts.add_shipped)
    network.coding_wanted.connect(lambda: go.show("coding"))
    network.failed.connect(window.toast.say)
    return network


def _history(window: Window, acts: Acts, session: Session) -> HistoryWorkspace:
    from qualapp.desktop.history.workspace import HistoryWorkspace

    history = HistoryWorkspace(session, window.window())
    _lead(window, history)
    history.copy_wanted.connect(acts.history.save_copy_before)
    history.export_wanted.connect(acts.history.save_trail)
    return history


def _lead(window: Window, listing: MemosWorkspace | HistoryWorkspace) -> None:
    """Let what is listed open its place, source or code."""
    go = window.workspaces
    listing.place_wanted.connect(go.show_place)
    listing.source_wanted.connect(go.show_source)
    listing.code_wanted.connect(go.show_code)
    listing.failed.connect(window.toast.say)
