"""The guard: from typed text to findings of forbidden phrases. No Qt, files or clock here."""
