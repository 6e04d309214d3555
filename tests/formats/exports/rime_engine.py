"""Types letters into Rime's own engine and prints the candidates that it offers, as JSON.

``python -m tests.formats.exports.rime_engine FOLDER LETTERS...``: in a process of its own, for the
engine keeps threads and logs of its own. The folder holds the table that is tried.
"""

import ctypes
import json
import sys
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_void_p, sizeof
from pathlib import Path
from typing import ClassVar

LIBRARY = "librime.so.1"
_DEFAULT = "config_version: '1'\nschema_list:\n  - schema: phrases\n"
_SCHEMA = """
schema: {schema_id: phrases, name: phrases, version: '1'}
engine:
  processors: [speller]
  segmentors: [abc_segmentor, fallback_segmentor]
  translators: [table_translator@custom_phrase]
speller: {alphabet: zyxwvutsrqponmlkjihgfedcba}
custom_phrase:
  dictionary: ''
  user_dict: custom_phrase
  db_class: stabledb
  enable_completion: false
  enable_sentence: false
  initial_quality: 1
"""
"""As every pinyin schema has it: https://github.com/rime/rime-luna-pinyin"""


class _Traits(ctypes.Structure):
    _fields_: ClassVar = [
        ("data_size", c_int),
        ("shared_data_dir", c_char_p),
        ("user_data_dir", c_char_p),
        ("distribution_name", c_char_p),
        ("distribution_code_name", c_char_p),
        ("distribution_version", c_char_p),
        ("app_name", c_char_p),
        ("modules", c_void_p),
        ("min_log_level", c_int),
        ("log_dir", c_char_p),
        ("prebuilt_data_dir", c_char_p),
        ("staging_dir", c_char_p),
    ]


class _Candidate(ctypes.Structure):
    _fields_: ClassVar = [("text", c_char_p), ("comment", c_char_p), ("reserved", c_void_p)]


class _Candidates(ctypes.Structure):
    _fields_: ClassVar = [("list", c_void_p), ("index", c_int), ("candidate", _Candidate)]


def main(folder: Path, letters: list[str]) -> None:
    rime = ctypes.CDLL(LIBRARY)
    rime.RimeCreateSession.restype = c_size_t
    (folder / "default.yaml").write_text(_DEFAULT, encoding="utf-8")
    (folder / "phrases.schema.yaml").write_text(_SCHEMA, encoding="utf-8")
    place = bytes(folder)
    traits = _Traits(
        sizeof(_Traits) - sizeof(c_int), place, place, b"Saywell", b"saywell", b"1", b"rime.tests",
        None, 0, place, place, place,
    )  # fmt: skip
    rime.RimeSetup(byref(traits))
    rime.RimeInitialize(byref(traits))
    rime.RimeStartMaintenance(1)
    rime.RimeJoinMaintenanceThread()
    session = c_size_t(rime.RimeCreateSession())
    assert rime.RimeSelectSchema(session, b"phrases")
    found = {each: _offered(rime, session, each) for each in letters}
    sys.stdout.write(json.dumps(found))
    rime.RimeFinalize()


def _offered(rime: ctypes.CDLL, session: c_size_t, letters: str) -> list[str]:
    rime.RimeClearComposition(session)
    rime.RimeSimulateKeySequence(session, letters.encode())
    found: list[str] = []
    candidates = _Candidates()
    begin = rime.RimeCandidateListBegin
    begin.argtypes = [c_size_t, POINTER(_Candidates)]
    if begin(session, byref(candidates)):
        while rime.RimeCandidateListNext(byref(candidates)):
            found.append(candidates.candidate.text.decode())
        rime.RimeCandidateListEnd(byref(candidates))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
