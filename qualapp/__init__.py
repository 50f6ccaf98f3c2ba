"""Code qualitative case studies: drivers and barriers, theories of change, actor networks."""

__version__ = "0.1.0"
