import pytest

from snippets_app.desktop import load
from snippets_app.errors import AppError
from tests.platforms import on_linux


@on_linux
@pytest.mark.parametrize(
    ("environment", "reason"), [({}, "no display"), ({"WAYLAND_DISPLAY": "wayland-0"}, "Wayland")]
)
def test_without_x_nothing_works_and_it_says_why(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], reason: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    desktop = load()
    assert desktop.name == "dummy"
    assert all(reason in each for each in desktop.capabilities.reasons.values())
    assert desktop.capabilities.reasons
    desktop.close()


@on_linux
def test_a_display_that_cannot_be_opened_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "nowhere")
    with pytest.raises(AppError, match="cannot be opened"):
        load()
