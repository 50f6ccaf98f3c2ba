"""What happened to damaged words, for a researcher."""

from qualapp.i18n import N_
from qualapp.language.repair import Kind

KINDS = {
    Kind.LETTER: N_("Letters that are lost"),
    Kind.LOOKALIKE: N_("Letters that look alike"),
    Kind.HYPHEN: N_("Words that a line end parts"),
    Kind.LINE: N_("Sentences that a line or page breaks"),
    Kind.PAGE: N_("Lines of pages: numbers, headers and footers"),
    Kind.SPACED: N_("Words with spaces in them"),
    Kind.LIGATURE: N_("Letters that are drawn as one"),
}
"""Each kind of damage, in the order in which it is shown."""
