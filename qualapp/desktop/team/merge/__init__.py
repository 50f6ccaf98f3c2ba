"""Merging colleagues' copies in the window: looked at first, then brought in, then decided where two differ."""
