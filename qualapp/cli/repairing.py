"""Scanned and broken text: what could be mended in it, and mending it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from qualapp.cli.output import note, write_json
from qualapp.cli.shape import Command, Option, coder_option, json_option, project_argument
from qualapp.formats import number
from qualapp.i18n import N_, _, _n
from qualapp.language.repair import Kind, Repair, may_be_damaged
from qualapp.model.repairing import looks_damaged, proposed_repairs, repaired_reading
from qualapp.model.source import Reading
from qualapp.reports.repair_words import KINDS
from qualapp.store.project import Project

_CONTEXT = 40


@dataclass(frozen=True)
class Repairs:
    """What was proposed for a file that comes in, what was made of it, and the text as it is then."""

    reading: Reading
    proposed: Sequence[Repair]
    made: Sequence[Repair]

    @classmethod
    def of(cls, reading: Reading, language: str, wanted: str) -> "Repairs":
        """Look for damage, and make the repairs that are wanted: `sure`, `all` or `none`."""
        proposed: list[Repair] = []
        if wanted != "none" or may_be_damaged(reading.text, language):
            proposed = proposed_repairs(reading.text, reading.blocks, reading.turns, language)
        made = _wanted(proposed, wanted)
        return cls(repaired_reading(reading, made) if made else reading, proposed, made)

    def tell(self) -> None:
        """Say what was made, or what could be."""
        name = self.reading.name + self.reading.suffix
        if self.made:
            note(f"{name}: {_made(len(self.made))}")
        elif looks_damaged(self.proposed):
            count = len(self.proposed)
            looks = _n(
                "This text looks scanned: {n} repair proposed.", "This text looks scanned: {n} repairs proposed.", count
            )
            how = _("Import it with --repair sure, or look at them afterwards with “qualapp repair”.")
            note(f"{name}: {looks.format(n=number(count))} {how}")

    def counts(self) -> dict[str, int]:
        """How many were proposed, how many of them are sure, and how many were made."""
        sure = sum(each.is_sure for each in self.proposed)
        return {"proposed": len(self.proposed), "sure": sure, "made": len(self.made)}


@click.command(
    cls=Command,
    help=N_("List what could be mended in a scanned or broken text, or mend it. Codings stay on their words."),
)
@project_argument
@click.argument("source", metavar="SOURCE")
@click.option(
    "--apply", "wanted", type=click.Choice(["sure", "all"]), cls=Option, help=N_("Make these repairs, in one step.")
)
@coder_option
@json_option
def repair(project: Path, source: str, wanted: str | None, coder: str | None, as_json: bool) -> None:
    with Project.open(project, coder=coder, read_only=wanted is None) as opened:
        found = opened.sources.find(source)
        text = opened.texts.text(found.id)
        proposed = opened.texts.proposed_repairs(found.id)
        made = _wanted(proposed, wanted or "none")
        if made:
            opened.texts.repair(found.id, made)
    if as_json:
        write_json(_record(found.name, text, proposed, len(made)))
        return
    if wanted is not None:
        click.echo(_made(len(made)))
        return
    _list(text, proposed)


def _wanted(proposed: Iterable[Repair], which: str) -> list[Repair]:
    return [each for each in proposed if which == "all" or (which == "sure" and each.is_sure)]


def _made(count: int) -> str:
    return _n("{n} repair was made.", "{n} repairs were made.", count).format(n=number(count))


def _record(name: str, text: str, proposed: Sequence[Repair], made: int) -> dict[str, Any]:
    """What could be mended, for other programs; positions count characters of the text before the repairs."""
    return {
        "source": name,
        "proposed": len(proposed),
        "sure": sum(each.is_sure for each in proposed),
        "made": made,
        "repairs": [
            {
                "start": each.start,
                "end": each.stop,
                "text": text[each.start : each.stop],
                "replacement": each.replacement,
                "kind": str(each.kind),
                "confidence": str(each.confidence),
                "before": each.before(text),
                "after": each.after(text),
                "context": text[max(0, each.shown[0] - _CONTEXT) : each.shown[1] + _CONTEXT],
            }
            for each in proposed
        ],
    }


def _list(text: str, proposed: Sequence[Repair]) -> None:
    """The changes by kind, each once with how often it is met."""
    for kind, heading in KINDS.items():
        of_kind = [each for each in proposed if each.kind is kind]
        if not of_kind:
            continue
        click.secho(f"{_(heading)} ({number(len(of_kind))})", bold=True)
        changes = Counter((_change(text, each), each.is_sure) for each in of_kind)
        for (change, is_sure), count in sorted(changes.items(), key=lambda found: (-found[1], found[0])):
            doubt = "" if is_sure else "  ({})".format(_("perhaps"))
            click.echo(f"  {change}{f'  × {number(count)}' if count > 1 else ''}{doubt}")
    sure = sum(each.is_sure for each in proposed)
    told = _n("{n} repair proposed, {sure} of them sure.", "{n} repairs proposed, {sure} of them sure.", len(proposed))
    note(told.format(n=number(len(proposed)), sure=number(sure)))


def _change(text: str, each: Repair) -> str:
    if each.kind is Kind.LINE:
        before = text[max(0, each.start - _CONTEXT) : each.start].split("\n")[-1]
        return f"{before} ⏎ {text[each.stop : each.stop + _CONTEXT].split(chr(10))[0]}"
    after = each.after(text) if each.kind is not Kind.PAGE else ""
    return f"{_line(each.before(text))} → {_line(after) or '–'}"


def _line(words: str) -> str:
    return words.replace("\n", "⏎")
