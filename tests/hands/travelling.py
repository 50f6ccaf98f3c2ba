"""Made-up projects on their way between programs: what is written of one is what is read again.

`projects()` are as a reader gives them, so that writing and reading is the identity for `told`. `projects(junk=True)`
have besides what no file may hold: control characters, lone surrogates, references to nothing, values of the wrong
type, wrong guids; of them is only asked that the file is valid.

What a reader of our own files gives, where it could be otherwise:
- codes in the order of the tree; the codes of valences and the notes of facets are none of the project's;
- our own PDF (its JSON names it as original, entry "sources/<guid>.pdf") is a source of kind PDFSource with `original`
  and no Kept; anybody else's is a Kept with a source of kind Representation;
- a Representation or TextDescription is named as its PDFSource or PictureSource, a Transcript as itself; description,
  notes, coder and time of these texts are those of the inner element, values and whole codings those of the medium;
- sync points of ours, `sync_guid(transcript, position)`, are not in the Kept and make no turns;
- a Note is a source only with selections in it; then its twin `derived_guid("note", guid)` is among the notes; the
  writer writes both, so a reader that finds the twin makes no second one;
- a kept file is named as its entry: guid and ending.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import canonicalize
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from qualapp.model.coding import EffectLevel, Horizon, Statement, Valence
from qualapp.model.exchange import (
    CodeNode,
    Head,
    Kept,
    Note,
    Person,
    Selection,
    TravellingCase,
    TravellingCoding,
    TravellingFile,
    TravellingSource,
    TravellingValue,
    TravellingVariable,
    derived_guid,
)
from qualapp.model.exchange_marks import is_facets_note
from qualapp.model.source import Turn
from qualapp.model.text import TextRange, kept

NAMESPACE = "urn:QDA-XML:project:1.0"
_CORNERS = 'firstX="1" firstY="2" secondX="3" secondY="4"'

_SOME = [*"abcdefgh ABC æøå,.", "\n", "\n", "\t", "😀", "👩‍👩‍👧", "e\u0301", "\u0301", "\u00a0", "\u00ad", "\u200b"]
_MARKUP = ["<", ">", "&", '"', "'", "]]>", "<!--", "&amp;"]
_JUNK = ["\x00", "\x0b", "\x1f", "\ud83d", "\uffff", "\r\n", "\r", "\u2028", "\ufeff"]
_NAMES = st.lists(st.sampled_from([*"abcæøå ABC.", "😀", "e\u0301", "<", "&", '"', "é"]), min_size=1, max_size=12)
_MOMENTS = st.one_of(
    st.none(), st.integers(0, 4_102_444_800_000_000), st.integers(0, 4_102_444_800).map(lambda s: s * 10**6)
)
_VALUES = {
    "Text": st.sampled_from(["", "frivillig", " to ord ", "<&>\n😀"]),
    "Boolean": st.sampled_from(["true", "false"]),
    "Integer": st.integers(-(10**12), 10**12).map(str),
    "Float": st.decimals(-(10**6), 10**6, places=3).map(str),
    "Date": st.dates().map(lambda day: day.isoformat()),
    "DateTime": st.datetimes(timezones=st.none()).map(lambda moment: moment.isoformat() + "Z"),
}


@dataclass(frozen=True)
class TravellingProject:
    """A project with all of its sources at once."""

    head: Head
    sources: tuple[TravellingSource, ...]


def told(project: TravellingProject) -> TravellingProject:
    """What of a project must be the same after it was written and read, in a form that can be compared.

    Blocks and turns are found anew or come with our own rows.
    """
    notes = tuple(note for note in project.head.notes if not is_facets_note(note.guid, note.text))
    head = replace(project.head, notes=tuple(sorted(notes, key=lambda note: note.guid)))
    head = replace(head, kept=tuple(sorted(head.kept, key=lambda element: element.guid)))
    sources = [replace(source, blocks=(), turns=(), own_text="") for source in project.sources]
    return _told(TravellingProject(head, tuple(sorted(sources, key=lambda source: source.guid))))


def _told(value: Any) -> Any:
    if isinstance(value, TravellingFile):
        with value.open() as stream:
            return value.name, value.size, stream.read()
    if isinstance(value, Kept):
        value = replace(value, xml=canonicalize(value.xml, rewrite_prefixes=True))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: _told(getattr(value, field.name)) for field in fields(value) if field.init}
        )
    if isinstance(value, tuple):
        return tuple(_told(part) for part in value)
    return dict(value) if isinstance(value, Mapping) else value


def file_of(name: str, content: bytes) -> TravellingFile:
    """A file that lies in memory."""
    return TravellingFile(name, len(content), partial(BytesIO, content))


@dataclass
class _Making:
    """What has been made of a project so far, and with which luck."""

    draw: Callable[..., Any]
    junk: bool
    number: int = 0
    people: tuple[Person, ...] = ()
    codes: tuple[CodeNode, ...] = ()
    variables: tuple[TravellingVariable, ...] = ()
    notes: tuple[Note, ...] = ()

    def guid(self) -> str:
        self.number += 1
        return derived_guid("made up", str(self.number))

    def wild_guid(self) -> str:
        """A guid that is none, in junk."""
        guid = self.guid()
        return f"c{self.number}" if self.junk and self.draw(st.integers(0, 9)) == 0 else guid

    def name(self) -> str:
        found = "".join(self.draw(_NAMES)).strip() or "Navn"
        return found + self.draw(st.sampled_from(_JUNK)) if self.junk else found

    def prose(self, most: int = 12) -> str:
        """A text, or none."""
        parts = self.draw(st.lists(st.sampled_from([*_SOME, *_MARKUP, *(_JUNK if self.junk else ())]), max_size=most))
        text = "".join(parts)
        return text if self.junk else kept(text) if text.strip() else ""

    def words(self) -> str:
        """The text of a source: normalised, and never empty."""
        parts = st.lists(st.one_of(st.sampled_from([*_SOME, *_MARKUP]), st.characters(codec="utf-8")), max_size=60)
        return kept(self.draw(st.sampled_from(["", "\n", "\n\n", "😀"])) + "".join(self.draw(parts))) or "Tekst"

    def yes(self) -> bool:
        return bool(self.draw(st.booleans()))

    def some(self, of: tuple[Any, ...], most: int = 2) -> tuple[str, ...]:
        """The guids of some of these, each once, sometimes with one of nothing."""
        found = self.draw(st.lists(st.sampled_from(of), max_size=most, unique_by=lambda one: one.guid)) if of else []
        guids = [one.guid for one in found]
        return (*guids, derived_guid("nothing")) if self.junk and self.yes() else tuple(guids)

    def one(self, of: tuple[Any, ...]) -> str:
        """The guid of one of these, or nobody's."""
        return next(iter(self.some(of, 1)), "")

    def moment(self) -> int | None:
        found: int | None = self.draw(_MOMENTS)
        return found

    def values(self) -> tuple[TravellingValue, ...]:
        type_of = {variable.guid: variable.type for variable in self.variables}
        wrong = st.sampled_from(["ca. 12", "", "1e5", "NaN", "2024-13-01", "\x00", "ja", "١٢", "INF", "0000-01-01"])
        found = self.some(self.variables)
        return tuple(TravellingValue(guid, self.draw(wrong if self.junk else _VALUES[type_of[guid]])) for guid in found)


