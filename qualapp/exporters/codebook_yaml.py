"""Write a codebook as YAML that a person can read and edit."""

from typing import Any

import yaml

from qualapp.model.codebook import Codebook, CodeEntry, Words

_WIDTH = 110
_GUIDANCE = ("definition", "include", "exclude", "example")
_ABOUT = """\
# En kodebog til Qualapp. Filen kan rettes i en almindelig teksteditor og gemmes som UTF-8.
# - Linjen "qualapp-codebook: 1" bliver stående; den siger, hvilken form filen har.
# - Hver kode har et navn ("name") og, hvis man vil, "definition", "include" (hvad den omfatter), "exclude" (hvad den
#   ikke omfatter), "example" og "codes" (underkoder). Indrykning sker med mellemrum og viser, hvad der hører sammen.
# - En tekst skrives som {da: dansk, en: engelsk}. En tekst uden sprog gælder for begge sprog.
#   Sæt "anførselstegn" om en tekst med kolon, # eller andre særlige tegn.
# - "colour" er 1-24 i paletten eller en farve som "#2A7F62" (med anførselstegn). Underkoder uden farve arver den.
# - "id" er et fast kendetegn, som kun må bruges én gang. Behold det, når navnet ændres. Det kan udelades.
# - "codable: false" gør koden til en overskrift, der ikke kan sættes på tekst.
# - I eksempler begynder en linje med ▲ for drivkraft, ▼ for barriere og ◆ for ambivalent.
#
# A codebook for Qualapp. The file can be edited in any text editor and saved as UTF-8.
# - The line "qualapp-codebook: 1" stays; it says which form the file has.
# - Each code has a "name" and, if you wish, a "definition", "include" (what it covers), "exclude" (what it does not
#   cover), "example" and "codes" (sub-codes). Indentation with spaces shows what belongs together.
# - A text is written as {da: Danish, en: English}. A text without a language counts for both languages.
#   Put "quotation marks" around a text with a colon, # or other special characters.
# - "colour" is 1-24 in the palette or a colour such as "#2A7F62" (in quotation marks). Sub-codes without one
#   inherit it.
# - "id" is a lasting mark that may be used once only. Keep it when the name changes. It may be left out.
# - "codable: false" makes the code a heading that cannot be put on text.
# - In examples a line begins with ▲ for a driver, ▼ for a barrier and ◆ for ambivalent.

"""


def codebook_to_yaml(codebook: Codebook) -> str:
    """The codebook as YAML, with an explanation of the form in Danish and English at its top."""
    content = {
        "qualapp-codebook": 1,
        **_written("id", codebook.id),
        "name": _name(codebook.name),
        **_written("description", _words(codebook.description)),
        **_written("origin", _words(codebook.origin)),
        "codes": [_code(code) for code in codebook.codes],
    }
    return _ABOUT + yaml.dump(content, Dumper=_Dumper, width=_WIDTH, allow_unicode=True, sort_keys=False)


def _code(code: CodeEntry) -> dict[str, Any]:
    content = {**_written("id", code.id), "name": _name(code.name), **_written("colour", _colour(code.colour))}
    if not code.is_codable:
        content["codable"] = False
    for key in _GUIDANCE:
        content |= _written(key, _words(getattr(code, key)))
    return content | _written("codes", [_code(below) for below in code.codes])


def _written(key: str, value: Any) -> dict[str, Any]:
    return {key: value} if value else {}


def _colour(colour: str | None) -> str | int | None:
    return int(colour) if colour and colour.isdecimal() else colour


def _words(words: Words) -> str | dict[str, str]:
    if words.da == words.en:
        return words.da
    return _written("da", words.da) | _written("en", words.en)


def _name(name: Words) -> "str | _OnOneLine":
    words = _words(name)
    return words if isinstance(words, str) else _OnOneLine(words)


class _OnOneLine(dict[str, str]):
    """Both languages between braces."""


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (PyYAML's own names)
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text.split("\n")))


def _style(lines: list[str]) -> str | None:
    """Several lines stay lines; signs that cannot be seen go between quotes, where they are written as signs."""
    if not all(line.isprintable() for line in lines):
        return '"'
    return "|" if len(lines) > 1 and all(line == line.rstrip() for line in lines) else None


def _represent_on_one_line(dumper: _Dumper, words: _OnOneLine) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", words, flow_style=True)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(_OnOneLine, _represent_on_one_line)
