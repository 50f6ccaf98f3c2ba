"""Texts as a project may hold them: any that survive normalise, the awkward ones more often than by chance."""

from hypothesis import strategies as st

from qualapp.model.text import normalise

AWKWARD = (
    "\n", "\n\n", "\t", " ", "  ", "\u00a0", "\u00ad", "\u2011", "\u200b", "\ufeff", "\u0085", "\x7f", "\u200f",
    "\ufdd0", "e\u0301", "æøå", "\U0001f642", "\U0001f469\u200d\U0001f467", "\U0001d4b3", "السلام عليكم", "שלום, שלום",
    "<b>&amp;</b>", "]]>", '"', "'", "»", "«", "=", "=1+1", "-", "- ", "+", "@", "'=", "''-", ";", ",",
    "_x0041_", "_x000D_", "{page}", "x",
)  # fmt: skip

kept_texts = (
    st.lists(st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=("Cs",)), max_size=5), max_size=8)
    .map(lambda parts: normalise("".join(parts)).text)
    .filter(bool)
)