@st.composite
def projects(draw: Callable[..., Any], junk: bool = False) -> TravellingProject:
    """A project with everything that can travel."""
    making = _Making(draw, junk)
    making.people = tuple(
        Person(making.wild_guid(), making.name(), making.name()[:3].strip()) for _ in range(draw(st.integers(0, 3)))
    )
    making.notes = tuple(_note(making) for _ in range(draw(st.integers(0, 3))))
    making.codes = tuple(_codes(making))
    making.variables = tuple(
        TravellingVariable(making.wild_guid(), making.name(), kind, making.prose())
        for kind in draw(st.lists(st.sampled_from(sorted(_VALUES)), max_size=4))
    )
    sources, hosts = _sources(making)
    later = {guid for host in hosts for guid in host.texts[1:]}
    cases = tuple(
        _case(making, [source for source in sources if source.guid not in later])
        for _ in range(draw(st.integers(0, 2)))
    )
    notes = (*making.notes, *(_twin(source) for source in sources if source.kind == "Note"))
    head = Head(
        making.name(),
        "Qualapp",
        making.prose(),
        making.one(making.people),
        making.people,
        making.codes,
        making.variables,
        cases,
        notes,
        making.some(making.notes),
        (*hosts, *_connections(making, sources, hosts)),
        _rows(making),
    )
    return TravellingProject(head, tuple(sources))


