"""The way in for someone who has not used the program: the demo, and its main gesture."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from qualapp.desktop.look import icon_pixmap, theme, ui_font
from qualapp.desktop.look.widgets import Button, KeyCap
from qualapp.desktop.start.card import Card
from qualapp.i18n import _


class DemoCard(Card):
    """Says what the demo holds and which keys code a sentence; `inviting` where there is no project yet."""

    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, inviting: bool = False) -> None:
        super().__init__(parent, ground="accent-soft", edge="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inviting = inviting
        self._arrows: list[QLabel] = []
        self.button = Button(
            _("Open the demo"),
            self,
            kind="primary" if inviting else "plain",
            icon="play",
            height=40 if inviting else 32,
        )
        self.button.clicked.connect(self.demo_wanted)
        title = QLabel(_("Try it in five minutes"), self)
        title.setFont(ui_font(20 if inviting else 15, 600))
        title.setProperty("role", "title" if inviting else "heading")
        said = _("The demo has twelve invented texts, seven of them interviews, and the codings of two people.")
        words = QLabel(said, self)
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        self._steps = self._gesture()
        head = QHBoxLayout()
        head.addWidget(title, 1)
        if not inviting:
            head.addWidget(self.button)
        self.column.addLayout(head)
        self.column.addSpacing(6)
        self.column.addWidget(words)
        self.column.addSpacing(16 if inviting else 8)
        self.column.addLayout(self._steps)
        if inviting:
            self.column.addSpacing(20)
            self.column.addWidget(self.button)
        theme.changed.connect(self._wear)
        self._wear()

    def set_padding(self, side: int) -> None:
        """Keep this much room at the left and right."""
        self.column.setContentsMargins(side, 18, side, 18)

    def _gesture(self) -> QBoxLayout:
        """The three steps: select, 3, +."""
        steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        steps.setSpacing(10)
        for words, key, command in (
            (_("Select a sentence"), "", ""),
            (_("give it a code"), "3", "coding.dimension.3"),
            (_("say how it works"), "+", "coding.valence.driver"),
        ):
            steps.addWidget(self._step(words, key, command))
        steps.addStretch(1)
        return steps

    def _step(self, words: str, key: str, command: str) -> QWidget:
        step = QWidget(self)
        row = QHBoxLayout(step)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if key:
            arrow = QLabel(step)
            self._arrows.append(arrow)
            row.addWidget(arrow)
        label = QLabel(words, step)
        label.setFont(ui_font(13, 600))
        row.addWidget(label)
        if key:
            row.addWidget(KeyCap(key, step, command=command))
        row.addStretch(1)
        return step

    def set_narrow(self, narrow: bool) -> None:
        """Let the three steps stand below each other where they have no room side by side."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._steps.setDirection(direction)
        self._steps.setSpacing(4 if narrow else 10)

    def _wear(self) -> None:
        for arrow in self._arrows:
            arrow.setPixmap(icon_pixmap("arrow-right", "text-2", 16, self.devicePixelRatioF()))
