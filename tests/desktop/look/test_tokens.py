"""The colours keep what they promise."""

import pytest

from qualapp.desktop.look import SECTORS, code_colour, contrast, ink_of
from qualapp.desktop.look.code_colours import COUNT
from qualapp.desktop.look.tokens import DARK, LIGHT, TOKEN_NAMES

READABLE = [
    ("text", "app", 14.7, 14.5),
    ("text", "surface", 16.1, 13.4),
    ("text", "sunken", 13.4, 15.1),
    ("text", "accent-soft", 13.4, 9.9),
    ("text", "hover", 13.9, 11.8),
    ("text-2", "app", 7.7, 10.5),
    ("text-2", "surface", 8.5, 9.7),
    ("text-2", "sunken", 7.1, 10.9),
    ("text-2", "accent-soft", 7.1, 7.2),
    ("text-3", "app", 5.1, 6.9),
    ("text-3", "surface", 5.6, 6.4),
    ("text-3", "sunken", 4.7, 7.2),
    ("text-3", "accent-soft", 4.7, 4.7),
    ("text-3", "driver-soft", 4.7, 5.0),
    ("accent", "app", 6.8, 9.1),
    ("accent", "surface", 7.5, 8.4),
    ("accent", "accent-soft", 6.2, 6.2),
    ("driver", "surface", 5.8, 8.3),
    ("driver", "app", 5.3, 9.0),
    ("driver", "driver-soft", 4.9, 6.5),
    ("driver", "accent-soft", 4.8, 6.1),
    ("barrier", "surface", 5.8, 7.2),
    ("barrier", "app", 5.3, 7.8),
    ("barrier", "barrier-soft", 4.8, 5.9),
    ("barrier", "accent-soft", 4.8, 5.3),
    ("ambivalent", "surface", 6.6, 7.8),
    ("ambivalent", "app", 6.0, 8.5),
    ("ambivalent", "ambivalent-soft", 5.4, 6.4),
    ("ambivalent", "accent-soft", 5.5, 5.8),
    ("danger", "surface", 6.5, 6.7),
    ("on-accent", "accent", 7.5, 9.3),
]
EDGES = [("strong", "surface", 3.9, 4.1), ("strong", "app", 3.5, 4.5), ("strong", "sunken", 3.2, 4.7)]

WASHES = {  # light wash, light strong, dark wash, dark strong
    1: ("#C7D9F4", "#A3C1ED", "#37475E", "#445978"),
    2: ("#CDC3D7", "#AC9CBD", "#363048", "#433859"),
    3: ("#EDDDBF", "#E1C897", "#564A35", "#705D3D"),
    4: ("#E8CBDD", "#D9AAC7", "#52394E", "#6B4560"),
    5: ("#B8D2C3", "#8AB59C", "#283F34", "#2E4D3B"),
    6: ("#E3DFE9", "#D1CBDA", "#4C4C57", "#62606F"),
    7: ("#D8C7E8", "#C0A3DA", "#413658", "#534170"),
    8: ("#D2D8B8", "#B6BE8A", "#43442E", "#555532"),
    9: ("#BEE6D6", "#94D6BC", "#295346", "#2F6B55"),
    10: ("#D7B8CB", "#BE8AA9", "#463344", "#593D53"),
    11: ("#D8C8D4", "#BFA5B9", "#3D2E3C", "#4D3546"),
    12: ("#DCDDFF", "#C6C6FF", "#404A5D", "#515E77"),
    13: ("#DFD6D0", "#CABCB2", "#4A4242", "#60524F"),
    14: ("#C2C2E2", "#9A9BD0", "#2A3253", "#313B69"),
    15: ("#D8D5E8", "#BEBAD9", "#403D56", "#514B6D"),
    16: ("#E4C6CA", "#D2A1A8", "#51323A", "#693A43"),
    17: ("#CFC6B8", "#B1A28B", "#37342B", "#443E2E"),
    18: ("#CCCDDE", "#ABACC8", "#37394F", "#444562"),
    19: ("#CCD1F1", "#ABB3E8", "#283E5D", "#2E4C77"),
    20: ("#E8D4DD", "#DAB9C7", "#52414E", "#6B5061"),
    21: ("#E9DAF3", "#DCC2EB", "#484355", "#5E536C"),
    22: ("#DDC8B8", "#C7A48A", "#4A3628", "#60412A"),
    23: ("#F6D7D5", "#F0BDBA", "#564A50", "#715D64"),
    24: ("#C9D4D1", "#A6B9B4", "#364041", "#42504D"),
}


