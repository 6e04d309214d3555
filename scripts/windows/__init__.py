"""Building and testing the Windows program on Linux, under Wine.

What Wine 8 needs to be told, and why, stands in ``docs/windows-building.md``.
"""
