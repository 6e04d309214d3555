"""The GTK twin of ``target_qt``, run by Debian's Python: it comes with AutoKey's own GTK.

Each change is one JSON line, ``[monotonic ns, text]``. A line on stdin empties the window.
"""

import json
import sys
import time

import gi  # type: ignore[import-not-found]

gi.require_version("Gtk", "3.0")

from gi.repository import GLib, Gtk  # type: ignore[import-not-found]  # noqa: E402


def main() -> int:
    window = Gtk.Window(title="target-gtk")
    window.set_default_size(600, 400)
    view = Gtk.TextView()
    buffer = view.get_buffer()

    def tell(_buffer: Gtk.TextBuffer) -> None:
        text = buffer.get_text(buffer.get_start_iter(), buffer.get_end_iter(), True)
        print(json.dumps([time.monotonic_ns(), text]), flush=True)

    def empty(_channel: object, _condition: object) -> bool:
        if not sys.stdin.readline():
            Gtk.main_quit()
        buffer.set_text("")
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, empty)
    buffer.connect("changed", tell)
    window.add(view)
    window.show_all()
    view.grab_focus()
    Gtk.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
