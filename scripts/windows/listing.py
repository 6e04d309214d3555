"""The list of an installed program's files: what an update or the uninstaller may remove."""

from pathlib import Path, PurePath

LIST = "installed.txt"


def listing(folder: Path) -> bytes:
    """Lines ``F file`` and ``D folder``, each folder after what it holds.

    UnicodeEncodeError for a name that Setup could not read.
    """
    inside = [path for path in folder.rglob("*") if path.name != LIST]
    files = sorted(path.relative_to(folder) for path in inside if path.is_file())
    folders = sorted(path.relative_to(folder) for path in inside if path.is_dir())
    lines = [f"F {_named(file)}" for file in files]
    lines += [f"D {_named(each)}" for each in reversed(folders)]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _named(path: PurePath) -> str:
    return str(path).replace("/", "\\")
