"""The window that brings phrases in: choose, say how to read, look at it all, import."""
