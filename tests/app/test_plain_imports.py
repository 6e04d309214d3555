import subprocess
import sys

READS = """
import sys
{first}
from PySide6.QtWidgets import QApplication
from snippets_app.app.session import Session
import linecache
print(any(file.endswith("session.py") for file in linecache.cache))
"""
RESTORED = "from snippets_app.app.plain_imports import restore_imports; restore_imports()"


def keeps_sources(first: str) -> bool:
    program = [sys.executable, "-c", READS.format(first=first)]
    found = subprocess.run(program, check=True, capture_output=True, text=True, timeout=60)
    return found.stdout.strip() == "True"


def test_no_source_is_read_and_kept() -> None:
    assert not keeps_sources(RESTORED)


def test_pyside_would_read_them_all() -> None:
    """When this fails, PySide6 has changed and there is nothing to restore any more."""
    assert keeps_sources("")
