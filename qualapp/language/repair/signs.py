"""A first look at a text: whether it is worth while to look for damage."""

import re

_HYPHEN_AT_END = re.compile(r"[^\W\d_][-\u00ad¬]\s*\n\s*[a-zæøå]")
_NUMBER_ALONE = re.compile(r"(?m)^\W{0,3}(?:side |page )?\d{1,4}\W{0,3}$", re.IGNORECASE)
_SPACED = re.compile(r"(?:\b[^\W\d_] ){4}")
_FEW_LETTERS = 0.015
_MANY_SPELLED = 0.002
_FEWEST = 3
_SIGNS = ("�", "Ã¦", "Ã¸", "Ã¥", "√¶", "√∏", "ﬁ", "ﬂ", "ﬀ", "¬\n")


def may_be_damaged(text: str, language: str = "da") -> bool:
    """Whether a text may have been scanned or broken; quick, and rather too often than too seldom.

    >>> may_be_damaged("Vi har også prøvet at spørge børnene."), may_be_damaged("Vi har ogsaa proevet at spoerge.")
    (False, True)
    """
    if any(sign in text for sign in _SIGNS) or _SPACED.search(text):
        return True
    if len(_HYPHEN_AT_END.findall(text)) >= _FEWEST or len(_NUMBER_ALONE.findall(text)) >= _FEWEST:
        return True
    if language != "da":
        return False
    letters = sum(map(text.count, "æøåÆØÅ"))
    spelled = sum(map(text.count, ("aa", "ae", "oe")))
    return letters < _FEW_LETTERS * len(text) or spelled > _MANY_SPELLED * len(text)
