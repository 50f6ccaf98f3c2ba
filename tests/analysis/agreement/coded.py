"""Sources that some coders coded, invented or drawn, and the same told character by character."""

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from qualapp.analysis.agreement import Agreement, Comparison, compare
from qualapp.model.claims import Claim, CodedSource
from qualapp.model.code import Code, CodeTree
from qualapp.progress import finish

CODERS = (11, 12, 13)
CODES = (1, 2, 3)


def tree(parents: Mapping[int, int | None] | None = None) -> CodeTree:
    """A codebook of three codes, or of those that are given with the codes above them."""
    found = parents or dict.fromkeys(CODES)
    return CodeTree(
        Code(code, f"{code}", above, f"{code:02}", f"Code {code}", "", "", "", "", "", "", True, "")
        for code, above in found.items()
    )


def source(
    *claims: tuple[int, int, int, int], length: int = 100, number: int = 1, case: int | None = None
) -> CodedSource:
    """A source of one turn with codings as code, coder, start and stop."""
    return CodedSource(number, case, ((0, length),), tuple(Claim(*claim) for claim in claims))


def ask(sources: Iterable[CodedSource], wanted: Comparison, codes: CodeTree | None = None) -> Agreement:
    """Compare."""
    return finish(compare(sources, wanted, codes or tree()))


@st.composite
def sources(draw: st.DrawFn, most: int = 3) -> list[CodedSource]:
    """A few sources with turns and gaps between these, and codings anywhere."""
    return [draw(_source(number)) for number in range(1, draw(st.integers(1, most)) + 1)]


@st.composite
def _source(draw: st.DrawFn, number: int) -> CodedSource:
    ends = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=8)))
    ends = ends[: len(ends) // 2 * 2]
    passages = tuple(zip(ends[::2], ends[1::2], strict=True))
    place = st.integers(0, 60)
    claims = draw(
        st.lists(
            st.builds(
                lambda code, coder, one, other, valence: Claim(code, coder, min(one, other), max(one, other), valence),
                st.sampled_from(CODES),
                st.sampled_from(CODERS),
                place,
                place,
                st.sampled_from(["driver", "barrier", "none"]),
            ),
            max_size=12,
        )
    )
    return CodedSource(number, draw(st.sampled_from([None, 1, 2])), passages, tuple(claims))
