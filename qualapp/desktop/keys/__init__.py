"""Keys that a person chooses for commands."""
