"""Which characters the bytes of a text file stand for, when the file does not say."""

import codecs
from collections import Counter

from qualapp.i18n import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DANISH = frozenset("æøåÆØÅ")
_USUAL = _DANISH | frozenset("éÉèàáóíúüöäÜÖÄôêëçñß–—‘’“”„»«…§·•°½€©®´\xa0")
_OLD = (("cp1252", "Windows-1252", 0.6), ("mac_roman", "Mac Roman", 0.8), ("cp865", "DOS 865", 0.8))
_AS_WINDOWS = "qualapp.windows"
_MOST_HIGH = 0.25
_SAMPLE = 200_000
_ASCII = bytes(range(128))


def decoded(data: bytes) -> tuple[str, str]:
    """The characters of a file, and a note for the researcher where the encoding had to be guessed.

    >>> decoded("Lærkevangen".encode("cp1252"))[0]
    'Lærkevangen'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ""
    if encoding := _wide(data):
        return data.decode(encoding, errors="replace"), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _mended(data) or _guessed(data)


def _wide(data: bytes) -> str:
    """UTF-16 by its pattern: in Western text every other byte is NUL."""
    sample = data[:_SAMPLE]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if half and odd > half * 0.5 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.5 and odd < half * 0.1 else ""


def _mended(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few bytes that are not: those are read as Windows-1252."""
    right = data.decode("utf-8", errors="ignore")
    wrong = len(data) - len(right.encode())
    if sum(not character.isascii() for character in right) < 3 * wrong:
        return None
    note = _("A few characters of the file are damaged (it mixes encodings); check æ, ø and å.")
    return data.decode("utf-8", errors=_AS_WINDOWS), note


def _guessed(data: bytes) -> tuple[str, str]:
    encoding, name = _old_encoding(data)
    note = _("The file does not say its encoding; it was read as {encoding}. Check æ, ø and å.").format(encoding=name)
    return data.decode(encoding, errors="replace"), note


def _old_encoding(data: bytes) -> tuple[str, str]:
    """The encoding in which the bytes beyond ASCII are letters and signs that Danish texts have, and its name.

    Only a text that is mostly other letters (Arabic, Polish, Russian) is left to charset-normalizer, which of a
    Danish one makes Czech or Chinese now and then.
    """
    high = data.translate(None, _ASCII)
    counts = Counter(high[:_SAMPLE])
    for encoding, name, needed in _OLD:
        usual = sum(count for byte, count in counts.items() if bytes([byte]).decode(encoding, "replace") in _USUAL)
        if usual >= needed * counts.total():
            return encoding, name
    found = _foreign(data) if len(high) > _MOST_HIGH * len(data) else None
    return (found, found) if found else ("cp1252", "Windows-1252")


def _foreign(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_AS_WINDOWS, _as_windows)
