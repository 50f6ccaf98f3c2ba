"""Projects of other programs, made up, that gestures bring in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualapp.model.exchange import (
    CodeNode,
    Head,
    Kept,
    Note,
    Person,
    Remark,
    Selection,
    TravellingCase,
    TravellingCoding,
    TravellingSource,
    TravellingValue,
    TravellingVariable,
    derived_guid,
)
from qualapp.model.source import Block, BlockKind
from qualapp.model.text import TextRange

TEXT = "En udskrift 😀 fra et andet program.\nMed to linjer."


@dataclass
class Travelling:
    """A project on its way."""

    head: Head
    texts: Sequence[TravellingSource]
    remarks: Sequence[Remark] = ()

    @property
    def number_of_sources(self) -> int:
        return len(self.texts)

    def sources(self) -> Iterator[TravellingSource]:
        return iter(self.texts)

    def close(self) -> None:
        pass


def of_another_program(number: int) -> Travelling:
    """A small project of a colleague; the same number gives the same one, guids included."""

    def guid(name: str) -> str:
        return derived_guid(name, str(number))

    codes = (CodeNode(guid("top"), "Tema", is_codable=False), CodeNode(guid("code"), "Tillid", guid("top")))
    codings = (
        TravellingCoding(guid("coding 1"), guid("code"), guid("person"), 5, (guid("note"),), "driver", weight=40),
        TravellingCoding(guid("coding 2"), guid("code"), "", None),
    )
    line = TEXT.index("\n")
    source = TravellingSource(
        guid("source"),
        f"Udskrift {number}",
        TEXT,
        description="Optaget på kontoret",
        by=guid("person"),
        at=3,
        selections=(
            Selection(guid("selection"), 3, 14, by=guid("person"), codings=codings, notes=(guid("note"),)),
            Selection(guid("bare"), line, line),
            Selection(derived_guid("whole", guid("source")), 0, len(TEXT), codings=(), is_whole=True),
        ),
        values=(TravellingValue(guid("variable"), "2024-05-01"),),
        blocks=(
            Block(BlockKind.PARAGRAPH, TextRange(0, line)),
            Block(BlockKind.PARAGRAPH, TextRange(line + 1, len(TEXT))),
        ),
    )
    head = Head(
        "Andet projekt",
        "NVivo",
        people=(Person(guid("person"), f"Kollega {number}"),),
        codes=codes,
        variables=(TravellingVariable(guid("variable"), "Dato", "Date"),),
        cases=(TravellingCase(guid("case"), f"Sag {number}", sources=(guid("source"),), codes=(guid("code"),)),),
        notes=(Note(guid("note"), "Husk dette", by=guid("person"), at=4), Note(guid("loose"), "Løs note")),
        kept=(Kept(guid("set"), "Set", f'<Set xmlns="urn:QDA-XML:project:1.0" guid="{guid("set")}" name="G"/>', "G"),),
    )
    return Travelling(head, (source,))
