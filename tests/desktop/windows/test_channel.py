import _winapi
import contextlib
import ctypes
import time

import pytest

from snippets_app.desktop.instance import Instance
from snippets_app.desktop.windows import channel, pipe
from snippets_app.desktop.windows.channel import PipeChannel
from snippets_app.desktop.windows.pipe import connecting_end, listening_end
from snippets_app.desktop.windows.user import Private, owner_sid, session_number, user_sid
from snippets_app.errors import AppError

NAME = r"\\.\pipe\Saywell.test"


@pytest.fixture
def listening():
    with contextlib.closing(Private()) as private:
        handle = listening_end(NAME, private.address, first=True)
    yield handle
    _winapi.CloseHandle(handle)


def test_one_folder_may_be_written_in_several_ways(tmp_path):
    first = Instance(tmp_path / "Run")
    assert first.claim()
    assert Instance(tmp_path / "other" / ".." / "RUN").is_running()
    first.close()


def test_what_is_tidied_up_does_not_hide_that_another_has_the_claim(tmp_path, monkeypatch):
    """Freeing memory may overwrite the last error, and usually does not."""
    first = Instance(tmp_path)
    assert first.claim()
    monkeypatch.setattr(Private, "close", lambda private: ctypes.set_last_error(0))
    assert not Instance(tmp_path).claim()
    first.close()


def test_the_user_and_the_session_are_known():
    assert user_sid().startswith("S-1-5-")
    assert session_number() >= 0


def test_the_pipe_is_the_users_own(listening):
    assert owner_sid(listening) == user_sid()


def test_nobody_is_talked_to_who_listens_for_another_user(listening, monkeypatch):
    monkeypatch.setattr(pipe, "owner_sid", lambda handle: "S-1-5-21-1-2-3-1001")
    assert connecting_end(NAME, time.monotonic() + 1) is None


def test_a_busy_pipe_is_waited_for(listening):
    first = connecting_end(NAME, time.monotonic() + 1)
    assert first is not None
    assert connecting_end(NAME, time.monotonic() + 0.05) is None
    with contextlib.closing(Private()) as private:
        other = listening_end(NAME, private.address, first=False)
    second = connecting_end(NAME, time.monotonic() + 5)
    assert second is not None
    for each in (first, second, other):
        _winapi.CloseHandle(each)


@pytest.mark.parametrize(("refusals", "reached"), [(3, True), (1000, False)])
def test_a_name_that_is_taken_is_waited_for_and_else_logged(
    tmp_path, monkeypatch, logged, refusals, reached
):
    """Wine 8 does not know FILE_FLAG_FIRST_PIPE_INSTANCE, so that the refusal is played here."""
    left = [PermissionError(13, "taken", None, 5)] * refusals

    def refuse(name, security, *, first):
        if left:
            raise left.pop()
        return listening_end(name, security, first=first)

    monkeypatch.setattr(channel, "listening_end", refuse)
    monkeypatch.setattr(channel, "_RETRY_EVERY", 0)
    instance = Instance(tmp_path)
    assert instance.claim()
    instance.serve(lambda request: {})
    if reached:
        assert instance.send({})
    instance._channel._listening._thread.join(0 if reached else 5)
    instance.close()
    assert [each.getMessage()[:25] for each in logged] == ["No command can reach this"][reached:]
    logged.clear()


def test_a_listener_that_stops_leaves_the_name_free(tmp_path):
    for _ in range(20):
        listening = PipeChannel(tmp_path)
        listening.listen(lambda connection: connection.close())
        listening.stop_listening()
        assert PipeChannel(tmp_path).connect(time.monotonic() + 1) is None


def test_who_never_reads_blocks_nobody_for_ever(tmp_path):
    silent = Instance(tmp_path)
    assert silent.claim()
    silent._channel.listen(lambda connection: None)
    with pytest.raises(AppError, match="does not answer"):
        Instance(tmp_path).send({"word": "x" * 1_000_000}, timeout=0.1)
    silent.close()
