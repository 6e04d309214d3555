"""Search per key at three sizes of library, beside a plain ``query in text`` loop taking turns."""

import random
import re
import time
import tomllib
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from pathlib import Path

from benchmarks.figures import percentile
from snippets_app.core.model import Snippet
from snippets_app.core.search.index import SearchIndex
from snippets_app.core.search.readings import Readings, load_readings

ROOT = Path(__file__).parent.parent
SIZES = (2_000, 30_000, 100_000)
LIMIT = 50
ROUNDS = 3
STAGES = ("", "greeting")
USED = 300
QUERIES = (
    "退货", "您好请问", "稍等一下", "的", "我们", "请您", "尺码偏大", "物流信息", "公司",
    "tuihuo", "qingshaodeng", "dengdai", "xian", "chongqing", "th", "nhqw", "dsh", "xxnd", "d",
    "退huo", "tui h", "kf dh", "zzzz", "qzxv", "鑫淼", "完全没有这句",
    "안녕하세요", "ㅇㄴㅎ", "dkssud", "rhror", "안ㄴ", "ㄱ", "고객",
    "thank", "please wait", "hold", "ng", "e", "order number", "3",
)  # fmt: skip
"""Each is typed letter by letter: common and rare, one letter and long, found and not."""


def run(sizes: Sequence[int] = SIZES) -> dict[str, dict[str, float]]:
    """By size of library: milliseconds per key, build time, memory, ratio to the plain loop."""
    readings = load_readings((ROOT / "assets" / "readings.bin").read_bytes())
    return {str(size): measure(make_library(size), readings) for size in sizes}


def prepared(snippets: Sequence[Snippet], readings: Readings) -> SearchIndex:
    index = SearchIndex(snippets, readings)
    index.prepare()
    return index


def measure(snippets: Sequence[Snippet], readings: Readings) -> dict[str, float]:
    build = timed(lambda: prepared(snippets, readings))
    index, memory = weighed(lambda: prepared(snippets, readings))
    texts = [f"{snippet.title}\n{snippet.body}".casefold() for snippet in snippets]
    usage = {snippet.id: 1 / place for place, snippet in enumerate(snippets[:USED], start=1)}
    search = partial(index.search, usage=usage, limit=LIMIT)
    ours: list[float] = []
    plain: list[float] = []
    for key, stage in product(keys_typed(), STAGES * ROUNDS):
        ours.append(timed(partial(search, key, stage=stage)))
        plain.append(timed(partial(plain_search, key.casefold(), snippets, texts)))
    return {
        "key_p50_ms": percentile(ours, 0.5),
        "key_p99_ms": percentile(ours, 0.99),
        "key_worst_ms": max(ours),
        "plain_p50_ms": percentile(plain, 0.5),
        "plain_p99_ms": percentile(plain, 0.99),
        "ratio_p50": percentile(ours, 0.5) / percentile(plain, 0.5),
        "ratio_p99": percentile(ours, 0.99) / percentile(plain, 0.99),
        "build_ms": build,
        "memory_mb": memory,
    }


def keys_typed() -> list[str]:
    return [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]


def plain_search(query: str, snippets: Sequence[Snippet], texts: Sequence[str]) -> list[Snippet]:
    """What a list without an index does: text only, no sound, no order, all hits found."""
    return [each for each, text in zip(snippets, texts, strict=True) if query in text][:LIMIT]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def weighed(build: Callable[[], SearchIndex]) -> tuple[SearchIndex, float]:
    tracemalloc.start()
    index = build()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return index, held / 1e6


def make_library(size: int, folder: Path = ROOT / "snippets") -> list[Snippet]:
    """Snippets recombined from the clauses of the shipped packs, their numbers varied."""
    chance = random.Random(size)
    packs = [tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))]
    clauses = {pack["id"]: _clauses(pack) for pack in packs}
    shipped = [(pack["id"], each) for pack in packs for each in pack["snippets"]]
    chosen = (chance.choice(shipped) for _ in range(size))
    return [
        _recombined(place, pack, each, clauses[pack], chance)
        for place, (pack, each) in enumerate(chosen)
    ]


def _clauses(pack: dict[str, list[dict[str, str]]]) -> list[str]:
    bodies = (snippet["body"] for snippet in pack["snippets"])
    return [
        clause for body in bodies for clause in re.findall(r".+?(?:[，。？！]|[,.?!] |$)", body)
    ]


def _recombined(
    place: int, pack: str, model: dict[str, str], clauses: Sequence[str], chance: random.Random
) -> Snippet:
    body = "".join(chance.choices(clauses, k=4))
    title = f"{model['title']} {chance.choice(clauses)[:6]}" if place % 2 else model["title"]
    return Snippet(
        id=f"{pack}/{place}",
        pack=pack,
        stage=model["stage"],
        title=_varied(title, chance),
        body=_varied(body, chance),
        abbreviation=model.get("abbreviation", "") if place % 7 == 0 else "",
    )


def _varied(text: str, chance: random.Random) -> str:
    return re.sub(r"\d+", lambda _: str(chance.randrange(1, 1000)), text)


if __name__ == "__main__":
    for name, figures in run().items():
        print(name, {key: round(value, 3) for key, value in figures.items()})
