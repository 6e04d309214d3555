"""The guard: from typed text to findings of forbidden expressions. No Qt, files or clock here."""