@pytest.mark.parametrize(("over", "ground", "light", "dark"), READABLE + EDGES)
def test_pairs_have_the_contrast_that_was_promised(over: str, ground: str, light: float, dark: float) -> None:
    assert contrast(LIGHT[over], LIGHT[ground]) == pytest.approx(light, abs=0.051)
    assert contrast(DARK[over], DARK[ground]) == pytest.approx(dark, abs=0.051)


@pytest.mark.parametrize(("over", "ground", "light", "dark"), READABLE)
def test_text_is_readable_on_every_ground(over: str, ground: str, light: float, dark: float) -> None:
    assert min(contrast(tokens[over], tokens[ground]) for tokens in (LIGHT, DARK)) >= 4.5


@pytest.mark.parametrize("number", WASHES)
def test_washes_are_the_ink_over_paper(number: int) -> None:
    light, dark = code_colour(number), code_colour(number, dark=True)
    assert (light.wash, light.wash_strong, dark.wash, dark.wash_strong) == WASHES[number]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", [*range(1, COUNT + 1), "#FFFFFF", "#000000", "#ffff00", "#0000ff", "#E9E7E2"])
def test_text_is_readable_on_every_highlight(colour: int | str, tokens) -> None:
    washes = code_colour(colour, tokens.dark)
    assert contrast(tokens.text, washes.wash) >= 4.5
    assert contrast(tokens.text, washes.wash_strong) >= 4.5


def test_a_free_colour_is_kept_and_its_wash_thinned() -> None:
    white = code_colour("#ffffff", dark=True)
    assert white.ink == "#FFFFFF"
    assert white.wash_strong < "#777777"  # at 38 % it would be #707578 and text on it below 4.5


@pytest.mark.parametrize("colour", range(1, COUNT + 1))
def test_ink_is_seen_on_paper(colour: int) -> None:
    assert round(contrast(ink_of(colour), LIGHT.surface), 1) >= 3.0
    assert round(contrast(ink_of(colour, dark=True), DARK.surface), 1) >= 3.0


def test_colours_are_named_as_a_project_has_them() -> None:
    assert ink_of("3") == ink_of(3) == ink_of(27)
    assert ink_of("reddish") == ink_of("") == ink_of(0) == ink_of(6)


def test_solid_ink_carries_black_or_white() -> None:
    assert code_colour(1).on_ink == "#000000"
    assert code_colour(2).on_ink == "#FFFFFF"


def test_heat_has_four_steps_with_readable_numbers() -> None:
    assert LIGHT.heat == ("#F3F4FA", "#D5DCEE", "#A8B5DA", "#5972B9")
    assert DARK.heat == ("#232832", "#363D51", "#545E81", "#8898D3")
    for tokens in (LIGHT, DARK):
        for ground, text in zip(tokens.heat, tokens.text_on_heat, strict=True):
            assert contrast(text, ground) >= 4.5


def test_every_token_is_read_by_its_name() -> None:
    assert LIGHT["text-2"] == LIGHT.text_2 == "#474D57"
    assert len(TOKEN_NAMES) == 22
    with pytest.raises(ValueError, match="no such colour: teal"):
        LIGHT["teal"]


def test_no_two_sectors_look_alike() -> None:
    assert len({sector.colour for sector in SECTORS.values()}) == 7
    assert len({sector.icon for sector in SECTORS.values()}) == 7
