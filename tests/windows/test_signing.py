"""A release is signed while Setup is made: its uninstaller could not be signed afterwards."""

from pathlib import Path

from scripts.windows.listing import LIST, listing
from scripts.windows.setup import make_setup

SIGN = """#!/bin/sh
head -c 2 "$1" >> {told}
"""


def test_the_uninstaller_and_setup_itself_are_signed(tmp_path: Path) -> None:
    program, told, sign = tmp_path / "program", tmp_path / "told", tmp_path / "sign"
    program.mkdir()
    (program / "saywell.exe").touch()
    (program / LIST).write_bytes(listing(program))
    sign.write_text(SIGN.format(told=told), encoding="utf-8")
    sign.chmod(0o700)
    made = tmp_path / "Saywell-Setup.exe"
    make_setup(program, made, "1.2.3", quick=True, sign=str(sign))
    assert made.read_bytes()[:2] == b"MZ"
    assert told.read_bytes() == b"MZ" * 2
