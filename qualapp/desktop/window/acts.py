"""Everything that the menus of a window do, by subject."""

from qualapp.desktop.window.choice_acts import ChoiceActs
from qualapp.desktop.window.exchange_acts import ExchangeActs
from qualapp.desktop.window.help_acts import HelpActs
from qualapp.desktop.window.history_acts import HistoryActs
from qualapp.desktop.window.material_acts import MaterialActs
from qualapp.desktop.window.merge_acts import MergeActs
from qualapp.desktop.window.paper_acts import PaperActs
from qualapp.desktop.window.print_acts import PrintActs
from qualapp.desktop.window.project_acts import ProjectActs
from qualapp.desktop.window.repair_acts import RepairActs
from qualapp.desktop.window.replace_acts import ReplaceActs
from qualapp.desktop.window.steps import Steps
from qualapp.desktop.window.team_acts import TeamActs
from qualapp.desktop.window.theory_acts import TheoryActs
from qualapp.desktop.window.window import Window


class Acts:
    """Acts on projects as files, on what is in one, on paper, on steps, on the team and on the window itself."""

    def __init__(self, window: Window) -> None:
        self.projects = ProjectActs(window)
        self.material = MaterialActs(window)
        self.replacing = ReplaceActs(window)
        self.repairing = RepairActs(window)
        self.paper = PaperActs(window)
        self.printing = PrintActs(window, self.paper)
        self.steps = Steps(window)
        self.merging = MergeActs(window)
        self.history = HistoryActs(window)
        self.choices = ChoiceActs(window)
        self.help = HelpActs(window)
        self.team = TeamActs(window)
        self.theory = TheoryActs(window)
        self.exchange = ExchangeActs(window)
        self.material.project_found.connect(self.exchange.bring_in)
