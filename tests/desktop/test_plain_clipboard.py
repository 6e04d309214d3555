"""Plain copying with a real X server and xclip, each call in a process of its own."""

import subprocess
import sys
from collections.abc import Mapping

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop

TEXT = "您好！\n안녕하세요 😀\ttab 'quoted' \"twice\""
COPY = f"""
from snippets_app.desktop.plain_clipboard import copy_text
from snippets_app.errors import AppError
print("before", flush=True)
try:
    copy_text({TEXT!r})
except AppError as error:
    print(error)
else:
    print("copied")
"""
PASTE = """
from snippets_app.desktop.plain_clipboard import copied_text
from snippets_app.errors import AppError
try:
    print(ascii(copied_text()))
except AppError as error:
    print(error)
"""
NO_CLIPBOARD = (
    "There is no clipboard to use here. "
    "Install xclip (apt install xclip) and start from a desktop session.\n"
)


def said(program: str, environment: Mapping[str, str]) -> str:
    """All that a child says until its output is closed: nothing may hold it open."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=20,
        check=True,
    )
    return done.stdout.decode()


@pytest.mark.desktop
def test_what_is_copied_can_be_pasted_and_the_output_ends(virtual_desktop: VirtualDesktop) -> None:
    assert said(COPY, virtual_desktop.environment) == "before\ncopied\n"
    assert said(PASTE, virtual_desktop.environment) == ascii(TEXT) + "\n"


@pytest.mark.desktop
def test_a_display_that_cannot_be_reached_is_told(virtual_desktop: VirtualDesktop) -> None:
    lost = virtual_desktop.environment | {"DISPLAY": ":64999"}
    assert said(COPY, lost) == "before\n" + NO_CLIPBOARD


@pytest.mark.parametrize("program", [COPY, PASTE])
def test_without_a_display_it_is_told(program: str) -> None:
    assert said(program, {"PATH": "/usr/bin:/bin"}).endswith(NO_CLIPBOARD)
