"""The workspace of the team: who codes what, and what the coders make together."""
