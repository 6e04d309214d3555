"""The Windows backend, by ctypes and COM; mypy checks it as on Windows."""
