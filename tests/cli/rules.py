"""Rules of an agent's own, of words that no shipped rule knows."""

from tests.cli.conftest import Saywell

_RULE = """
[[rules]]
id = "{id}"
kind = "phrase"
severity = "{severity}"
reason = "{reason}"
texts = ["{text}"]
instead = ["宇宙", "洪荒"]
matches = ["{text}"]
passes = ["x"]
"""
WARN, FORBID, HINT = "天地玄黄", "云腾致雨", "露结为霜"
ENGLISH, KOREAN = "quartz sphinx", "얼룩무늬고양이"


def rule(text: str, severity: str, name: str = "") -> str:
    return _RULE.format(id=name or f"mine-{severity}", severity=severity, reason="why", text=text)


def file(language: str, *rules: str) -> str:
    return f'format = 1\nlanguage = "{language}"\n' + "".join(rules)


def give(saywell: Saywell, **files: str) -> None:
    """Write the agent's own rule files."""
    folder = saywell.folder / "rules"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def give_all(saywell: Saywell) -> None:
    """One rule of each severity, and one of each language."""
    give(
        saywell,
        zh=file("zh", rule(WARN, "warn"), rule(FORBID, "forbid"), rule(HINT, "hint")),
        en=file("en", rule(ENGLISH, "warn", "mine-en")),
        ko=file("ko", rule(KOREAN, "warn", "mine-ko")),
    )
