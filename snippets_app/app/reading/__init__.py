"""Files of other tools, read by a process of its own: what they do to it harms nobody else."""
