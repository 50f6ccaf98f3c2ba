"""Coded excerpts as one web page that needs no network: to read, to search, to print."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from qualapp import formats
from qualapp.exporters import words
from qualapp.exporters.colours import code_inks
from qualapp.exporters.report import ExcerptReport, Section, valence_counts
from qualapp.exporters.words import plain
from qualapp.exporters.writers import writes
from qualapp.i18n import _, language
from qualapp.model.code import PATH_SEPARATOR
from qualapp.model.coding import VALENCE_GLYPHS
from qualapp.model.excerpt import CodedExcerpt
from qualapp.progress import Progress, Work
from qualapp.shipped import data_path

_STEP = 200
_DEEPEST_HEADING = 6
_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"


@writes(".html", ".htm")
def write_web_page(report: ExcerptReport, path: Path) -> Work[None]:
    """The same in the same order as in Word, light or dark as the reader's screen is."""
    sections = report.sections()
    done = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_front(report, sections))
        for number, section in enumerate(sections):
            file.writelines(_head_of(section, number))
            for excerpt in section.excerpts:
                if done % _STEP == 0:
                    yield Progress(done, len(report.excerpts), _("Writing excerpts"))
                file.writelines(_quotation(excerpt))
                done += 1
        file.write("</main>\n</body>\n</html>\n")


def _front(report: ExcerptReport, sections: list[Section]) -> Iterator[str]:
    yield from _head(report, sections)
    yield f'<header>\n<h1>{_text(report.project)}</h1>\n<p class="kind">{_text(words.title())}</p>\n'
    if report.description:
        yield f'<p class="definition">{_text(report.description)}</p>\n'
    yield "<dl>\n"
    for label, lines in words.facts(report):
        yield f"<dt>{_text(label)}</dt><dd>{_text(chr(10).join(lines))}</dd>\n"
    yield "</dl>\n"
    if not sections:
        yield f'<p class="caveat">{_text(words.nothing_found())}</p>\n</header>\n<main>\n'
        return
    yield from _valence_table(report)
    yield from (f'<p class="caveat">{_text(caveat)}</p>\n' for caveat in words.caveats(report))
    yield "</header>\n"
    yield from _contents(sections)
    yield "<main>\n"


def _head(report: ExcerptReport, sections: list[Section]) -> Iterator[str]:
    title = _text(f"{report.project}: {words.title()}")
    yield (
        f'<!doctype html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{_text(report.coder)}">\n<title>{title}</title>\n<style>\n'
    )
    yield data_path("exporters", "web_page.css").read_text(encoding="utf-8")
    yield from _inks(sections)
    yield "</style>\n</head>\n<body>\n"


def _inks(sections: list[Section]) -> Iterator[str]:
    inks = [code_inks(section.colour) for section in sections]
    for number, (light, _dark) in enumerate(inks):
        yield f"#code-{number} {{ --ink: #{light}; }}\n"
    yield "@media screen and (prefers-color-scheme: dark) {\n"
    for number, (_light, dark) in enumerate(inks):
        yield f"  #code-{number} {{ --ink: #{dark}; }}\n"
    yield "}\n"


def _valence_table(report: ExcerptReport) -> Iterator[str]:
    counted = valence_counts(report.excerpts)
    heads = (
        f'<th scope="col"><span class="{valence}" aria-hidden="true">{VALENCE_GLYPHS[valence]}</span> '
        f"{_text(_(words.VALENCES[valence]))}</th>"
        for valence in counted
    )
    caption = _text(_("Codings by valence"))
    yield f"<table>\n<caption>{caption}</caption>\n<thead><tr>{''.join(heads)}</tr></thead>\n"
    numbers = "".join(f"<td>{formats.number(count)}</td>" for count in counted.values())
    yield f"<tbody><tr>{numbers}</tr></tbody>\n</table>\n"


def _contents(sections: list[Section]) -> Iterator[str]:
    heading = _text(_("Contents"))
    yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{heading}</h2>\n<ol>\n'
    for number, section in enumerate(sections):
        indent = f' style="padding-inline-start: {(section.level - 1) * 20}px"' if section.level > 1 else ""
        link = f'<a href="#code-{number}">{_text(section.name)}</a>'
        yield f"<li{indent}>{link} <span>{_text(words.codings(section.total))}</span></li>\n"
    yield "</ol>\n</nav>\n"


def _head_of(section: Section, number: int) -> Iterator[str]:
    level = min(section.level + 1, _DEEPEST_HEADING)
    yield f'<h{level} id="code-{number}">{_text(section.name)}</h{level}>\n'
    path = PATH_SEPARATOR.join(section.path) + words.BETWEEN if section.level > 1 else ""
    yield f'<p class="counts">{_text(path + words.counts(section.excerpts, section.below))}</p>\n'
    if section.definition:
        yield f'<p class="definition">{_text(section.definition)}</p>\n'


def _quotation(excerpt: CodedExcerpt) -> Iterator[str]:
    before, after = words.quotation_marks(excerpt)
    spoken = _text(excerpt.text or words.missing_words())
    valence = f'<span class="valence {excerpt.valence}">{_text(words.valence(excerpt))}</span>'
    who = f'<span class="who">{_text(words.BETWEEN + words.who(excerpt))}</span>'
    where = _text(words.where(excerpt) + words.BETWEEN + words.how(excerpt))
    element = "blockquote" if before else 'blockquote class="paraphrase"'
    yield f'<figure>\n<{element} dir="auto">{before}<span class="words">{spoken}</span>{after}</blockquote>\n'
    yield f"<figcaption><p>{valence}{who}</p><p>{where}</p></figcaption>\n"
    if excerpt.memo:
        memo = _text(_("Memo"))
        yield f'<p class="memo"><strong>{memo}:</strong> {_text(excerpt.memo)}</p>\n'
    yield "</figure>\n"


def _text(text: str) -> str:
    return escape(plain(text))
