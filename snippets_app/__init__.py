"""Saywell: standard phrases by call stage, inserted into any chat window."""

__version__ = "0.1.0"
