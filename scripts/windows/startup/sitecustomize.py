"""For a Python under Wine: it has nobody who answers Windows' management interface.

Without this module Python's ``platform`` asks other sources at once, instead of waiting a second
for each question. https://docs.python.org/3/library/site.html
"""

import sys

sys.modules["_wmi"] = None  # type: ignore[assignment]
