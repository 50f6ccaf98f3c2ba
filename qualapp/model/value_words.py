"""What is stored of informants and sources, in the words of the field."""

from qualapp.i18n import N_
from qualapp.model.case import OrganisationalLevel
from qualapp.model.network import ActorKind
from qualapp.model.source import Fidelity

SECTORS = {
    "": N_("no sector"),
    "plan": N_("Social housing plan"),
    "municipality": N_("Municipality"),
    "housing": N_("Housing organisation"),
    "civil": N_("Civil society"),
    "private": N_("Private sector"),
    "residents": N_("Residents"),
    "state": N_("State and foundations"),
}
ORGANISATIONAL_LEVELS = {
    OrganisationalLevel.STRATEGIC: N_("Strategic"),
    OrganisationalLevel.STEERING: N_("Steering group"),
    OrganisationalLevel.PRACTICAL: N_("Practical"),
}
ACTOR_KINDS = {
    ActorKind.ORGANISATION: N_("Organisation"),
    ActorKind.BODY: N_("Body"),
    ActorKind.GROUP: N_("Group"),
    ActorKind.PERSON: N_("Person or role"),
}
FIDELITIES = {
    Fidelity.VERBATIM: N_("word for word"),
    Fidelity.THEME: N_("by theme"),
    Fidelity.PARAPHRASE: N_("paraphrase"),
}
