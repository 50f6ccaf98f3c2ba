"""Finding words in all sources."""
