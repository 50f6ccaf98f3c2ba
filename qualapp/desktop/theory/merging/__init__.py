"""Two theories of change made into one thematic theory, with each pair of nodes seen and decided."""
