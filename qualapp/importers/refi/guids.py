"""Guids as they are compared: in lower case, without braces, each once for one sort of thing."""

import re
from collections import Counter, defaultdict

from qualapp.importers.refi.remarks import Matter, Remarks
from qualapp.model.exchange import derived_guid

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def canonical(raw: str | None) -> str:
    """A guid as it is compared; one that follows from it where it is none, and nothing where nothing stands there.

    >>> canonical(" {AD68FBE7-E1EE-4A82-A279-23CC698C89EB}")
    'ad68fbe7-e1ee-4a82-a279-23cc698c89eb'
    """
    if not raw:
        return ""
    guid = raw.lower()
    if _GUID.fullmatch(guid):
        return guid
    guid = guid.strip()
    if guid.startswith("{") and guid.endswith("}"):
        guid = guid[1:-1].strip()
    if _GUID.fullmatch(guid):
        return guid
    return derived_guid("junk", raw.strip()) if guid else ""


class Guids:
    """The guids that a file gives to its things, of which the first keeps one that is given twice."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._seen: defaultdict[str, set[str]] = defaultdict(set)
        self._times: Counter[tuple[str, str]] = Counter()

    def taken(self, sort: str, raw: str | None) -> str:
        """The guid of the next thing of a sort."""
        guid = raw if raw and _GUID.fullmatch(raw) else self._mended(sort, raw or "")
        seen = self._seen[sort]
        if guid in seen:
            self._remarks.count(Matter.DOUBLE_GUID)
            guid = self._another(sort, guid)
        seen.add(guid)
        return guid

    def _mended(self, sort: str, raw: str) -> str:
        """A guid that is written otherwise, or one in place of what is none."""
        guid = canonical(raw)
        if not guid:
            self._times[sort, ""] += 1
            guid = derived_guid("missing", sort, str(self._times[sort, ""]))
        if guid[:8] != raw.lstrip(" {\t\n")[:8].lower():
            self._remarks.count(Matter.JUNK_GUID)
        return guid

    def _another(self, sort: str, guid: str) -> str:
        while True:
            self._times[sort, guid] += 1
            other = derived_guid(guid, str(self._times[sort, guid] + 1))
            if other not in self._seen[sort]:
                return other
