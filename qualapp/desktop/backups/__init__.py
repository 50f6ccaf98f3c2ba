"""Backups of the open project: made beside the work, looked into, and restored."""
