"""A project of another program on its way in, and this one on its way out, as a person sees it."""
