"""What the window says of memos."""

from qualapp.exporters.memos_report import ToldMemo
from qualapp.i18n import N_, _
from qualapp.model.code import PATH_SEPARATOR

ABOUT = {
    "project": (N_("Project journal"), "sticky-note"),
    "case": (N_("Case"), "house"),
    "source": (N_("Source"), "file-text"),
    "code": (N_("Code"), "tag"),
    "excerpt": (N_("Excerpt"), "quote"),
}
"""The kinds of things that memos are about, each with its name and icon."""

OPEN = {
    "case": N_("Open the case"),
    "source": N_("Open the source"),
    "code": N_("Show the code"),
    "excerpt": N_("Show in the text"),
}


def about_words(memo: ToldMemo) -> str:
    """What a memo is about, on one line."""
    if memo.kind == "project":
        return _(ABOUT[memo.kind][0])
    name = memo.name if memo.kind != "code" else memo.name.replace(PATH_SEPARATOR, " › ")
    return f"{name} · {memo.code.replace(PATH_SEPARATOR, ' › ')}" if memo.code else name
