"""Where a generated table goes."""

import sys
from pathlib import Path


def write_table(data: bytes, usual: Path) -> None:
    """To the file that the command line names, else to the usual one."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else usual
    target.write_bytes(data)
    print(f"{target}: {len(data)} bytes")
