"""Whether packs, rules, tables and the library work."""

from contextlib import closing
from datetime import date

from snippets_app.app.library import open_library
from snippets_app.app.programs import Programs
from snippets_app.app.rules import OpenRules, have_changed, open_rules, rules_folders
from snippets_app.app.self_check.check import Check, need
from snippets_app.core.guard.engine import find
from snippets_app.core.guard.proof import prove
from snippets_app.core.guard.rules import KINDS
from snippets_app.core.guard.words import load_words
from snippets_app.paths import Paths, resources
from snippets_app.settings import Settings
from snippets_app.store.migrations import MIGRATIONS
from snippets_app.store.opening import open_store

_OWN_RULE = """
format = 1
language = "en"
[[rules]]
id = "self-check"
kind = "pattern"
severity = "warn"
reason = "No shipped rule is a regular expression."
texts = ["order [0-9]+"]
matches = ["order 12"]
passes = ["order"]
"""
_SEARCHED = {"nhgx": "zh", "dkssud": "ko", "hold": "en"}
"""Initials of pinyin, Korean on English keys, plain words: each finds something in a language."""
_DAY = date(2020, 1, 1)


def _packs(places: Paths) -> str:
    library = open_library(places)
    with closing(library.store):
        catalogue = library.catalogue()
    need(not library.problems, "; ".join(map(str, library.problems)))
    packs = catalogue.library.packs
    for query, language in _SEARCHED.items():
        hits = [
            hit
            for pack in packs
            if pack.language.startswith(language)
            for hit in catalogue.indexes[pack.id].search(query)
        ]
        need(hits, f"a search for {query} finds nothing in {language}")
    return f"{len(catalogue.snippets)} snippets in {len(packs)} packs"


def _rules(places: Paths) -> str:
    own = rules_folders(places).own
    own.mkdir(parents=True)
    (own / "self-check.toml").write_text(_OWN_RULE, encoding="utf-8")
    read, kept = open_rules(places), open_rules(places)
    need(not read.problems, "; ".join(map(str, read.problems)))
    need(not have_changed(kept, places), "the rules' cache does not hold")
    for rules in (read, kept):
        _prove(rules)
    return f"{len(read.rules)} rules of {len(KINDS)} kinds find their examples"


def _prove(rules: OpenRules) -> None:
    broken = prove(rules.rules, rules.compiled)
    need(not broken, "; ".join(f"{each.rule}: {each}" for each in broken))
    found = {
        finding.rule.kind
        for rule in rules.rules
        for example in rule.matches[:1]
        for finding in find(rules.compiled, example)
    }
    missing = {kind.name for kind in KINDS} - found
    need(not missing, f"no rule shows that these kinds find anything: {', '.join(missing)}")


def _words(_places: Paths) -> str:
    words = load_words((resources() / "assets" / "words.bin").read_bytes())
    found = words.containing("保证")
    need(found, "the table of words is empty")
    return f"{len(found)} words hold 保证"


def _programs(_places: Paths) -> str:
    reading = Programs(Settings).reading
    need(not reading.problems, "; ".join(map(str, reading.problems)))
    need(reading.profiles, "nothing is known of any program")
    return f"{len(reading.profiles)} programs are known"


def _library(places: Paths) -> str:
    """Made by the oldest version, brought up to date, and written as safely as it should be."""
    file, backups = places.data / "old" / "library.db", places.data / "old" / "backups"
    open_store(file, backups, _DAY, MIGRATIONS[:1]).store.close()
    opened = open_store(file, backups, _DAY)
    with closing(opened.store):
        opened.store.record_use("self-check", 0.0)
        need(opened.store.usage(0.0), "what was written is not there")
        need(file.with_name("library.db-wal").exists(), "SQLite keeps no log beside the file (WAL)")
    need(opened.backup_trouble is None, str(opened.backup_trouble))
    copies = sorted(each.name for each in backups.iterdir())
    need("before-version-2.db" in copies, "no copy was made before the migration")
    return f"version {len(MIGRATIONS)}, backups {', '.join(copies)}"


CHECKS = (
    Check("packs", _packs),
    Check("rules", _rules),
    Check("words", _words),
    Check("programs", _programs),
    Check("library", _library),
)
