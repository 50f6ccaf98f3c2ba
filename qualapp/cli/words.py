"""The words that click brings itself, spoken in the language of the program."""

import gettext
import os

from qualapp import i18n
from qualapp.i18n import N_, NN_
from qualapp.shipped import data_path

OF_CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("Did you mean {possibility}?"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Choose from:\n\t{choices}"),
    N_("default: {default}"),
    N_("Aborted!"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)


def speak(language: str) -> None:
    """Let the program speak this language, and click with it, which asks Python's own gettext for its words."""
    i18n.speak(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("qualapp", str(data_path("resources", "locale")))
    gettext.textdomain("qualapp")
