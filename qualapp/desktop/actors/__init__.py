"""The register of actors: who they are, how they are called, and in which bodies they sit."""
