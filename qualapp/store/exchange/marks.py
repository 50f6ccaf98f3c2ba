"""Names that follow from others, for what this program has no column or other programs no element."""

from qualapp.i18n import N_
from qualapp.model.exchange import derived_guid

DETAILS = {
    "kind": N_("Kind"),
    "date": N_("Date"),
    "visit": N_("Visit"),
    "activity": N_("Activity"),
    "fidelity": N_("Nearness to what was said"),
    "informant": N_("Informant"),
    "role": N_("Role"),
    "sector": N_("Sector"),
    "level": N_("Organisational level"),
    "pseudonym": N_("Pseudonym"),
    "is_interviewer": N_("Interviewer"),
}
"""What sources and informants have as columns here and travels as variables, so that other programs see it."""
DETAIL_OF = {derived_guid("detail", name): name for name in DETAILS}
"""The name of such a variable by its guid."""


def detail_guid(name: str) -> str:
    """The guid of the variable for a column."""
    return derived_guid("detail", name)


def description_guid(guid: str) -> str:
    """The guid of the memo that is the description of a source or selection."""
    return derived_guid("description", guid)


def title_guid(guid: str) -> str:
    """The guid of the memo that is the title of a selection."""
    return derived_guid("title", guid)


def whole_guid(source: str) -> str:
    """The guid of the excerpt that is a source as a whole, where the whole was coded and not a stretch of it."""
    return derived_guid("whole", source)


def told_otherwise(guid: str) -> tuple[str, str]:
    """The guids of memos on this row that travel as its description or title, and not as notes."""
    return description_guid(guid), title_guid(guid)
