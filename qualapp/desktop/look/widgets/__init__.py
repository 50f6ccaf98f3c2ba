"""The controls of the program, one look for all of them."""

from qualapp.desktop.look.widgets.allowed import allow
from qualapp.desktop.look.widgets.avatar import Avatar
from qualapp.desktop.look.widgets.button import Button
from qualapp.desktop.look.widgets.chip import Chip
from qualapp.desktop.look.widgets.dialog import Dialog
from qualapp.desktop.look.widgets.dots import Dots, dots_for
from qualapp.desktop.look.widgets.elided_label import ElidedLabel
from qualapp.desktop.look.widgets.empty_view import EmptyView, filtered_out
from qualapp.desktop.look.widgets.filter_chip import FilterChip
from qualapp.desktop.look.widgets.form_field import FormField
from qualapp.desktop.look.widgets.icon_button import IconButton
from qualapp.desktop.look.widgets.key_cap import KeyCap
from qualapp.desktop.look.widgets.number_field import NumberField
from qualapp.desktop.look.widgets.panel_heading import PanelHeading
from qualapp.desktop.look.widgets.panes import Panes, Widths
from qualapp.desktop.look.widgets.progress_bar import ProgressBar, paint_progress
from qualapp.desktop.look.widgets.search_field import SearchField
from qualapp.desktop.look.widgets.segments import Choice, Segments
from qualapp.desktop.look.widgets.side_panel import SidePanel, plain_label
from qualapp.desktop.look.widgets.strip import Strip
from qualapp.desktop.look.widgets.toast import Toast

__all__ = [
    "Avatar",
    "Button",
    "Chip",
    "Choice",
    "Dialog",
    "Dots",
    "ElidedLabel",
    "EmptyView",
    "FilterChip",
    "FormField",
    "IconButton",
    "KeyCap",
    "NumberField",
    "PanelHeading",
    "Panes",
    "ProgressBar",
    "SearchField",
    "Segments",
    "SidePanel",
    "Strip",
    "Toast",
    "Widths",
    "allow",
    "dots_for",
    "filtered_out",
    "paint_progress",
    "plain_label",
]
