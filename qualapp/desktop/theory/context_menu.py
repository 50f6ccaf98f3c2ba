"""What a click with the other button offers, on a node, on a link and beside them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from qualapp.desktop.canvas import LinkItem, NodeItem
from qualapp.i18n import _


def menu_of(
    parent: QWidget,
    acts: Mapping[str, QAction],
    item: NodeItem | LinkItem | None,
    add: Callable[[], object],
    delete: Callable[[], object],
) -> QMenu:
    """The menu for an item, or for the ground: `acts` are the commands by id, `add` makes a node where one clicked."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(item, NodeItem):
        menu.addActions([acts["theory.rename"], acts["theory.link"], acts["theory.excerpts"]])
        menu.addAction(_("Take the node out"), delete).setShortcut("Del")
    elif item is not None:
        menu.addAction(acts["theory.excerpts"])
        menu.addAction(_("Delete the link"), delete).setShortcut("Del")
    else:
        menu.addAction(_("New node here"), add)
        menu.addActions([acts["theory.arrange"], acts["theory.fit"]])
    return menu
