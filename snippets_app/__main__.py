"""``python -m snippets_app`` and the ``saywell`` command."""

import sys


def main() -> int:
    from snippets_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
