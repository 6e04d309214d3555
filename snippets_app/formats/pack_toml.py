"""The pack format: one TOML file per pack, described in ``docs/pack-format.md``."""

from collections.abc import Iterator

from snippets_app.core.model import Pack, Snippet
from snippets_app.formats.base import BodyCheck, Reading

FORMAT = 1


class PackToml:
    """TOML, readable and comparable line by line."""

    name = "toml"
    extensions = (".toml",)

    def read(self, content: bytes, file: str, check_body: BodyCheck) -> Reading:
        from snippets_app.formats.toml_reading import read  # loads tomllib and msgspec

        return read(content, file, check_body)

    def write(self, pack: Pack) -> bytes:
        return write_pack(pack).encode("utf-8")


def write_pack(pack: Pack) -> str:
    """The pack as TOML. Line breaks become plain ones; defaults are left out."""
    return "\n".join(_tables(pack))


def _tables(pack: Pack) -> Iterator[str]:
    top = {"format": FORMAT, "id": pack.id, "name": pack.name, "language": pack.language}
    yield _table("", top | _if_set("description", pack.description))
    for stage in pack.stages:
        yield _table("[[stages]]\n", {"id": stage.id, "title": stage.title})
    names: set[str] = set()
    for snippet in pack.snippets:
        yield _table("[[snippets]]\n", _row(snippet, _free_name(snippet, names)))


def _row(snippet: Snippet, name: str) -> dict[str, str]:
    row = {"id": name, "stage": snippet.stage, "title": snippet.title, "body": snippet.body}
    return row | _if_set("abbreviation", snippet.abbreviation) | _if_set("hotkey", snippet.hotkey)


def _table(header: str, fields: dict[str, object] | dict[str, str]) -> str:
    import tomli_w  # only needed to export

    plain = {name: _plain_breaks(value) for name, value in fields.items()}
    return header + tomli_w.dumps(plain, multiline_strings=True)


def _plain_breaks(value: object) -> object:
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def _if_set(name: str, value: str) -> dict[str, str]:
    return {name: value} if value else {}


def _free_name(snippet: Snippet, names: set[str]) -> str:
    """The name within the pack: own snippets may come from several packs."""
    wanted = snippet.id.rpartition("/")[2]
    name, number = wanted, 2
    while name in names:
        name, number = f"{wanted}-{number}", number + 1
    names.add(name)
    return name
