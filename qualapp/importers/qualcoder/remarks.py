"""What is told of what was adapted or left out in a QualCoder project."""

from qualapp.i18n import _, _n
from qualapp.importers.tally import Sentences
from qualapp.model.exchange import Outcome

_ADAPTED, _LEFT_OUT = Outcome.ADAPTED, Outcome.LEFT_OUT

SENTENCES: Sentences = {
    "newer": (
        _ADAPTED,
        lambda _number: _(
            "The project was made with a newer QualCoder than this program knows; what it does not know was left out."
        ),
    ),
    "local time": (
        _ADAPTED,
        lambda _number: _("QualCoder notes times without a time zone; they were read as the time of this computer."),
    ),
    "other count": (
        _ADAPTED,
        lambda n: _n(
            "In {n} source QualCoder counts emoji, line breaks or the first mark otherwise;"
            " by the words it keeps beside its codings the positions were recounted.",
            "In {n} sources QualCoder counts emoji, line breaks or the first mark otherwise;"
            " by the words it keeps beside its codings the positions were recounted.",
            n,
        ),
    ),
    "mixed count": (
        _ADAPTED,
        lambda n: _n(
            "{n} coding was counted otherwise than the rest of its source; it was placed by the words kept beside it.",
            "{n} codings were counted otherwise than the rest of their source;"
            " they were placed by the words kept beside them.",
            n,
        ),
    ),
    "found again": (
        _ADAPTED,
        lambda n: _n(
            "{n} coding pointed outside its text and was placed where its words stand.",
            "{n} codings pointed outside their text and were placed where their words stand.",
            n,
        ),
    ),
    "other words": (
        _ADAPTED,
        lambda n: _n(
            "{n} coding stands on other words than those kept beside it; it was left where QualCoder shows it.",
            "{n} codings stand on other words than those kept beside them; they were left where QualCoder shows them.",
            n,
        ),
    ),
    "loose code": (
        _ADAPTED,
        lambda n: _n(
            "{n} code or category lay in a category that is not there, and was put at the top.",
            "{n} codes or categories lay in a category that is not there, and were put at the top.",
            n,
        ),
    ),
    "kept file": (
        _ADAPTED,
        lambda n: _n(
            "{n} picture, recording or PDF with coded areas is kept with its codings for export,"
            " but cannot be shown yet.",
            "{n} pictures, recordings or PDFs with coded areas are kept with their codings for export,"
            " but cannot be shown yet.",
            n,
        ),
    ),
    "linked file": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} file lies outside the project's folder and was left out; its text and codings came in.",
            "{n} files lie outside the project's folder and were left out; their texts and codings came in.",
            n,
        ),
    ),
    "missing file": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} file is missing in the project's folder.", "{n} files are missing in the project's folder.", n
        ),
    ),
    "no text": (
        _LEFT_OUT,
        lambda n: _n("{n} source has no text and was left out.", "{n} sources have no text and were left out.", n),
    ),
    "lost coding": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} coding lies outside its text or on no words, and was left out.",
            "{n} codings lie outside their text or on no words, and were left out.",
            n,
        ),
    ),
    "lost annotation": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} annotation lies outside its text or on no words; its words are among the memos of the project.",
            "{n} annotations lie outside their text or on no words; their words are among the memos of the project.",
            n,
        ),
    ),
    "lost part": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} part of a case lies outside its text or on no words, and was left out.",
            "{n} parts of cases lie outside their text or on no words, and were left out.",
            n,
        ),
    ),
    "loose coding": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} coding has no code or no source any more and was left out.",
            "{n} codings have no code or no source any more and were left out.",
            n,
        ),
    ),
    "loose annotation": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} annotation has no source any more; its words are among the memos of the project.",
            "{n} annotations have no source any more; their words are among the memos of the project.",
            n,
        ),
    ),
    "loose case": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} link between a case and a file leads nowhere and was left out.",
            "{n} links between cases and files lead nowhere and were left out.",
            n,
        ),
    ),
    "recording link": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} coding is linked to a stretch of a recording; the link was left out.",
            "{n} codings are linked to stretches of recordings; the links were left out.",
            n,
        ),
    ),
    "other attribute": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} attribute of something else than a case or a file was left out.",
            "{n} attributes of something else than cases or files were left out.",
            n,
        ),
    ),
    "graph": (_LEFT_OUT, lambda n: _n("{n} graph was left out.", "{n} graphs were left out.", n)),
    "reference": (
        _LEFT_OUT,
        lambda n: _n(
            "{n} line of bibliographic references was left out.",
            "{n} lines of bibliographic references were left out.",
            n,
        ),
    ),
}
