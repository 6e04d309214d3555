"""A policy as a file, as administrators write it and as it breaks."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from snippets_app.policy import files
from snippets_app.policy.files import may_write, read_policy_file
from snippets_app.policy.sources import PolicyFile
from tests.policy.source_contract import SourceContract


class TestPolicyFile(SourceContract):
    @pytest.fixture(autouse=True)
    def place(self, tmp_path: Path) -> None:
        self.file = tmp_path / "policy.json"
        self.source = PolicyFile(self.file)

    def write(self, values: Mapping[str, object]) -> None:
        self.file.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")

    def damage(self) -> None:
        self.file.unlink()
        self.file.mkdir()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_windows_shells_are_welcome(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "policy.json"
    file.write_text('{"company": "长江"}', encoding=encoding)
    assert read_policy_file(file).values == {"company": "长江"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe{\x00}", b"[" * 100_000])
def test_what_is_no_json_object_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "policy.json"
    file.write_bytes(content)
    told = read_policy_file(file)
    assert str(told.trouble).startswith(f"The policy {file} is not a JSON object.")
    assert told.values == {}


def test_a_file_where_the_folder_should_be_is_no_policy(tmp_path: Path) -> None:
    (tmp_path / "saywell").write_text("")
    assert PolicyFile(tmp_path / "saywell" / "policy.json").tell() is None


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
@pytest.mark.parametrize(
    ("granted", "expected"), [({"file"}, True), ({"folder"}, True), (set(), False)]
)
def test_who_may_change_file_or_folder_may_change_the_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, granted: set[str], *, expected: bool
) -> None:
    file = tmp_path / "policy.json"
    names = {file: "file", tmp_path: "folder"}
    monkeypatch.setattr(files.os, "access", lambda path, _rights: names[path] in granted)
    assert may_write(file) is expected
