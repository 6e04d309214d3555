"""What the agent sees: every Qt widget of the program."""
