"""What can be done in the whole window, whatever is open: the commands of its menus."""

from collections.abc import Sequence
from functools import partial

from qualapp.desktop.rail import Place
from qualapp.desktop.window.acts import Acts
from qualapp.desktop.window.palette_entries import PaletteEntries
from qualapp.desktop.window.window import Window
from qualapp.i18n import _


def add_commands(window: Window, acts: Acts, places: Sequence[Place]) -> None:
    """Add the commands of a window; those of a workspace come with it."""
    _add_projects(window, acts)
    _add_edit(window, acts)
    _add_places(window, places)
    _add_choices(window, acts)
    _add_help(window, acts)


def _add_projects(window: Window, acts: Acts) -> None:
    projects, material, paper = acts.projects, acts.material, acts.paper
    add = partial(window.commands.add, menu="project")
    add("project.new", _("New project"), window.show_start, keys="Ctrl+N", icon="file-plus")
    add("project.open", _("Open project…"), projects.choose_project, keys="Ctrl+O", icon="folder-open")
    begin = _("Begin with a project from another program…")
    add("project.begin_with", begin, acts.exchange.begin, icon="file-input")
    add("project.demo", _("Open the demo"), projects.open_demo, icon="play")
    add("project.import", _("Import sources…"), material.import_sources, keys="Ctrl+I", icon="import", group=1)
    add("project.paste", _("Paste text as a source…"), material.paste_source, icon="clipboard-list", group=1)
    other = _("Bring in a project from another program…")
    add("project.bring_in", other, acts.exchange.bring_in, icon="import", group=1)
    replace = _("Replace the text by a corrected file…")
    add("project.replace", replace, acts.replacing.replace_open_source, icon="file-input", group=1)
    repair = _("Repair the text…")
    add("project.repair", repair, acts.repairing.repair_open_source, icon="text-search", group=1)
    add("project.codebook", _("Add a codebook…"), material.choose_codebook, icon="book-open", group=1)
    add("project.copy", _("Save a copy…"), projects.save_copy, icon="copy", group=2)
    add("project.copy_for", _("Make a copy for a colleague…"), acts.team.copy_for, icon="user-plus", group=2)
    add("project.blind", _("Code blind, or open the comparison"), acts.team.turn_blind, icon="eye-off", group=2)
    add("team.receive", _("Receive a copy…"), acts.merging.receive, icon="git-merge", group=2)
    add("team.conflicts", _("Decide on conflicts…"), acts.merging.decide, icon="split", group=2)
    add("project.backups", _("Backups…"), projects.choose_backup, icon="history", group=2)
    add("project.describe", _("Name and description…"), projects.describe_project, group=2)
    add("project.journal", _("Project journal…"), material.write_memos, icon="sticky-note", group=2)
    add("project.print", _("Print what is shown…"), acts.printing.print_shown, keys="Ctrl+P", icon="file-text", group=3)
    transcript = _("Print or save the transcript…")
    add("project.transcript", transcript, paper.print_transcript, icon="file-text", group=3)
    add("project.codebook_word", _("Save the codebook…"), paper.save_codebook, icon="book-open-text", group=3)
    add("project.memos_word", _("Memos to Word…"), paper.save_memos, icon="sticky-note", group=3)
    drawn = _("Save the theory as a picture…")
    add("project.theory_picture", drawn, acts.theory.save_picture, icon="image-down", group=3)
    whole = _("Export the whole project for other programs (REFI-QDA)…")
    add("project.export_refi", whole, acts.exchange.export_project, icon="arrow-up-right", group=3)
    add("team.report", _("Report of the last merge…"), acts.merging.save_report, icon="git-merge", group=3)
    add("project.close", _("Close the project"), window.close_project, keys="Ctrl+W", group=4)
    add("project.quit", _("Quit"), window.window().close, keys="Ctrl+Q", group=4)


def _add_edit(window: Window, acts: Acts) -> None:
    add = partial(window.commands.add, menu="edit")
    add("edit.undo", _("Undo"), acts.steps.undo, keys="Ctrl+Z", icon="undo-2")
    add("edit.redo", _("Redo"), acts.steps.redo, keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo-2")
    anything = _("Search, or do something…")
    add("edit.palette", anything, lambda: PaletteEntries(window).open(), keys="Ctrl+K", icon="search", group=1)
    find, text = (lambda: window.workspaces.find_everywhere()), _("Find in all sources…")
    add("edit.find_all", text, find, keys="Ctrl+Shift+F", icon="text-search", group=3)


def _add_places(window: Window, places: Sequence[Place]) -> None:
    for place in places:
        go = partial(_go, window, place.id)
        window.commands.add(f"view.{place.id}", place.title, go, keys=place.keys, icon=place.icon, menu="view")


def _go(window: Window, id: str) -> None:
    window.workspaces.show(id)


def _add_choices(window: Window, acts: Acts) -> None:
    choices = acts.choices
    add = partial(window.commands.add, menu="view")
    add("view.light", _("Light"), partial(choices.wear, "light"), icon="sun", group=3)
    add("view.dark", _("Dark"), partial(choices.wear, "dark"), icon="moon", group=3)
    add("view.system", _("Light or dark as the system"), partial(choices.wear, "system"), group=3)
    add("view.danish", "Dansk", partial(choices.speak, "da"), icon="languages", group=4)
    add("view.english", "English", partial(choices.speak, "en"), icon="languages", group=4)
    add("view.inspector", _("Show or fold the excerpt panel"), choices.fold_inspector, keys="F6", group=5)
    without = _("Count without interviewers' words")
    leave_out = add("view.interviewers", without, choices.toggle_interviewers, group=5, checkable=True)
    leave_out.setChecked(window.settings.without_interviewers)
    add("view.keys", _("Change the keys…"), choices.choose_keys, icon="keyboard", group=6)
    add("view.settings", _("Settings…"), choices.choose_settings, keys="Ctrl+,", icon="settings", group=6)


def _add_help(window: Window, acts: Acts) -> None:
    add = partial(window.commands.add, menu="help")
    add("help.help", _("Help"), acts.help.show_help, keys="F1", icon="circle-help")
    add("help.keys", _("Keys"), partial(acts.help.show_help, "keys"), icon="keyboard")
    add("help.about", _("About Qualapp"), acts.help.show_about, icon="info", group=1)
