"""Read a codebook that a person wrote as YAML; its form is described at the top of each shipped one."""

import re
from pathlib import Path

from qualapp.disk import is_there
from qualapp.errors import UserError
from qualapp.i18n import _
from qualapp.importers.marked_yaml import Marked, read_yaml
from qualapp.model.codebook import NO_WORDS, Codebook, CodeEntry, Words, is_code_colour, is_codebook_id
from qualapp.shipped import data_path

_FORM_KEY = "qualapp-codebook"
_FORM_VERSION = 1
_VERSION = re.compile("[1-9][0-9]{0,8}")
_CODEBOOK_KEYS = (_FORM_KEY, "id", "name", "description", "origin", "codes")
_GUIDANCE = ("definition", "include", "exclude", "example")
_CODE_KEYS = ("id", "name", "colour", "codable", *_GUIDANCE, "codes")
_YES_OR_NO = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}


def shipped_codebooks() -> list[Path]:
    """The codebooks that come with the program."""
    return sorted(data_path("codebooks").glob("*.yaml"))


def find_codebook(name_or_path: str) -> Path:
    """The codebook of this id or name that comes with the program, or the file of this path."""
    shipped = shipped_codebooks()
    for path in shipped:
        if path.stem == name_or_path.casefold():
            return path
    if is_there(name_or_path):
        return Path(name_or_path)
    for path in shipped:
        name = read_codebook(path).name
        if name_or_path.casefold() in (name.da.casefold(), name.en.casefold()):
            return path
    sentence = _("There is no codebook and no file called {name}. These come with the program: {shipped}.")
    raise UserError(sentence.format(name=name_or_path, shipped=", ".join(path.stem for path in shipped)))


def read_codebook(path: Path) -> Codebook:
    """Read a codebook; a mistake in it is told with the file and the line."""
    root = read_yaml(path)
    _check_form(root)
    entries = root.known_entries(*_CODEBOOK_KEYS)
    if "codes" not in entries:
        raise root.wrong(_("The codebook has no codes. Write them under “codes:”."))
    lines_of_ids: dict[str, int] = {}
    return Codebook(
        id=_id(entries.get("id")),
        name=_name(root, entries.get("name")),
        description=words_of(entries.get("description")),
        origin=words_of(entries.get("origin")),
        codes=tuple(_code(item, lines_of_ids) for item in entries["codes"].items()),
    )


def _check_form(root: Marked) -> None:
    version = None if root.is_text or root.is_list else root.entries().get(_FORM_KEY)
    if version is None:
        sentence = _("This is not a Qualapp codebook. A codebook begins with “{key}: {version}”.")
        raise root.wrong(sentence.format(key=_FORM_KEY, version=_FORM_VERSION))
    number = version.text()
    if not _VERSION.fullmatch(number):
        sentence = _("“{number}” is no version of the form. Write “{key}: {version}”.")
        raise version.wrong(sentence.format(number=number, key=_FORM_KEY, version=_FORM_VERSION))
    if int(number) > _FORM_VERSION:
        sentence = _("The codebook has form {number}, made by a newer Qualapp. Install the newest version to read it.")
        raise version.wrong(sentence.format(number=number))


def _code(item: Marked, lines_of_ids: dict[str, int]) -> CodeEntry:
    entries = item.known_entries(*_CODE_KEYS)
    code_id = _id(entries.get("id"))
    if code_id in lines_of_ids:
        sentence = _("The id “{id}” is already that of the code in line {line}. Give this one another id.")
        raise entries["id"].wrong(sentence.format(id=code_id, line=lines_of_ids[code_id]))
    if code_id:
        lines_of_ids[code_id] = item.line
    codes = entries["codes"].items() if "codes" in entries else []
    return CodeEntry(
        id=code_id,
        name=_name(item, entries.get("name")),
        colour=_colour(entries["colour"]) if "colour" in entries else None,
        is_codable=_is_codable(entries["codable"]) if "codable" in entries else True,
        codes=tuple(_code(below, lines_of_ids) for below in codes),
        **{key: words_of(entries.get(key)) for key in _GUIDANCE},
    )


def _id(value: Marked | None) -> str:
    if value is None:
        return ""
    text = value.text()
    if not is_codebook_id(text):
        raise value.wrong(_("“{id}” is no id. Use letters, digits, “_”, “-” and “.” only.").format(id=text))
    return text


def _name(owner: Marked, value: Marked | None) -> Words:
    name = words_of(value)
    if not name:
        place = value or owner
        raise place.wrong(_("The name is missing. Write “name: …” or “name: {da: …, en: …}”."))
    return name


def words_of(value: Marked | None) -> Words:
    """The words in both languages; one text without a language is meant for both."""
    if value is None:
        return NO_WORDS
    if value.is_text:
        return Words(value.text(), value.text())
    if value.is_list:
        raise value.wrong(_("There is a list here. Write one text, or “{da: …, en: …}”."))
    entries = value.known_entries("da", "en")
    return Words(**{language: text.text() for language, text in entries.items()})


def _colour(value: Marked) -> str:
    colour = value.text().lower()
    if not colour:
        raise value.wrong(_('The colour is missing. Write a number from 1 to 24, or "#RRGGBB" with its quotes.'))
    if not is_code_colour(colour):
        sentence = _('“{colour}” is no code colour. Write a number from 1 to 24, or "#RRGGBB" with its quotes.')
        raise value.wrong(sentence.format(colour=value.text()))
    return colour


def _is_codable(value: Marked) -> bool:
    answer = _YES_OR_NO.get(value.text().lower())
    if answer is None:
        raise value.wrong(_("“codable” is either “true” or “false”."))
    return answer
