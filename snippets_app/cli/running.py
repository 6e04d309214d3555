"""The running program, told what a command has changed."""

from snippets_app.desktop.instance import Instance
from snippets_app.paths import Paths


def tell_running(places: Paths) -> None:
    """A running program shows the change at once; with none running there is nobody to tell."""
    instance = Instance(places.runtime)
    if instance.is_running():
        instance.send({"command": "reload"})
