"""The network of actors, drawn, as a matrix, compared and measured; every number opens what it counts."""
