"""Finds dead links and paths in the documents: relative links, and file names in backticks."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|href)=\"([^\"]+)\"")
NAMED = re.compile(r"(?<!`)`([\w.-]+(?:/[\w.*<>-]+)*/?)`(?!`)")
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
ENDINGS = (".py", ".md", ".toml", ".sh", ".txt", ".spec", ".json", ".svg", ".png", ".yaml", ".qss")
# What is made when the commands run, and what lies in an agent's own folder.
MADE = ("out/", "dist/", "build/", ".venv", ".wine", "settings.json", "policy.json", "bench.json")


def documents(root: Path) -> list[Path]:
    """The pages whose links and paths are checked."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def dead_links(page: Path) -> list[str]:
    """Links to files that are not there; addresses and anchors are left alone."""
    found = (one or other for one, other in LINK.findall(_prose(page)))
    targets = (each.partition("#")[0] for each in found if "://" not in each)
    return [each for each in targets if each and not (page.parent / each).exists()]


def dead_paths(page: Path, root: Path) -> list[str]:
    """Names in backticks that look like files of the project and are not there.

    A path may start at the top or inside the package; ``<kind>`` and ``*`` stand for any name.
    """
    names = (each for each in NAMED.findall(_prose(page)) if _is_path(each))
    return [each for each in names if not _exists(each, root)]


def _prose(page: Path) -> str:
    return CODE_BLOCK.sub("", page.read_text(encoding="utf-8"))


def _is_path(name: str) -> bool:
    if name.startswith(MADE):
        return False
    return name.endswith(ENDINGS) or (name.endswith("/") and name.count("/") >= 1)


def _exists(name: str, root: Path) -> bool:
    pattern = re.sub(r"<[^>]*>", "*", name).rstrip("/")
    return any(any(start.glob(pattern)) for start in (root, root / "snippets_app"))


def main() -> int:
    found = [
        f"{page.relative_to(ROOT)}: {kind}: {name}"
        for page in documents(ROOT)
        for kind, names in (
            ("dead link", dead_links(page)),
            ("no such path", dead_paths(page, ROOT)),
        )
        for name in names
    ]
    print("\n".join(found) or "The documents name only what exists.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
