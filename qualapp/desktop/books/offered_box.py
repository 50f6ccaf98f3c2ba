"""A list whose choices change with what is looked at."""

from collections.abc import Iterable

from qualapp.desktop.sources.choice_box import ChoiceBox


class OfferedBox(ChoiceBox):
    """A `ChoiceBox` that can be filled anew."""

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer other choices, of which none is chosen."""
        self.blockSignals(True)
        self.clear()
        self._values.clear()
        for value, text in choices:
            self._values.append(value)
            self.addItem(text)
        self.setCurrentIndex(-1)
        self.blockSignals(False)
