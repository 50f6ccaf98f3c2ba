"""The workspace in which excerpts are listed, filtered, recoded and exported."""
