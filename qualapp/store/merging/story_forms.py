"""The form in which the file keeps what a step did to a text."""

import json
from collections.abc import Sequence

from qualapp.model.reweaving import Placed, WovenStep
from qualapp.model.weave import Span, WovenEdit


def write_step(step: WovenStep) -> str:
    """A step as it is kept in the file."""
    events = [
        ["p", event.row[0], event.row[1].hex(), event.ends]
        if isinstance(event, Placed)
        else [
            "e",
            event.strand,
            event.after,
            event.word,
            event.removed,
            event.back,
            event.inserted,
            event.left,
            event.right,
        ]
        for event in step.events
    ]
    return json.dumps([step.clock, step.guid.hex(), events, [guid.hex() for guid in step.after]], ensure_ascii=False)


def read_step(form: str) -> WovenStep:
    """The step that was kept so."""
    clock, guid, events, *after = json.loads(form)
    known = tuple(bytes.fromhex(one) for one in after[0]) if after else ()
    return WovenStep(clock, bytes.fromhex(guid), tuple(_event(event) for event in events), known)


def _event(event: Sequence[object]) -> WovenEdit | Placed:
    if event[0] == "p":
        _kind, noun, guid, ends = event
        held = None if ends is None else tuple(None if letter is None else _letter(letter) for letter in _list(ends))
        return Placed((str(noun), bytes.fromhex(str(guid))), held)
    _kind, strand, after, word, removed, back, inserted, left, right = event
    letters = [None if letter is None else _letter(letter) for letter in (after, left, right)]
    spans = (_spans(word), _spans(removed), _spans(back))
    return WovenEdit(str(strand), letters[0], *spans, str(inserted), letters[1], letters[2])


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _letter(value: object) -> tuple[str, int]:
    strand, place = _list(value)
    return str(strand), int(str(place))


def _spans(value: object) -> tuple[Span, ...]:
    return tuple((str(strand), int(str(start)), int(str(stop))) for strand, start, stop in map(_list, _list(value)))
