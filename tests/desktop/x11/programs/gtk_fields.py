"""A GTK 3 window with one entry: ``line`` or ``password``. Runs with the system's own Python."""

import sys

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import Gtk  # noqa: E402

window = Gtk.Window(title="entry")
entry = Gtk.Entry(visibility=sys.argv[1] != "password")
window.add(entry)
window.set_default_size(400, 60)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
