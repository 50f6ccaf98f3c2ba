"""What works for whom when: configurations of context, mechanism and outcome as speakers link them."""
