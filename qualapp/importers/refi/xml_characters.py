"""Characters that XML does not allow and that programs write nevertheless."""

import re
import sys

_FORBIDDEN = bytes(byte for byte in range(32) if byte not in (9, 10, 13))
_SPACES = bytes.maketrans(_FORBIDDEN, b" " * len(_FORBIDDEN))
_REFERENCES = re.compile(rb"(?:&#(?:x[0-9a-fA-F]{1,8}|[0-9]{1,8});)+")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def with_sound_characters(data: bytes) -> bytes:
    """XML in which what is no character is a space, written as it is or by its number.

    >>> with_sound_characters(b"a\\x0bb &#11;&#65; &#xD83D;&#xDE00;")
    b'a b &#32;&#65; &#128512;'
    """
    plain = data.translate(_SPACES)
    return _REFERENCES.sub(_referred, plain) if b"&#" in plain else plain


def _referred(references: re.Match[bytes]) -> bytes:
    """References as XML allows them; halves of one character are joined."""
    found = references.group()
    numbers = [
        int(one[1:], 16) if one.startswith(b"x") else int(one) for one in found.removesuffix(b";")[2:].split(b";&#")
    ]
    if max(numbers) > sys.maxunicode:
        return found
    written = "".join(map(chr, numbers))
    joined = written.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if joined == written and not _NO_CHARACTER.search(written):
        return found
    return "".join(f"&#{ord(one)};" for one in _NO_CHARACTER.sub(" ", joined)).encode()
