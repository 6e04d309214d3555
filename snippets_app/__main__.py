"""``python -m snippets_app`` and the ``saywell`` command."""

import sys


def main() -> int:
    if sys.argv[1:2] == ["keep-clipboard"]:
        # Not a command for people: a built program's own keeper of the clipboard.
        from snippets_app.desktop.x11.keeper import main as keep

        return keep(sys.argv[2:])
    if sys.argv[1:2] == ["read-file"]:
        # Not a command for people: the process that reads a stranger's file.
        from snippets_app.app.reading.child import main as read

        read()
    from snippets_app.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
