"""What is to be coded: words, who says them, where, how much around them, and with which code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qualapp.coding_places import Sought, Unit, Voice
from qualapp.desktop.codebook.code_chooser import CodeChooser
from qualapp.desktop.hits.scope_button import ScopeButton
from qualapp.desktop.look.widgets import Choice, FormField, SearchField, Segments
from qualapp.desktop.session import Session
from qualapp.desktop.sources.choice_box import ChoiceBox
from qualapp.desktop.words import word
from qualapp.i18n import _
from qualapp.model.coding import Valence


class PlaceForm(QWidget):
    """`changed` tells that other places are meant, `code_changed` that another code or valence is."""

    changed = Signal()
    code_changed = Signal()

    def __init__(self, session: Session, open_source: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SearchField(_("All that is said"), self)
        self.voice = ChoiceBox(_voices(session), _("Who says it"), self)
        self.voice.setMinimumContentsLength(16)
        self.voice.show_value(Voice())
        self.scope = ScopeButton(session, open_source, self)
        self.unit = Segments(
            [
                Choice(Unit.WORDS, _("The words")),
                Choice(Unit.SENTENCE, _("Sentence")),
                Choice(Unit.PASSAGE, _("Turn")),
            ],
            self,
            value=Unit.SENTENCE,
            name=_("How much is coded"),
        )
        tree = session.tree
        gathering = frozenset(code.id for code, _depth in tree.walk() if not code.is_codable)
        self.code = CodeChooser(tree, gathering, self)
        self.valence = Segments(
            [Choice(value, glyph=value.value, name=word(value)) for value in Valence if value is not Valence.NONE],
            self,
            optional=True,
            name=_("Valence"),
        )
        self._lay_out()
        self.words.textChanged.connect(self._on_words)
        self.voice.chosen.connect(lambda _value: self.changed.emit())
        self.scope.changed.connect(self.changed)
        self.unit.changed.connect(lambda _value: self.changed.emit())
        self.code.chosen.connect(lambda _code: self.code_changed.emit())
        self.valence.changed.connect(lambda _value: self.code_changed.emit())
        self._on_words()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for label, field in (
            (_("Words to find"), self.words),
            (_("Who says it"), self.voice),
            (_("Where"), self.scope),
            (_("How much is coded"), self.unit),
        ):
            column.addWidget(FormField(label, field, self, room="panel"))
        column.addWidget(FormField(_("Code"), self.code, self, room="panel"), 1)
        column.addWidget(FormField(_("Valence"), self.valence, self, room="panel"))

    def sought(self) -> Sought:
        """What is looked for now."""
        voice, unit = self.voice.value(), self.unit.value()
        assert isinstance(voice, Voice)
        assert isinstance(unit, Unit)
        return Sought(self.words.text().strip(), voice, unit, self.scope.sources())

    def chosen_valence(self) -> Valence | None:
        """The valence of the new codings; none where it is left open."""
        value = self.valence.value()
        return value if isinstance(value, Valence) else None

    def let_interviewers_in(self) -> None:
        """Mean everybody's words, as where an interviewer's were selected."""
        self.voice.show_value(Voice(with_interviewers=True))

    def choose_voice(self, name: str) -> None:
        """Mean this speaker, by role where the role is known."""
        for voice in self.voice.values():
            if isinstance(voice, Voice) and name and name in (voice.role, voice.name):
                self.voice.show_value(voice)
                self.changed.emit()
                return

    def _on_words(self) -> None:
        """Without words whole turns are coded."""
        self.unit.setEnabled(bool(self.words.text().strip()))
        self.changed.emit()


def _voices(session: Session) -> list[tuple[Voice, str]]:
    """Whose words can be meant: everybody's, those of a role, those of a speaker."""
    informants = session.project.informants.all()
    roles = session.project.cases.roles()
    names = sorted({person.name for person in informants if person.name}, key=str.casefold)
    return [
        (Voice(), _("Everybody but interviewers")),
        (Voice(with_interviewers=True), _("Everybody, interviewers too")),
        *((Voice(role=role), _("Role: {name}").format(name=role)) for role in roles),
        *((Voice(name=name), _("Speaker: {name}").format(name=name)) for name in names),
    ]
