"""YAML files that people write: every part knows its line, so that a mistake can be pointed at."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import yaml

from qualapp.disk import is_file, is_folder, is_there, reason
from qualapp.errors import UserError
from qualapp.i18n import N_, _

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = yaml.reader.Reader.NON_PRINTABLE
_EMPTY = "tag:yaml.org,2002:null"
_LARGEST = 2_000_000
_DEEPEST = 64

_QUOTE_START = N_("Put quotes around a text that begins with a special character, and indent with spaces, not tabs.")
_COLON = N_("Write a colon and a space after each key, and put quotes around a text that has a colon in it.")
_CLOSE = N_("A quotation mark or a bracket that is opened here is not closed, or a comma is missing.")
_ADVICE = (  # a clue in what PyYAML says, whether it is about where the part began, what to do
    ("mapping values are not allowed", False, _COLON),
    ("cannot start any token", False, _QUOTE_START),
    ("scanning an a", True, _QUOTE_START),
    ("unexpected end of stream", True, _CLOSE),
    ("parsing a flow", True, _CLOSE),
    ("could not find expected ':'", True, _COLON),
    ("escape", False, N_("Put single quotes around a text that has a backslash in it.")),
    ("parsing a block", False, N_("Let keys that belong together begin in one column, and close quotation marks.")),
    ("single document", False, N_("Remove this line and what follows it: one file holds one thing.")),
)
_OTHER_ADVICE = N_("Compare the line and the one before it with the rest of the file.")


def mistake(file: str, line: int, sentence: str) -> UserError:
    """The error that says in which line of which file something is to be put right."""
    return UserError(_("{file}, line {line}: {sentence}").format(file=file, line=line, sentence=sentence))


@dataclass(frozen=True)
class Marked:
    """A part of a YAML file: a text, a list or named parts."""

    node: yaml.Node
    file: str

    @property
    def line(self) -> int:
        """The line where it begins, counted from 1."""
        return self.node.start_mark.line + 1

    @property
    def is_text(self) -> bool:
        """Whether it is a text, a number or the like, and not a list or named parts."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there."""
        return self.is_text and (self.node.tag == _EMPTY or not self.node.value)

    def wrong(self, sentence: str) -> UserError:
        """The error that points here."""
        return mistake(self.file, self.line, sentence)

    def text(self) -> str:
        """The text as written: `2015`, `no` and `1.10` are what they look like."""
        if not self.is_text:
            raise self.wrong(_("There should be one text here, not a list or several keys."))
        return "" if self.is_empty else str(self.node.value)

    def items(self) -> list["Marked"]:
        """The parts of a list."""
        if self.is_empty:
            return []
        if not self.is_list:
            raise self.wrong(_("There should be a list here, each of its parts beginning with “- ”."))
        return [Marked(node, self.file) for node in self.node.value]

    def entries(self) -> dict[str, "Marked"]:
        """The named parts in their order; a name that is written twice is a mistake."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(_("There should be keys with values here, such as “name: …”."))
        found: dict[str, Marked] = {}
        for key_node, value_node in self.node.value:
            key = Marked(key_node, self.file)
            name = key.text()
            if name in found:
                raise key.wrong(_("The key “{key}” is written twice here. Remove one of them.").format(key=name))
            found[name] = Marked(value_node, self.file)
        return found

    def known_entries(self, *known: str) -> dict[str, "Marked"]:
        """The named parts, all of which must have one of these names."""
        entries = self.entries()
        for key_node, _value in self.node.value:
            if key_node.value not in known:
                raise Marked(key_node, self.file).wrong(_unknown(key_node.value, known))
        return entries


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key.lower(), known, n=1)
    if near:
        return _("The key “{key}” is not known. Did you mean “{near}”?").format(key=key, near=near[0])
    return _("The key “{key}” is not known. The keys here are: {known}.").format(key=key, known=", ".join(known))


def read_yaml(path: Path) -> Marked:
    """Read a YAML file without running or resolving anything in it."""
    text = _text_of(path)
    try:
        _check_plain(text, path.name)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _not_yaml(error, path.name) from error
    if node is None:
        raise UserError(_("{file} is empty. Choose a file that something is written in.").format(file=path.name))
    return Marked(node, path.name)


def _text_of(path: Path) -> str:
    content = _bytes_of(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise mistake(path.name, line, _("The file is not saved as UTF-8. Save it again as UTF-8.")) from error
    if strange := _NOT_YAML.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        raise mistake(path.name, line, _("There is a character here that cannot be shown. Remove it."))
    return text


def _bytes_of(path: Path) -> bytes:
    try:
        if is_folder(path):
            raise UserError(_("{file} is a folder. Choose a file in it.").format(file=path))
        if is_there(path) and not is_file(path):
            raise UserError(_("{file} is not an ordinary file. Choose a codebook.").format(file=path.name))
        if path.stat().st_size > _LARGEST:
            raise UserError(_("{file} is over 2 MB. Choose a smaller file.").format(file=path.name))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(_("There is no file {file}. Check its name and folder.").format(file=path)) from error
    except OSError as error:
        raise UserError(_("{file} cannot be read: {reason}.").format(file=path, reason=reason(error))) from error


def _check_plain(text: str, file: str) -> None:
    """Refuse what could make a small file enormous, before it is put together."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None) is not None:
            sentence = _("References with “&” and “*” are not allowed. Write the text out, or put quotes around it.")
            raise mistake(file, line, sentence)
        if getattr(event, "tag", None) is not None:
            raise mistake(file, line, _("Put quotes around a text that begins with “!”."))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            sentence = _("There are too many levels inside each other. Use fewer levels.")
            raise mistake(file, line, sentence)


def _not_yaml(error: yaml.YAMLError, file: str) -> UserError:
    start, place = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    fitting = (row for row in _ADVICE if row[0] in said)
    _clue, is_about_start, advice = next(fitting, ("", False, _OTHER_ADVICE))
    mark = (start if is_about_start else place) or place or start
    sentence = _("This is not YAML that can be read. {advice}").format(advice=_(advice))
    return mistake(file, mark.line + 1 if mark else 1, sentence)
