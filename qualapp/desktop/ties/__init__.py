"""Ties between actors: claimed by key in the transcript, seen and changed with the excerpt."""
