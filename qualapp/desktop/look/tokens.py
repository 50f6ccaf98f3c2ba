"""The colours of the program by name, light and dark, and the arithmetic between colours."""

from dataclasses import dataclass, fields
from functools import cache


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@cache
def mix(colour: str, ground: str, share: float) -> str:
    """The colour laid over a ground with this share, both as "#RRGGBB".

    >>> mix("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02X}" for over, under in pairs)


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


@cache
def luminance(colour: str) -> float:
    """How bright the eye finds a colour, 0 to 1 (relative luminance of WCAG 2)."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2): text needs 4.5, edges and marks 3.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    brighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True)
class Tokens:
    """The colours that widgets read by name; `tokens["text-2"]` is `tokens.text_2`."""

    dark: bool
    app: str
    surface: str
    sunken: str
    raised: str
    hover: str
    line: str
    strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    accent_soft: str
    on_accent: str
    driver: str
    driver_soft: str
    barrier: str
    barrier_soft: str
    ambivalent: str
    ambivalent_soft: str
    none: str
    warning: str
    danger: str

    def __getitem__(self, name: str) -> str:
        value = getattr(self, name.replace("-", "_"), None)
        if not isinstance(value, str):
            raise ValueError(f"no such colour: {name}")
        return value

    @property
    def text_on_heat(self) -> tuple[str, str, str, str]:
        """The colours of text on the four steps of `heat`."""
        return self.text, self.text, self.text, self.on_accent

    @property
    def heat(self) -> tuple[str, str, str, str]:
        """The four steps of tables that are coloured by one figure, lowest first."""
        low, fair, good, high = (mix(self.accent, self.surface, share) for share in (0.06, 0.20, 0.42, 0.80))
        return low, fair, good, high

    @property
    def track(self) -> str:
        """The empty part of a progress bar, to be seen on every ground."""
        return mix(self.strong, self.app, 0.3)


LIGHT = Tokens(
    dark=False,
    app="#F5F4F0",
    surface="#FFFFFF",
    sunken="#ECEAE4",
    raised="#FFFFFF",
    hover="#F0EEE8",
    line="#DEDBD3",
    strong="#85817A",
    text="#1D2129",
    text_2="#474D57",
    text_3="#626872",
    accent="#2F4FA8",
    accent_soft="#E5EAF8",
    on_accent="#FFFFFF",
    driver="#0A7268",
    driver_soft="#DDF0EC",
    barrier="#B23F12",
    barrier_soft="#FBE6DC",
    ambivalent="#5A4FB0",
    ambivalent_soft="#E9E6F8",
    none="#626872",
    warning="#8A5A00",
    danger="#B3261E",
)

DARK = Tokens(
    dark=True,
    app="#14171C",
    surface="#1B1F25",
    sunken="#101317",
    raised="#252A32",
    hover="#242931",
    line="#31373F",
    strong="#78808C",
    text="#E9E7E2",
    text_2="#C3C6CC",
    text_3="#9BA1AB",
    accent="#A3B6FF",
    accent_soft="#29335A",
    on_accent="#10142A",
    driver="#5CC9B8",
    driver_soft="#17362F",
    barrier="#F5925F",
    barrier_soft="#43271A",
    ambivalent="#B3A8FF",
    ambivalent_soft="#2D2950",
    none="#9BA1AB",
    warning="#E0B252",
    danger="#F2867C",
)

TOKEN_NAMES = tuple(field.name.replace("_", "-") for field in fields(Tokens) if field.name != "dark")
"""The names under which colours are known, such as `text-2`."""

SCRIM = "#14171C"
"""What dims the picture behind a dialog or the palette, at 34 %."""
