"""Measurements beside AutoKey, CopyQ and a bare PySide6 tray program; ``python -m benchmarks``."""
