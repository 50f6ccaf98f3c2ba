"""Codebooks beside each other: merged, and compared as versions."""