def _twin(note: TravellingSource) -> Note:
    return Note(derived_guid("note", note.guid), note.text, note.name, note.by, note.at)


def _note(making: _Making) -> Note:
    text = making.prose() or "Memo"
    name = making.name() if making.yes() else ""
    return Note(making.guid(), text, name, making.one(making.people), making.moment(), making.moment())


def _codes(making: _Making) -> list[CodeNode]:
    """A tree of up to seven codes, in its order; sometimes six deep."""
    found: list[CodeNode] = []
    above: list[str] = []
    for _ in range(making.draw(st.integers(0, 7))):
        del above[making.draw(st.sampled_from([len(above), len(above), 0, 1, 2])) :]
        colour = making.draw(
            st.sampled_from(["", "#1f77b4", "#000000", *(["rgb(1,2,3)", "#ABC"] if making.junk else ())])
        )
        parent = above[-1] if above else ""
        code = CodeNode(
            making.guid(), making.name(), parent, making.yes(), colour, making.prose(), making.some(making.notes)
        )
        found.append(code)
        above.append(code.guid)
    return found


def _case(making: _Making, sources: list[TravellingSource]) -> TravellingCase:
    places = tuple(source for source in sources if source.kind != "Note")
    selections = tuple(one for source in sources for one in source.selections if not one.is_whole)
    parts = (making.some(making.codes), making.values(), making.some(places), making.some(selections))
    return TravellingCase(making.wild_guid(), making.name(), making.prose(), *parts)


def _sources(making: _Making) -> tuple[list[TravellingSource], list[Kept]]:
    sources: list[TravellingSource] = []
    hosts: list[Kept] = []
    kinds = [
        "TextSource",
        "TextSource",
        "PDFSource",
        "Note",
        "Representation",
        "TextDescription",
        "Transcript",
        "Picture",
    ]
    for kind in making.draw(st.lists(st.sampled_from(kinds), max_size=4)):
        if kind in ("TextSource", "PDFSource", "Note"):
            sources.append(_source(making, making.guid(), kind))
            continue
        host, texts = _MEDIA[kind](making)
        hosts.append(host)
        sources += texts
    return sources, hosts


def _source(making: _Making, guid: str, kind: str, name: str = "") -> TravellingSource:
    text = making.words()
    rows = _rows(making)
    original = None
    if kind == "PDFSource" or (kind == "TextSource" and making.yes()):
        original = file_of("Bilag 1.pdf" if kind == "PDFSource" else "Interview æ.docx", b"%PDF " + guid.encode())
    return TravellingSource(
        guid,
        name or making.name(),
        text,
        kind,
        making.prose(),
        making.one(making.people),
        making.moment(),
        original,
        tuple(_selections(making, guid, text, 1 if kind == "Note" else 0)),
        making.some(making.notes),
        () if kind == "Note" else making.values(),
        own=rows,
        own_text=sha256(text.encode()).hexdigest() if rows else "",
    )


def _selections(making: _Making, guid: str, text: str, fewest: int) -> list[Selection]:
    found: list[Selection] = []
    for _ in range(making.draw(st.integers(fewest, 4))):
        start = making.draw(st.integers(0, len(text) - 1))
        end = making.draw(st.integers(start if making.junk else start + 1, len(text)))
        title = "§ " + making.name() if making.draw(st.integers(0, 3)) == 0 else ""
        by, at = making.one(making.people), making.moment()
        codings = _codings(making)
        found.append(
            Selection(making.wild_guid(), start, end, title, making.prose(), by, at, codings, making.some(making.notes))
        )
    codings = _codings(making)
    if codings and making.yes():
        found.append(Selection(derived_guid("whole", guid), 0, len(text), codings=codings, is_whole=True))
    return found


