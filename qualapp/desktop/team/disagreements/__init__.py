"""Where coders part: the places one after the other, both coders beside the text, and a decision on each."""
