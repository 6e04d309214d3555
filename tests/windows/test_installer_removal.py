"""The silent uninstaller: what goes, and what stays."""

from tests.windows.conftest import Install
from tests.windows.installing import RUN_KEY, UNINSTALL_KEY, Installed, Windows

KEYS = (
    UNINSTALL_KEY,
    r"Software\Microsoft\Windows\CurrentVersion\App Paths\saywell.exe",
)


def used(installed: Installed) -> None:
    """An agent has worked with it."""
    installed.start()
    installed.quit()


def in_the_registry(windows: Windows) -> list[str]:
    """Where the program is named."""
    found = [key for key in KEYS if windows.registry(rf"HKCU\{key}")]
    return found + [RUN_KEY] * ("Saywell" in windows.registry(rf"HKCU\{RUN_KEY}"))


def test_nothing_but_the_library_stays(windows: Windows, install: Install) -> None:
    before = windows.files()
    installed = install()
    assert len(in_the_registry(windows)) == len(KEYS) + 1
    used(installed)
    library = {name for name in windows.files() if "AppData/Local/saywell/" in name}
    assert any(name.endswith("library.db") for name in library)
    installed.uninstall()
    assert windows.files().keys() - before.keys() == library
    assert before.keys() - windows.files().keys() == set()
    assert not installed.place.exists()
    assert in_the_registry(windows) == []


def test_with_purge_nothing_at_all_stays(windows: Windows, install: Install) -> None:
    before = windows.files()
    installed = install()
    used(installed)
    installed.uninstall("/PURGE")
    assert windows.files().keys() == before.keys()
    assert not installed.data.exists()
    assert not installed.place.exists()
    assert in_the_registry(windows) == []


def test_a_running_program_is_asked_to_quit(install: Install) -> None:
    installed = install()
    installed.start()
    installed.uninstall()
    assert installed.programs() == []
    assert not installed.place.exists()


def test_what_the_agent_put_there_stays(install: Install) -> None:
    installed = install()
    (installed.place / "notes").mkdir()
    (installed.place / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    installed.uninstall()
    assert installed.there() == {"notes/mine.txt"}


def test_another_program_of_that_name_goes_on_starting(install: Install) -> None:
    installed = install()
    other = r'"C:\portable\saywell.exe"'
    installed.wine.run(
        "reg", "add", rf"HKCU\{RUN_KEY}", "/v", "Saywell", "/d", other, "/f", timeout=60
    )
    installed.uninstall()
    assert installed.registry(rf"HKCU\{RUN_KEY}")["Saywell"] == other
