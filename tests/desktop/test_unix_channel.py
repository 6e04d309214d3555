import contextlib
import time

from snippets_app.desktop.unix_channel import SocketChannel


def test_the_folder_is_private(tmp_path):
    channel = SocketChannel(tmp_path / "run")
    assert channel.claim()
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700
    channel.release()


def test_a_socket_that_was_left_behind_is_no_trouble(tmp_path):
    (tmp_path / "instance.sock").write_text("left by a killed program")
    channel = SocketChannel(tmp_path)
    channel.listen(lambda connection: connection.close())
    connection = SocketChannel(tmp_path).connect(time.monotonic() + 5)
    assert connection is not None
    with contextlib.closing(connection):
        assert connection.receive(time.monotonic() + 5) == b""
    channel.stop_listening()
    assert not (tmp_path / "instance.sock").exists()
