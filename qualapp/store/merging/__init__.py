"""Bringing together what people have done in copies of one project."""
