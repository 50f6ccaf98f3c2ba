"""What the standard lets stand in the elements that are kept: their attributes and their parts, in order."""

from dataclasses import dataclass

NAMESPACE = "urn:QDA-XML:project:1.0"

_MADE = ("creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime")
_AREA = ("firstX", "firstY", "secondX", "secondY")
_ABOUT = ("Coding", "NoteRef", "VariableValue")
_MARKED = ("Description", "Coding", "NoteRef")
_MEDIUM = ("guid", "name", "path", "currentPath", *_MADE)
_TEXT = ("guid", "name", "richTextPath", "plainTextPath", *_MADE)
VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")


@dataclass(frozen=True)
class Shape:
    """The attributes of an element, those of them that it must have, and its parts in their order.

    Of a part in `single` there is one at most; `is_text` where characters stand in it.
    """

    attributes: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    single: tuple[str, ...] = ("Description", "PlainTextContent", "TextDescription", "Representation", "CodeRef")
    is_text: bool = False


def _reference() -> Shape:
    return Shape(("targetGUID",), ("targetGUID",))


def _text() -> Shape:
    parts = ("Description", "PlainTextContent", "PlainTextSelection", *_ABOUT)
    return Shape(_TEXT, ("guid",), parts)


def _selection(*place: str, parts: tuple[str, ...] = _MARKED) -> Shape:
    return Shape(("guid", "name", *place, *_MADE), ("guid", *place), parts)


SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("Description", "PlainTextContent", *VALUES), Shape(is_text=True)),
    **dict.fromkeys(
        ("MemberCode", "MemberSource", "MemberNote", "NoteRef", "CodeRef", "VariableRef", "SourceRef", "SelectionRef"),
        _reference(),
    ),
    **dict.fromkeys(("TextSource", "Representation", "TextDescription"), _text()),
    "Set": Shape(("guid", "name"), ("guid", "name"), ("Description", "MemberCode", "MemberSource", "MemberNote")),
    "Link": Shape(("guid", "name", "direction", "color", "originGUID", "targetGUID"), ("guid",), ("NoteRef",)),
    "Graph": Shape(("guid", "name"), ("guid",), ("Vertex", "Edge")),
    "Vertex": Shape(("guid", "representedGUID", "name", *_AREA, "shape", "color"), ("guid", "firstX", "firstY")),
    "Edge": Shape(
        ("guid", "representedGUID", "name", "sourceVertex", "targetVertex", "color", "direction", "lineStyle"),
        ("guid", "sourceVertex", "targetVertex"),
    ),
    "Coding": Shape(("guid", "creatingUser", "creationDateTime"), ("guid",), ("CodeRef", "NoteRef")),
    "VariableValue": Shape(parts=("VariableRef", *VALUES), single=("VariableRef", *VALUES)),
    "PlainTextSelection": _selection("startPosition", "endPosition"),
    "PictureSelection": _selection(*_AREA),
    "PDFSelection": _selection("page", *_AREA, parts=("Description", "Representation", "Coding", "NoteRef")),
    "AudioSelection": _selection("begin", "end"),
    "VideoSelection": _selection("begin", "end"),
    "TranscriptSelection": Shape(("guid", "name", "fromSyncPoint", "toSyncPoint", *_MADE), ("guid",), _MARKED),
    "SyncPoint": Shape(("guid", "timeStamp", "position"), ("guid",)),
    "Transcript": Shape(
        _TEXT, ("guid",), ("Description", "PlainTextContent", "SyncPoint", "TranscriptSelection", "NoteRef")
    ),
    "PictureSource": Shape(_MEDIUM, ("guid",), ("Description", "TextDescription", "PictureSelection", *_ABOUT)),
    "PDFSource": Shape(_MEDIUM, ("guid",), ("Description", "PDFSelection", "Representation", *_ABOUT)),
    "AudioSource": Shape(_MEDIUM, ("guid",), ("Description", "Transcript", "AudioSelection", *_ABOUT)),
    "VideoSource": Shape(_MEDIUM, ("guid",), ("Description", "Transcript", "VideoSelection", *_ABOUT)),
}
PLACEHOLDER = Shape(("guid", "name"), ("guid",), ("SyncPoint",))
"""Of a text that became a source, what stays in the element around it."""

WHOLE_NUMBERS = frozenset({*_AREA, "page", "begin", "end", "startPosition", "endPosition", "timeStamp", "position"})
GUIDS = frozenset(
    {
        *("guid", "targetGUID", "originGUID", "representedGUID", "sourceVertex", "targetVertex", "creatingUser"),
        *("modifyingUser", "fromSyncPoint", "toSyncPoint"),
    }
)
TIMES = frozenset({"creationDateTime", "modifiedDateTime"})
CHOICES = {
    "direction": ("Associative", "OneWay", "Bidirectional"),
    "lineStyle": ("dotted", "dashed", "solid"),
    "shape": (
        *("Person", "Oval", "Rectangle", "RoundedRectangle", "Star", "LeftTriangle", "RightTriangle", "UpTriangle"),
        *("DownTriangle", "Note"),
    ),
}
