"""What is put into Setup.exe, decided without Wine."""

from pathlib import Path

import pytest

from scripts.windows import program
from scripts.windows.listing import LIST, listing
from scripts.windows.version import numbers


def test_the_list_names_files_and_then_the_folders_that_held_them(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("saywell.exe", "a/x.dll", "a/b/y.txt", LIST):
        (tmp_path / name).touch()
    assert listing(tmp_path) == (
        b"F a\\b\\y.txt\r\nF a\\x.dll\r\nF saywell.exe\r\nD a\\b\r\nD a\r\n"
    )


def test_a_name_that_setup_could_not_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "话术.toml").touch()
    with pytest.raises(UnicodeEncodeError):
        listing(tmp_path)


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.10.3rc1", (2, 10, 3, 0))],
)
def test_a_version_is_four_numbers_for_windows(version: str, expected: tuple[int, ...]) -> None:
    assert numbers(version) == expected


def test_another_file_makes_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.py").write_text("1")
    monkeypatch.setattr(program, "ROOT", tmp_path)
    monkeypatch.setattr(program, "_inputs", lambda: iter(sorted(tmp_path.iterdir())))
    before = program.digest()
    assert program.digest() == before
    (tmp_path / "one.py").write_text("2")
    changed = program.digest()
    (tmp_path / "one.py").rename(tmp_path / "two.py")
    assert len({before, changed, program.digest()}) == 3


def test_the_digest_is_of_all_that_the_build_reads() -> None:
    names = {file.relative_to(program.ROOT).as_posix() for file in program._inputs()}
    assert {
        "build.spec", "requirements/windows.txt", "installer/saywell.ico",
        "snippets_app/__init__.py", "snippets/phone-zh.toml", "assets/folds.bin",
    } <= names  # fmt: skip
