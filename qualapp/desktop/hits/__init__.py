"""Coding all hits of a search, or all turns of a speaker, at once."""
