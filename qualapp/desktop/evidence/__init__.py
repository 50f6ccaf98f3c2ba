"""What excerpts say of theories and hypotheses: given by key, seen beside the words."""
