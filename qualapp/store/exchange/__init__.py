"""Projects of other programs, on their way in and out."""
