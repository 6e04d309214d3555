"""A real input method for Chinese and Korean in the programs of a virtual desktop: fcitx5."""

import shutil
import subprocess
from collections.abc import Mapping

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
"""What a program needs to use it."""


def missing() -> str:
    """Which Debian packages are needed, or an empty text when they are there."""
    packages = ("fcitx5", "fcitx5-pinyin", "fcitx5-hangul", "fcitx5-frontend-gtk3")
    return "" if shutil.which("fcitx5") else f"needs the Debian packages {', '.join(packages)}"


class InputMethod:
    """Running until it is closed.

    ``for_all``: one method for all windows, else each has its own and begins with the first.
    """

    def __init__(self, desktop: VirtualDesktop, *, for_all: bool = False) -> None:
        self._desktop = desktop
        folder = desktop.home / ".config" / "fcitx5"
        folder.mkdir(parents=True, exist_ok=True)
        shared = "All" if for_all else "No"
        (folder / "config").write_text(f"[Behavior]\nShareInputState={shared}\n")
        (folder / "profile").write_text(_profile())
        self._program = desktop.spawn("fcitx5", "--disable=wayland")
        wait_until(lambda: self._ask("-q") == "Default", "The start of fcitx5", 20)

    def use(self, method: str) -> None:
        """In the window in front, or in all."""

        def used() -> bool:
            self._ask("-s", method)
            return self._ask("-n") == method

        wait_until(used, f"The input method {method}")

    def wait_attended(self) -> None:
        """Until the focused window hands its keys over: keys pressed before pass the method by.

        A window that had the focus before it reached the method says so only with the first key.
        """
        wait_until(self._is_attended, "A window that uses the input method")

    def close(self) -> None:
        end(self._program)

    def _is_attended(self) -> bool:
        # https://github.com/fcitx/fcitx5/blob/master/src/modules/dbus/dbusmodule.cpp
        told = self._run(
            "dbus-send", "--session", "--print-reply=literal", "--dest=org.fcitx.Fcitx5",
            "/controller", "org.fcitx.Fcitx.Controller1.DebugInfo",
        )  # fmt: skip
        return "focus:1" in told

    def _ask(self, *arguments: str) -> str:
        return self._run("fcitx5-remote", *arguments)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command,
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
