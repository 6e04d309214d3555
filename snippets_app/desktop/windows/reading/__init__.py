"""The text of other programs' fields: one file per way to read it, and what is made of it."""
