"""Putting a corrected file in the place of a text: what would change, and what is in doubt, before and after."""
