"""Whether a hook still hears: looked at only after keys, replaced only when it is deaf."""

from snippets_app.desktop.windows.hook_watch import HookWatch


class Rig:
    """A hook and a user; time passes only when told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.deaf = False
        self.calls: list[str] = []
        self._due: float | None = None
        self.watch = HookWatch(self, lambda: self.now)

    def probe(self) -> None:
        self.calls.append("probe")
        self.press(ours=True)

    def revive(self) -> None:
        self.calls.append("revive")
        self.deaf = False

    def later(self, seconds: float) -> None:
        self._due = self.now + seconds

    def press(self, *, ours: bool = False) -> None:
        if not self.deaf and self.watch.note() and not ours:
            self.watch.heard()

    def pass_time(self, seconds: float) -> None:
        end = self.now + seconds
        while self._due is not None and self._due <= end:
            self.now, self._due = self._due, None
            self.watch.due()
        self.now = end

    @property
    def rests(self) -> bool:
        return self._due is None


def test_a_hook_that_hears_is_tried_once_when_the_user_is_done() -> None:
    rig = Rig()
    assert rig.rests
    for _ in range(50):
        rig.press()
        rig.pass_time(0.3)
    assert rig.calls == []
    rig.pass_time(10)
    assert rig.calls == ["probe"]
    assert rig.rests


def test_a_deaf_hook_is_replaced_while_the_user_types_on() -> None:
    rig = Rig()
    rig.press()
    rig.deaf = True
    for _ in range(30):
        rig.pass_time(0.1)
        rig.press()
    assert rig.calls == ["probe", "revive"]


def test_one_that_went_deaf_at_rest_is_found_at_the_next_change_of_windows() -> None:
    rig = Rig()
    rig.pass_time(100)
    rig.deaf = True
    rig.press()
    rig.pass_time(10)
    assert rig.calls == []
    rig.watch.stirred()
    rig.pass_time(10)
    assert rig.calls == ["probe", "revive"]
    assert rig.rests


def test_keys_that_are_heard_while_it_is_tried_are_an_answer() -> None:
    rig = Rig()
    rig.press()
    rig.pass_time(2.1)
    assert rig.calls == ["probe"]
    rig.press()
    rig.deaf = True
    rig.pass_time(0.6)
    assert rig.calls == ["probe"]
    assert rig.rests


def test_a_thread_that_ends_by_itself_comes_back_and_ever_later() -> None:
    rig = Rig()
    for expected in (0.5, 1, 2, 4, 8, 16, 32, 60, 60):
        rig.watch.ended()
        before = len(rig.calls)
        rig.pass_time(expected - 0.01)
        assert len(rig.calls) == before
        rig.pass_time(0.02)
        assert rig.calls[before:] == ["revive"]
    rig.press()
    rig.pass_time(5)
    rig.watch.ended()
    rig.pass_time(0.6)
    assert rig.calls[-2:] == ["probe", "revive"], "as soon as the first time"
