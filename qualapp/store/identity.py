"""Names that no two rows of any project share, and times."""

import secrets
import time
from datetime import UTC, datetime


def new_guid() -> bytes:
    """A guid of 16 bytes (UUID version 7, RFC 9562): ordered by time, so that an index grows at its end."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return value.to_bytes(16, "big")


def guid_text(guid: bytes) -> str:
    """A guid as people and other programs write it.

    >>> guid_text(bytes(16))
    '00000000-0000-0000-0000-000000000000'
    """
    letters = guid.hex()
    return f"{letters[:8]}-{letters[8:12]}-{letters[12:16]}-{letters[16:20]}-{letters[20:]}"


def guid_bytes(text: str) -> bytes:
    """The guid that is written so.

    Raises ValueError where it is none.
    """
    guid = bytes.fromhex(text.strip("{}").replace("-", ""))
    if len(guid) != 16:
        raise ValueError(f"not a guid: {text}")
    return guid


def now() -> int:
    """Microseconds since 1970, UTC."""
    return time.time_ns() // 1000


def iso(moment: int) -> str:
    """A moment as ISO 8601 in UTC.

    >>> iso(0)
    '1970-01-01T00:00:00Z'
    """
    return datetime.fromtimestamp(moment // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
