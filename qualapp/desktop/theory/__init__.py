"""The workspace of theories of change: drawn, and read against what people said."""
