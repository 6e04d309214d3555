"""A real input method for Chinese and Korean in the programs of a virtual desktop: fcitx5."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from snippets_app.demo.virtual_desktop import VirtualDesktop, end
from snippets_app.demo.waiting import wait_until

METHODS = ("keyboard-us", "hangul", "pinyin")
ENVIRONMENT: Mapping[str, str] = {
    "GTK_IM_MODULE": "fcitx",
    "XMODIFIERS": "@im=fcitx",
    # PySide6 has no plugin for fcitx; fcitx answers as IBus does.
    "QT_IM_MODULE": "ibus",
    "IBUS_USE_PORTAL": "1",
}


@contextmanager
def input_method(desktop: VirtualDesktop) -> "Iterator[InputMethod]":
    """Running; programs that are started in the block use it."""
    folder = desktop.home / ".config" / "fcitx5"
    folder.mkdir(parents=True)
    (folder / "config").write_text("[Behavior]\nShareInputState=All\n")
    (folder / "profile").write_text(_profile())
    desktop.environment |= ENVIRONMENT
    program = desktop.spawn("fcitx5", "--disable=wayland")
    try:
        method = InputMethod(desktop)
        wait_until(lambda: method.ask("-q") == "Default", "The start of fcitx5", 20)
        yield method
    finally:
        end(program)


class InputMethod:
    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop

    def use(self, method: str) -> None:
        """In all windows."""

        def used() -> bool:
            self.ask("-s", method)
            return self.ask("-n") == method

        wait_until(used, f"The input method {method}")

    def ask(self, *arguments: str) -> str:
        """The answer of ``fcitx5-remote``."""
        done = subprocess.run(
            ["fcitx5-remote", *arguments],
            env=self._desktop.environment,
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        return done.stdout.strip()


def _profile() -> str:
    head = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=keyboard-us\n"
    items = (f"[Groups/0/Items/{n}]\nName={name}\nLayout=\n" for n, name in enumerate(METHODS))
    return head + "".join(items) + "[GroupOrder]\n0=Default\n"
