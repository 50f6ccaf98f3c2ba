"""A project to look at before there is one of one's own."""

from collections.abc import Iterator
from pathlib import Path

import click

from qualapp import i18n
from qualapp.cli.output import finish_shown, note
from qualapp.cli.program import Window
from qualapp.cli.shape import Command, Option, any_path
from qualapp.i18n import N_, _

_FORMATS = (".docx", ".xlsx", ".csv", ".html")


@click.command(
    cls=Command,
    help=N_(
        "Make a demo project of twelve invented texts in FOLDER (./demo) and open it."
        " Where there is no screen, write its exports and pictures of the window there."
    ),
)
@click.argument("folder", type=any_path, default="demo")
@click.option(
    "--network", "as_network", is_flag=True, cls=Option,
    help=N_("Make an example of an actor network with 126 ties instead."),
)  # fmt: skip
@click.pass_obj
def demo(window: Window | None, folder: Path, as_network: bool) -> None:
    from qualapp.demo import build_demo, build_example_network, free_path

    project = free_path(folder, _("network") if as_network else "demo")
    build = build_example_network if as_network else build_demo
    finish_shown(build(project), _("Making the demo project"))
    click.echo(project)
    if window and window.has_screen:
        raise click.exceptions.Exit(window.open(project, i18n.language()))
    for path in _exports(project):
        click.echo(path)
    if window:
        for path in window.pictures(project, folder):
            click.echo(path)
    note(
        _("There is no screen here, so the window was not opened. Everything it shows lies in “{folder}”.").format(
            folder=folder
        )
    )


def _exports(project: Path) -> Iterator[Path]:
    from qualapp import exporters
    from qualapp.model.excerpt import ExcerptFilter
    from qualapp.reports import report_of
    from qualapp.store.project import Project

    with Project.open(project, read_only=True) as opened:
        report = report_of(opened, ExcerptFilter())
    for ending in _FORMATS:
        path = project.with_suffix(ending)
        finish_shown(exporters.write(report, path), _("Writing"))
        yield path
