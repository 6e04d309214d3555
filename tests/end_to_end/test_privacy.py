"""What an agent types, searches for and copies stays in memory."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.end_to_end.clipboard import ClipboardWatch, Copier
from tests.end_to_end.phrases import ASKS
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import QtWindow

OpenWindow = Callable[..., QtWindow]
NAME, ORDER, SEARCHED, COPIED = "Qzcanary", "X-77canary", "kvcanary", "copied-canary"


def files_below(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def test_answers_queries_and_clipboard_are_written_nowhere(
    saywell: Saywell, copier: Copier, watch: ClipboardWatch, qt_window: OpenWindow
) -> None:
    window, person = qt_window(), saywell.desktop.person
    copier.copy({"UTF8_STRING": COPIED.encode()})
    person.press("Ctrl+;")
    saywell.wait_focus()
    person.type(SEARCHED)
    person.press("Esc")
    saywell.desktop.wait_focus(window.window)
    person.press(ASKS.hotkey)
    saywell.wait_focus()
    watch.forget()
    for answer in (NAME, "1", ORDER):
        person.type(answer)
        person.press("Enter")
    watch.wait_lent_and_returned()
    window.receives(f"{NAME}先生，您好。单号{ORDER}。")
    assert saywell.quit() == 0
    files = list(files_below(saywell.folder))
    assert saywell.places.database in files
    secrets = (NAME, ORDER, SEARCHED, COPIED, window.name)
    found = [
        (file.name, secret)
        for file in files
        for secret in secrets
        if secret.encode() in file.read_bytes()
    ]
    assert found == []
