import sys

collect_ignore = [] if sys.platform == "win32" else ["test_windows.py"]
