"""The operating system's side: hotkeys, windows, keys, clipboard."""