def _codings(making: _Making) -> tuple[TravellingCoding, ...]:
    one_of = making.draw
    return tuple(
        TravellingCoding(
            making.wild_guid(),
            one_of(st.sampled_from(making.codes)).guid,
            making.one(making.people),
            making.moment(),
            making.some(making.notes, 1),
            str(one_of(st.sampled_from(Valence))),
            one_of(st.one_of(st.none(), st.integers(0, 100))),
            *(one_of(st.sampled_from([None, *map(str, names)])) for names in (EffectLevel, Horizon, Statement)),
            making.yes(),
        )
        for _ in range(one_of(st.integers(0, 2)))
        if making.codes
    )


def _rows(making: _Making) -> tuple[dict[str, str | int | float | None], ...]:
    """Rows of tables of ours."""
    value = st.one_of(
        st.none(),
        st.integers(-(2**60), 2**60),
        st.floats(allow_nan=False, allow_infinity=False),
        st.sampled_from(["", "æ\n😀"]),
    )
    drawn = making.draw(st.lists(value, max_size=3))
    return tuple({"noun": "visit", "guid": making.guid(), "said": each} for each in drawn)


def _pdf(making: _Making) -> tuple[Kept, list[TravellingSource]]:
    guid, name = making.guid(), making.name()
    area = f'<PDFSelection guid="{making.guid()}" page="0" {_CORNERS}>{_coding(making)}</PDFSelection>'
    inner = f'<Representation guid="{making.guid()}" name={quoteattr(kept(name))}/>'
    xml = _host(
        "PDFSource", guid, name, f"{_description(making)}{area if making.yes() else ''}{inner}{_note_refs(making)}"
    )
    files = (file_of(f"{guid}.pdf", b"%PDF-1.4"),)
    return Kept(guid, "PDFSource", xml, kept(name), texts=(guid,), files=files), [
        _source(making, guid, "Representation", name)
    ]


def _picture(making: _Making, with_text: bool) -> tuple[Kept, list[TravellingSource]]:
    guid, name = making.guid(), making.name()
    area = f'<PictureSelection guid="{making.guid()}" {_CORNERS}>{_coding(making)}</PictureSelection>'
    inner = f'<TextDescription guid="{making.guid()}" name={quoteattr(kept(name))}/>' if with_text else ""
    xml = _host("PictureSource", guid, name, f"{_description(making)}{inner}{area}{_note_refs(making)}")
    texts = [_source(making, guid, "TextDescription", name)] if with_text else []
    files = (file_of(f"{guid}.png", b"\x89PNG"),)
    return Kept(guid, "PictureSource", xml, kept(name), texts=(guid,) if with_text else (), files=files), texts


def _recording(making: _Making) -> tuple[Kept, list[TravellingSource]]:
    """A recording with one or two transcripts, of which some say when what was said."""
    guid, name = making.guid(), making.name()
    kind = making.draw(st.sampled_from(["AudioSource", "VideoSource"]))
    texts = [_source(making, making.guid(), "Transcript") for _ in range(making.draw(st.integers(1, 2)))]
    texts = [
        replace(texts[0], turns=_turns(making, texts[0].text)),
        *(replace(text, values=(), selections=_stretches(text)) for text in texts[1:]),
    ]
    inner = "".join(_transcript(making, text) for text in texts)
    xml = _host(kind, guid, name, f"{_description(making)}{inner}{_note_refs(making)}")
    files = (file_of(f"{guid}.m4a", b"ftyp" * 9),)
    return Kept(guid, kind, xml, kept(name), texts=tuple(text.guid for text in texts), files=files), texts


def _stretches(text: TravellingSource) -> tuple[Selection, ...]:
    return tuple(one for one in text.selections if not one.is_whole)


