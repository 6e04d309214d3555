"""What bringing a draft into the agent's library would change, decided before anything changes."""
