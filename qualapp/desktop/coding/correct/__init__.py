"""Correcting the text of a source where it stands."""
