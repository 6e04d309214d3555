import contextlib
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from snippets_app.demo.waiting import wait_until
from snippets_app.desktop.channel import channel_for
from snippets_app.desktop.instance import LONGEST_LINE, Instance, NotRunning
from snippets_app.errors import AppError

HOLDER = """
import os, sys, threading, time
from pathlib import Path
from snippets_app.desktop.instance import Instance
instance = Instance(Path(sys.argv[1]))
assert instance.claim()
def answer(request):
    if request.get("command") == "quit":
        threading.Timer(0.1, os._exit, [0]).start()
    return {"echo": request.get("word")}
instance.serve(answer)
print("ready", flush=True)
time.sleep(60)
"""


@contextlib.contextmanager
def holding(folder):
    """Another process runs there."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout
        with holder.stdout as output:
            assert output.readline() == "ready\n"
        yield holder
    finally:
        holder.kill()
        holder.wait()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "run"


@pytest.fixture
def running(folder):
    instance = Instance(folder)
    assert instance.claim()
    yield instance
    instance.close()


def test_only_one_may_run(running, folder):
    assert not Instance(folder).claim()


def test_the_next_may_run_after_the_first_has_closed(folder):
    first, second = Instance(folder), Instance(folder)
    assert first.claim()
    first.close()
    assert second.claim()
    second.close()


def test_a_command_that_looks_at_the_same_moment_is_no_running_program(
    folder, monkeypatch: pytest.MonkeyPatch
):
    looking = channel_for(folder)
    assert looking.claim()
    monkeypatch.setattr("snippets_app.desktop.instance.time.sleep", lambda _: looking.release())
    instance = Instance(folder)
    assert instance.claim()
    instance.close()


def test_looking_is_no_claim(folder):
    instance = Instance(folder)
    assert not instance.is_running()
    assert instance.claim()
    assert Instance(folder).is_running()
    instance.close()
    assert not Instance(folder).is_running()


def test_each_folder_has_a_program_of_its_own(running, tmp_path):
    other = Instance(tmp_path / "other")
    assert other.claim()
    other.close()


def test_a_request_is_answered(running, folder):
    running.serve(lambda request: {"heard": request["word"]})
    assert Instance(folder).send({"word": "안녕 שלום"})["heard"] == "안녕 שלום"


def test_an_argument_in_another_encoding_is_sent_too(running, folder):
    running.serve(lambda request: {"heard": request["word"]})
    assert Instance(folder).send({"word": "caf\udce9"})["heard"] == "caf\udce9"


def test_an_expected_error_is_raised_at_the_asking_side(running, folder):
    def refuse(request):
        raise AppError("No {what} {{here}}.", "Try {what}.", what="snippet")

    running.serve(refuse)
    with pytest.raises(AppError, match=r"No snippet {here}\. Try snippet\."):
        Instance(folder).send({"word": "x"})


def test_asking_without_a_running_program_fails_at_once(folder):
    with pytest.raises(AppError, match="not running"):
        Instance(folder).send({"word": "x"})


def test_asking_waits_for_a_program_that_is_starting(running, folder):
    answers = []
    asking = threading.Thread(target=lambda: answers.append(Instance(folder).send({"word": 1}, 5)))
    asking.start()
    running.serve(lambda request: {"echo": request["word"]})
    asking.join(5)
    assert answers[0]["echo"] == 1


def test_a_program_that_never_answers_is_reported(running, folder):
    release = threading.Event()
    running.serve(lambda request: {"late": release.wait(5)})
    with pytest.raises(AppError, match="does not answer"):
        Instance(folder).send({"word": "x"}, timeout=0.05)
    release.set()


def test_another_version_is_refused(running, folder):
    running.serve(lambda request: {})
    with pytest.raises(AppError, match="Another version"):
        Instance(folder).send({"version": 0})


@pytest.mark.parametrize("nonsense", [b"\xff\n", b"[]\n", b"{\n", b"x" * (LONGEST_LINE + 2)])
def test_nonsense_ends_only_its_own_connection(running, folder, nonsense):
    running.serve(lambda request: {"fine": True})
    deadline = time.monotonic() + 5
    other = channel_for(folder).connect(deadline)
    assert other is not None
    with contextlib.closing(other), contextlib.suppress(BrokenPipeError, ConnectionResetError):
        other.send(nonsense, deadline)
        assert other.receive(deadline) == b""
    assert Instance(folder).send({})["fine"]


def test_who_connects_and_says_nothing_stands_in_nobodys_way(running, folder):
    running.serve(lambda request: {"fine": True})
    silent = [channel_for(folder).connect(time.monotonic() + 5) for _ in range(3)]
    assert Instance(folder).send({})["fine"]
    for each in silent:
        assert each is not None
        each.close()


def test_a_large_request_is_answered_in_full(running, folder):
    running.serve(lambda request: {"heard": request["word"]})
    word = "안녕" * 150_000
    assert Instance(folder).send({"word": word})["heard"] == word


def test_it_serves_again_after_it_has_stopped(running, folder):
    running.serve(lambda request: {"time": 1})
    assert Instance(folder).send({})["time"] == 1
    running.stop_serving()
    assert not Instance(folder).claim(), "it is still the one that runs"
    with pytest.raises(AppError, match="does not answer"):
        Instance(folder).send({}, timeout=0.05)
    running.serve(lambda request: {"time": 2})
    assert Instance(folder).send({})["time"] == 2


def test_a_killed_program_blocks_nobody(folder):
    with holding(folder):
        assert Instance(folder).send({"word": "x"})["echo"] == "x"
    wait_until(lambda: not Instance(folder).is_running(), "The end of its claim", 5)
    with pytest.raises(NotRunning):
        Instance(folder).send({"word": "x"})
    instance = Instance(folder)
    assert instance.claim()
    instance.serve(lambda request: {"new": True})
    assert Instance(folder).send({})["new"]
    instance.close()


def test_quitting_waits_until_the_process_has_ended(folder):
    with holding(folder) as holder:
        Instance(folder).quit(10)
        assert holder.poll() == 0
    assert not Instance(folder).is_running()


def test_a_program_that_does_not_quit_is_reported(running, folder):
    running.serve(lambda request: {})
    with pytest.raises(AppError, match="has not ended"):
        Instance(folder).quit(0.2)


def test_quitting_what_does_not_run_says_so(folder):
    with pytest.raises(NotRunning):
        Instance(folder).quit(1)


def test_a_long_path_is_no_trouble(tmp_path):
    folder = tmp_path / ("deep" * 20) / ("deeper" * 10)
    instance = Instance(folder)
    assert instance.claim()
    instance.serve(lambda request: {"fine": True})
    assert Instance(folder).send({})["fine"]
    instance.close()


def test_a_folder_that_cannot_be_made_is_reported(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(AppError, match="cannot be used"):
        Instance(Path(tmp_path / "file")).claim()
