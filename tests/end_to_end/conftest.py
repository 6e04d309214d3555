import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from snippets_app.demo.virtual_desktop import VirtualDesktop
from tests.end_to_end.clipboard import CONTENTS, ClipboardWatch, Copier
from tests.end_to_end.guard_world import GuardWorld
from tests.end_to_end.page_reports import page_reports
from tests.end_to_end.phrases import pack_toml
from tests.end_to_end.program import Saywell
from tests.end_to_end.targets import Editor, Page, QtWindow, Target, Terminal, open_pages
from tests.input_method import input_method


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "end_to_end" in item.path.parts:
            item.add_marker(pytest.mark.desktop)


@pytest.fixture(scope="session")
def virtual_desktop() -> Iterator[VirtualDesktop]:
    """One desktop with a tray for all tests here; each ends what it started."""
    with VirtualDesktop(panel=True) as desktop:
        yield desktop


@pytest.fixture(scope="session")
def prepared_folder(
    virtual_desktop: VirtualDesktop, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The data folder of an agent who has imported a pack of his own."""
    folder = tmp_path_factory.mktemp("agent")
    pack = folder / "proof.toml"
    pack.write_text(pack_toml())
    agent = Saywell(virtual_desktop, folder / "data")
    agent.configure()
    imported = agent.command("import", str(pack))
    assert (imported.returncode, imported.stderr) == (0, "")
    return agent.folder


@pytest.fixture
def prepared(
    virtual_desktop: VirtualDesktop, prepared_folder: Path, tmp_path: Path
) -> Iterator[Saywell]:
    """Ready to be started with a folder of its own; it must not have said anything bad."""
    shutil.copytree(prepared_folder, tmp_path / "data")
    agent = Saywell(virtual_desktop, tmp_path / "data")
    yield agent
    agent.close()
    assert not agent.troubles()


@pytest.fixture
def saywell(prepared: Saywell) -> Saywell:
    """Running."""
    prepared.start()
    return prepared


@pytest.fixture
def qt_window(virtual_desktop: VirtualDesktop) -> Iterator[Callable[..., QtWindow]]:
    """Opens a chat box of another process, with the focus."""
    with ExitStack() as ending:

        def opened(*how: str) -> QtWindow:
            window = QtWindow(virtual_desktop, *how)
            ending.callback(window.close)
            return window

        yield opened


@pytest.fixture
def copier(virtual_desktop: VirtualDesktop) -> Iterator[Copier]:
    owner = Copier(virtual_desktop)
    yield owner
    owner.close()


@pytest.fixture
def watch(virtual_desktop: VirtualDesktop, copier: Copier) -> Iterator[ClipboardWatch]:
    """A clipboard of nobody's would be taken meanwhile by what outlives a killed program."""
    copier.copy(CONTENTS["text"])
    watching = ClipboardWatch(virtual_desktop)
    yield watching
    watching.close()


@pytest.fixture(scope="session")
def targets(virtual_desktop: VirtualDesktop) -> Iterator[Sequence[Target]]:
    """Windows of six programs, open until the end."""
    with page_reports() as reports:
        open_pages(virtual_desktop, reports, "textarea", "editable")
        yield (
            Editor(virtual_desktop, "mousepad", "--disable-server"),
            Editor(virtual_desktop, "featherpad", "--standalone"),
            QtWindow(virtual_desktop),
            Page(virtual_desktop, reports, "textarea"),
            Page(virtual_desktop, reports, "editable"),
            Terminal(virtual_desktop),
        )


@pytest.fixture(scope="session")
def chat_desktop() -> Iterator[VirtualDesktop]:
    """Another desktop with a tray, on which programs tell their text."""
    with VirtualDesktop(panel=True, accessibility=True) as desktop:
        yield desktop


@pytest.fixture(scope="session")
def guard_world(chat_desktop: VirtualDesktop) -> Iterator[GuardWorld]:
    """Boxes of other programs and two input methods; Saywell is not running."""
    with page_reports() as reports, input_method(chat_desktop, for_all=True) as method:
        world = GuardWorld(chat_desktop, reports, method)
        yield world
        world.close()


@pytest.fixture(scope="module")
def guard(
    guard_world: GuardWorld, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GuardWorld]:
    """Saywell runs, with its own rules."""
    guard_world.begin(tmp_path_factory.mktemp("guard") / "data")
    yield guard_world
    guard_world.end()
