"""Hypotheses: where they come from, what speaks for and against them, and how they stand."""
