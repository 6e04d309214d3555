"""Whatever is done, every text that was ever written can be found again, and what is used a lot
stays so wherever it goes."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from snippets_app.core.edits import packs, snippets, writing
from snippets_app.core.edits.homes import pack_id
from snippets_app.core.edits.laying import by_id, whole
from snippets_app.core.edits.model import Edit, Layers
from snippets_app.core.edits.moving import Spot, move
from snippets_app.core.edits.past import moments
from snippets_app.core.edits.trash import Thrown, bring_back, thrown
from snippets_app.core.model import Snippet
from snippets_app.store.library import TRASH_KEPT, LibraryStore
from tests.core.edits.laid import BELOW
from tests.platforms import examples
from tests.store.places import Places, layers

PACKS = ("p", "q", "r")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["new", "rewrite", "move", "move", "delete", "restore", "use", "undo", "redo", "pack"]
        ),
        st.integers(0, 6),
        st.sampled_from(PACKS),
    ),
    max_size=20,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("lossless")
    return Places(folder / "library.db", folder / "backups")


@dataclass
class Agent:
    """Each snippet keeps a title that no other has, so it is known wherever it goes."""

    store: LibraryStore
    written: Counter[str] = field(default_factory=Counter)
    uses: Counter[str] = field(default_factory=Counter)
    undone: list[set[str]] = field(default_factory=list)

    def laid(self) -> Layers:
        return layers(self.store.load(), *BELOW)

    def seen(self) -> list[Snippet]:
        return list(by_id(self.laid().library).values())

    def thrown(self) -> Sequence[Thrown]:
        return thrown(self.laid(), self.store.trash(), self.store.hidden_since(), 0.0, TRASH_KEPT)

    def do(self, make: Callable[[Layers], Edit]) -> None:
        self.store.edit(lambda stored: make(layers(stored, *BELOW)), 0.0)

    def text(self, title: str) -> str:
        self.written[title] += 1
        return f"{title}, version {self.written[title]}."

    def step(self, what: str, which: int, pack: str) -> None:
        seen, spent = self.seen(), self.store.spent_ids()
        chosen = seen[which % len(seen)] if seen else None
        if what == "new":
            title = f"New {len(self.written)}"
            wanted = Snippet(f"{pack}/own-1", pack, "a", title, self.text(title))
            self.do(lambda laid: writing.add(laid, wanted, spent))
        elif what in ("undo", "redo"):
            getattr(self.store, what)()
        elif what == "restore":
            self.bring_back(which, spent)
        elif what == "pack":
            self.make_or_delete_pack()
        elif chosen:
            self.change(what, chosen, pack, spent)

    def change(self, what: str, chosen: Snippet, pack: str, spent: frozenset[str]) -> None:
        if what == "rewrite":
            wanted = replace(chosen, body=self.text(chosen.title))
            self.do(lambda laid: writing.rewrite(laid, wanted))
        elif what == "move" and any(each.id == pack for each in self.laid().library.packs):
            self.do(lambda laid: move(laid, [chosen.id], Spot(pack), spent))
        elif what == "delete":
            self.do(lambda laid: snippets.delete(laid, [chosen.id]))
        elif what == "use":
            self.uses[chosen.title] += 1
            self.store.record_use(chosen.id, 0.0)

    def make_or_delete_pack(self) -> None:
        is_there = any(each.id == "r" for each in self.laid().own)
        if is_there:
            self.do(lambda laid: packs.delete_pack(laid, "r"))
        else:
            self.do(lambda laid: packs.add_pack(laid, "r", "en"))

    def bring_back(self, which: int, spent: frozenset[str]) -> None:
        rows = self.thrown()
        if rows:
            chosen = rows[which % len(rows)]
            pack = pack_id(chosen.id)
            former = self.store.former_packs([pack])
            self.do(lambda laid: bring_back(laid, [chosen], spent, former))
            if former[pack]:  # another process may have deleted it just before the text was stored
                assert pack in {each.id for each in self.laid().library.packs}

    # What can be found again

    def texts(self) -> set[str]:
        """All that is there, in the trash, in a history, or comes back by doing again."""
        laid = self.laid()
        rows = self.thrown()
        found = {row.text for row in rows}
        found |= {text for each in by_id(whole(laid)) for text in self.past(laid, each)}
        return found | {text for row in rows for text in self.past(laid, row.id)}

    def past(self, laid: Layers, snippet: str) -> Iterator[str]:
        for each in moments(laid, snippet, self.store.history(snippet)):
            if each.looks:
                yield dict(each.looks)["body"]

    def comes_back(self) -> set[str]:
        """What is found once all that was taken back is done again; then it is taken back again."""
        steps = 0
        while self.store.redo():
            steps += 1
        found = self.texts() if steps else set[str]()
        for _ in range(steps):
            self.store.undo()
        return found

    def counted(self) -> dict[str, int]:
        """Of those that are shown, by title: a shipped one that moved may be shown again beside
        the one that moved, and be left when that one is in the trash."""
        uses, found = self.store.uses(), Counter[str]()
        thrown_away = {each.id: each.title for each in self.thrown()}
        shown = {each.id: each.title for each in self.seen()}
        for snippet, title in (thrown_away | shown).items():
            found[title] += uses.get(snippet, 0)
        return {title: found[title] for title in shown.values()}


NEW, MOVE, UNDO, OTHER = ("new", 0, "q"), ("move", 5, "r"), ("undo", 0, "q"), ("new", 0, "p")
OWN = ("pack", 0, "r")


@settings(deadline=None, max_examples=examples(60))
@example([OWN, ("new", 0, "q"), ("move", 6, "r"), UNDO, UNDO, OTHER])
@example([("rewrite", 0, "p"), ("use", 0, "p"), ("move", 0, "q"), ("use", 6, "p"), UNDO])
@example([NEW, ("use", 6, "q"), ("rewrite", 6, "q"), ("move", 6, "p"), ("rewrite", 5, "p")])
@example([("use", 2, "p"), OWN, ("move", 2, "r"), ("restore", 0, "p"), OWN])
@example([("new", 0, "r"), ("delete", 6, "p"), ("restore", 0, "p")])
@given(steps=STEPS)
def test_no_text_and_no_use_is_lost(fresh: Places, steps: list[tuple[str, int, str]]) -> None:
    fresh.file.unlink(missing_ok=True)
    agent = Agent(fresh.open().store)
    for step in steps:
        agent.step(*step)
    agent.store.close()
    agent.store = fresh.open().store
    expected = {
        f"{title}, version {number + 1}."
        for title, count in agent.written.items()
        for number in range(count)
    }
    assert expected <= agent.texts() | agent.comes_back()
    assert agent.counted() == {each.title: agent.uses[each.title] for each in agent.seen()}
    agent.store.close()
