"""How well coders agree: the question, the table of answers, and what a figure means."""
