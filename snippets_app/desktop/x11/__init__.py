"""The X Window System, spoken by python-xlib: one file per protocol, no Qt."""
