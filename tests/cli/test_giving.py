from datetime import datetime, timedelta
from typing import Any

import pytest

from snippets_app import settings
from snippets_app.cli import giving
from snippets_app.desktop.instance import Instance
from snippets_app.errors import AppError
from snippets_app.settings import Settings
from tests.cli.conftest import Saywell

PACK = """format = 1
id = "own"
name = "Own"
language = "en"
[[stages]]
id = "hold"
title = "Hold"
"""
BODIES = {
    "plain": "Hello {{you}}!\\nSecond line",
    "name": "Dear {customer},{cursor} hello.",
    "profile": "{company}, {agent}",
    "copied": "You wrote: {clipboard}",
    "later": "{date:+1d|%Y-%m-%d} {date:-1w|%Y-%m-%d}",
    "field": "{field:Order number}",
    "choice": "{choice:When|today|tomorrow}",
    "nested": "<{snippet:plain}>",
}


@pytest.fixture
def own(saywell: Saywell, tmp_path: Any) -> Saywell:
    rows = (
        f'[[snippets]]\nid = "{name}"\nstage = "hold"\ntitle = "{name}"\nbody = "{body}"\n'
        for name, body in BODIES.items()
    )
    file = tmp_path / "own.toml"
    file.write_text(PACK + "".join(rows), encoding="utf-8")
    assert saywell("import", file).code == 0
    return saywell


def test_render_prints_the_text_that_would_be_inserted(own: Saywell) -> None:
    said = own("render", "own/plain")
    assert (said.code, said.out, said.err) == (0, "Hello {you}!\nSecond line\n", "")
    assert own("render", "own/nested").out == "<Hello {you}!\nSecond line>\n"


def test_values_are_given_by_name(own: Saywell) -> None:
    said = own("render", "own/name", "--set", "customer=Wang", "--set", "honorific=Ms")
    assert said.out == "Dear Ms Wang, hello.\n"
    assert own("render", "own/field", "--set", "Order number=a=b").out == "a=b\n"
    assert own("render", "own/choice", "--set", "When=today").out == "today\n"


def test_company_and_agent_are_those_of_the_settings_unless_given(own: Saywell) -> None:
    settings.save(Settings(company="Dawn", agent="Lin"), own.places.settings)
    assert own("render", "own/profile").out == "Dawn, Lin\n"
    assert own("render", "own/profile", "--set", "company=Dusk").out == "Dusk, Lin\n"


def test_the_clipboard_is_read_unless_given(own: Saywell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giving, "copied_text", lambda: "a question")
    assert own("render", "own/copied").out == "You wrote: a question\n"
    assert own("render", "own/copied", "--set", "clipboard=mine").out == "You wrote: mine\n"


def test_offsets_of_days(own: Saywell) -> None:
    today = datetime.now().astimezone()
    said = own("render", "own/later").out.split()
    if datetime.now().astimezone().date() == today.date():
        days = (today + timedelta(days=1), today - timedelta(weeks=1))
        assert said == [day.date().isoformat() for day in days]


def test_what_is_missing_is_named_in_one_line(own: Saywell) -> None:
    said = own("render", "own/name")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "saywell: Values are missing: honorific, customer. Give each one with --set NAME=VALUE.\n"
    )


def test_copy_puts_the_text_on_the_clipboard(own: Saywell, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(giving, "copy_text", copied.append)
    said = own("copy", "own/plain")
    assert (said.code, said.out, said.err) == (0, "", "Copied.\n")
    assert copied == ["Hello {you}!\nSecond line"]


def test_copy_without_a_clipboard_says_so(own: Saywell, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_text: str) -> None:
        raise AppError("There is no clipboard to use here.", "Install xclip.")

    monkeypatch.setattr(giving, "copy_text", refuse)
    said = own("copy", "own/plain")
    assert (said.code, said.out) == (2, "")
    assert said.err == "saywell: There is no clipboard to use here. Install xclip.\n"


def test_insert_needs_the_running_program(own: Saywell) -> None:
    said = own("insert", "own/plain")
    assert (said.code, said.out) == (2, "")
    assert said.err == "saywell: Saywell is not running. Start it first: saywell\n"


def test_insert_asks_the_running_program(own: Saywell, running: Instance) -> None:
    asked: list[dict[str, Any]] = []
    running.serve(lambda request: asked.append(request) or {"notice": ""})  # type: ignore[func-returns-value]
    said = own("insert", "own/name", "--set", "customer=Wang", "--set", "honorific=Ms")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert asked[0]["command"] == "insert"
    assert asked[0]["snippet"] == "own/name"
    assert asked[0]["values"] == {"customer": "Wang", "honorific": "Ms"}


def test_insert_tells_what_the_agent_was_told(own: Saywell, running: Instance) -> None:
    running.serve(lambda _: {"notice": "The window changed, so nothing was pasted."})
    said = own("insert", "own/plain")
    assert (said.code, said.out) == (1, "")
    assert said.err == "The window changed, so nothing was pasted.\n"


def test_insert_tells_why_the_running_program_refuses(own: Saywell, running: Instance) -> None:
    def refuse(_request: dict[str, Any]) -> dict[str, Any]:
        raise AppError("There is no snippet “{id}”.", "Find its id.", id="own/none")

    running.serve(refuse)
    said = own("insert", "own/none")
    assert (said.code, said.err) == (2, "saywell: There is no snippet “own/none”. Find its id.\n")
