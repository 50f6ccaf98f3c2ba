"""Finding actors in the text: proposals that a person accepts, rejects or corrects."""
