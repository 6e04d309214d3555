"""One connection to a message bus, without a bus."""

from jeepney import DBusAddress, Message, new_signal

from snippets_app.desktop.x11.accessible.bus import Bus

SIGNAL = new_signal(DBusAddress("/x", interface="org.example.Text"), "TextChanged")


class Flood:
    """A connection on which there is always one more signal."""

    def receive(self, *, timeout: float | None = None) -> Message:
        return SIGNAL


def test_a_flood_of_signals_leaves_time_for_others() -> None:
    bus = Bus.__new__(Bus)
    bus.__dict__.update(_connection=Flood(), _signals=[])
    assert 0 < len(bus.signals()) < 10_000
