"""The excerpts whose words are mostly gone or others: their codes, their words before, and their words after."""

from html import escape

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from qualapp.desktop.look import theme
from qualapp.desktop.session import Session
from qualapp.desktop.sources.replace.marked_page import MarkedPage, faint
from qualapp.i18n import _
from qualapp.store.replacement import Carried, Replacement

_LONGEST = 400


class DoubtfulPage(MarkedPage):
    """`open_wanted` tells the excerpt whose place in the interview is wanted, `change_wanted` among the changes."""

    open_wanted = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None, *, with_changes: bool = True) -> None:
        super().__init__(_("Doubtful codings"), parent)
        self._session = session
        self._with_changes = with_changes
        self._planned: Replacement | None = None
        self._codes: dict[int, str] = {}
        self.anchorClicked.connect(self._follow)

    def show_doubtful(self, planned: Replacement) -> None:
        """Show the excerpts that are in doubt."""
        self._planned = planned
        self._codes = self._claimed(planned.source_id)
        self.wear()
        self.verticalScrollBar().setValue(0)

    def html(self) -> str:
        if self._planned is None:
            return ""
        if not self._planned.doubtful:
            return faint(_("Every coding stays on its words, or on nearly the same ones."), 13)
        return "".join(map(self._row, self._planned.doubtful))

    def _row(self, excerpt: Carried) -> str:
        assert self._planned is not None
        versions = self._planned.versions
        links = [self._link("open", excerpt, _("Open in the interview"))]
        if self._with_changes:
            links.insert(0, self._link("change", excerpt, _("Show among the changes")))
        before, after = _quoted(excerpt.before.of(versions.old)), _quoted(excerpt.after.of(versions.new))
        labels = faint(_("Before")), faint(_("Now"))
        now = escape(after) if after else faint(_("no words left"), 13)
        return (
            f'<p style="margin-top:0; margin-bottom:2px">{self._heading(excerpt)}</p>'
            f'<p style="margin-top:0; margin-bottom:2px">{labels[0]} &nbsp;{escape(before)}</p>'
            f'<p style="margin-top:0; margin-bottom:4px">{labels[1]} &nbsp;{now}</p>'
            f'<p style="margin-top:0; margin-bottom:20px">{" &nbsp; ".join(links)}</p>'
        )

    def _heading(self, excerpt: Carried) -> str:
        name = escape(self._codes.get(excerpt.excerpt_id, "") or _("No code"))
        return f'<span style="font-family:Inter; font-size:13px; font-weight:600">{name}</span>'

    def _link(self, act: str, excerpt: Carried, text: str) -> str:
        look = f"font-family:Inter; font-size:13px; color:{theme.colour('accent').name()}; text-decoration:none"
        return f'<a href="{act}:{excerpt.excerpt_id}" style="{look}">{escape(text)}</a>'

    def _claimed(self, source_id: int) -> dict[int, str]:
        """The names of each excerpt's codes, each once."""
        tree, names = self._session.tree, dict[int, dict[str, None]]()
        for coding in self._session.project.codings.in_source(source_id):
            names.setdefault(coding.excerpt_id, {})[tree[coding.code_id].name] = None
        return {excerpt: " · ".join(codes) for excerpt, codes in names.items()}

    def _follow(self, url: QUrl) -> None:
        act, _colon, number = url.toString().partition(":")
        excerpts = self._planned.doubtful if self._planned else []
        excerpt = next(each for each in excerpts if str(each.excerpt_id) == number)
        (self.open_wanted if act == "open" else self.change_wanted).emit(excerpt)


def _quoted(words: str) -> str:
    """Words on one line, their middle left out where they are many."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