def _turns(making: _Making, text: str) -> tuple[Turn, ...]:
    cuts = sorted(making.draw(st.sets(st.integers(0, len(text) - 1), max_size=3)))
    ranges = [TextRange(start, end) for start, end in pairwise([*cuts, len(text)])]
    return tuple(Turn(each, each, "I", place * 1500) for place, each in enumerate(ranges))


def _transcript(making: _Making, text: TravellingSource) -> str:
    points = "".join(
        f'<SyncPoint guid="{making.guid()}" timeStamp="{turn.time}" position="{turn.range.start}"/>'
        for turn in text.turns
    )
    return f'<Transcript guid="{text.guid}" name={quoteattr(kept(text.name))}>{points}</Transcript>'


def _host(kind: str, guid: str, name: str, inner: str) -> str:
    return f'<{kind} xmlns="{NAMESPACE}" guid="{guid}" name={quoteattr(kept(name))} path="kept://0">{inner}</{kind}>'


def _description(making: _Making) -> str:
    return "<Description>Optaget &lt;i haven&gt;</Description>" if making.yes() else ""


def _note_refs(making: _Making) -> str:
    return "".join(f'<NoteRef targetGUID="{guid}"/>' for guid in making.some(making.notes))


def _coding(making: _Making) -> str:
    codes = making.some(making.codes)
    return "".join(f'<Coding guid="{making.guid()}"><CodeRef targetGUID="{code}"/></Coding>' for code in codes)


def _connections(making: _Making, sources: list[TravellingSource], hosts: list[Kept]) -> list[Kept]:
    """A set, a link and a graph, or some of them."""
    places = (
        *(source for source in sources if source.kind not in ("Note", "Transcript")),
        *(host for host in hosts if host.guid not in host.texts),
    )
    found = [_set(making, places), _link(making, places), _graph(making, places)]
    return [each for each in found if making.yes()]


def _set(making: _Making, places: tuple[TravellingSource | Kept, ...]) -> Kept:
    guid, name = making.guid(), making.name()
    members = {"MemberCode": making.codes, "MemberSource": places, "MemberNote": making.notes}
    inner = "".join(f'<{kind} targetGUID="{one}"/>' for kind, of in members.items() for one in making.some(of))
    xml = f'<Set xmlns="{NAMESPACE}" guid="{guid}" name={quoteattr(kept(name))}>{_description(making)}{inner}</Set>'
    return Kept(guid, "Set", xml, kept(name))


def _link(making: _Making, places: tuple[TravellingSource | Kept, ...]) -> Kept:
    guid, name = making.guid(), making.name()
    ends = {
        "originGUID": making.one((*making.codes, *making.notes)),
        "targetGUID": making.one((*places, *making.codes)),
    }
    written = "".join(f' {end}="{of}"' for end, of in ends.items() if of)
    attributes = f'guid="{guid}" name={quoteattr(kept(name))} direction="OneWay"{written}'
    xml = f'<Link xmlns="{NAMESPACE}" {attributes}>{_note_refs(making)}</Link>'
    return Kept(guid, "Link", xml, kept(name))


def _graph(making: _Making, places: tuple[TravellingSource | Kept, ...]) -> Kept:
    guid, name, one, other = making.guid(), making.name(), making.guid(), making.guid()
    shown = making.one((*making.codes, *places))
    represented = f' representedGUID="{shown}"' if shown else ""
    xml = (
        f'<Graph xmlns="{NAMESPACE}" guid="{guid}" name={quoteattr(kept(name))}>'
        f'<Vertex guid="{one}"{represented} firstX="1" firstY="2" shape="Oval" color="#AABBCC"/>'
        f'<Vertex guid="{other}" firstX="9" firstY="9"/>'
        f'<Edge guid="{making.guid()}" sourceVertex="{one}" targetVertex="{other}"/></Graph>'
    )
    return Kept(guid, "Graph", xml, kept(name))


_MEDIA: dict[str, Callable[[_Making], tuple[Kept, list[TravellingSource]]]] = {
    "Representation": _pdf,
    "TextDescription": partial(_picture, with_text=True),
    "Transcript": _recording,
    "Picture": partial(_picture, with_text=False),
}
