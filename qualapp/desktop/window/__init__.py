"""The parts of the one window: its frame, its workspaces, and what its menus do."""
