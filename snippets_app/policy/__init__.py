"""What a centre decides for all of its agents: where that stands, which keys there are, what they
lock. Most desks have none."""
