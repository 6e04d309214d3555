"""Packs to export, and the characters that other programs stumble over."""

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from snippets_app.core.model import Pack, Snippet, Stage
from snippets_app.core.search.readings import Readings, load_readings
from snippets_app.formats.exports import Options
from snippets_app.paths import resources

NASTY = (
    'say """hi""" and \'\'\'bye\'\'\' \\ \\n \\u0041 \\{{',
    '"quoted", and; more\tcells | pipes',
    "two\nlines\n\n  indented\n\n- a list: x\n# no comment",
    "\n\nbegins with line breaks",
    "ends with blanks  \n \nand a tab\t",
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''+1", "'quoted'", "＝1+1", "=HYPERLINK(\"x\")",
    "=cmd|'/C calc'!A0", "00123", "1/2", "TRUE", "null", "~", "yes", "1e5", "0x1f", "12:30",
    "2026-01-01",
    "\ufeffstarts with a mark", "no\u00a0break\u2003spaces\u200b \u2028 line \u2029 \x85 next",
    "👩🏽‍💻 𠀀𪚥 שלום مرحبا \u202eabc\u202c 안녕하세요 您好，请稍等。",
    "<b & c> 5 < 6 > 4 &amp; &lt; </td></table><script>alert(1)</script>",
    "50% off, # hash, `backtick`, ~tilde, ^hat! _x0041_ _x000D_",
    "- dash: colon\n* star: ?\n%YAML\n---\n...",
    "code,1=other\n;comment",
    "{{braces}} }} {{ {{{{name}}}} [[field]] [x]",
    "很长" * 4000 + "\n" * 50 + "x" * 1900,
)  # fmt: skip
"""Bodies without any placeholder; braces are doubled, as in every body."""

STAGES = (Stage("open", "开场"), Stage("wait", "等候 “2”"))


def pack(*bodies: str, name: str = "p", language: str = "zh-CN") -> Pack:
    """A pack with a snippet for each body."""
    return Pack(name, f"Pack {name}", language, STAGES, tuple(snippets(bodies, name)))


def snippets(bodies: Sequence[str], name: str = "p") -> list[Snippet]:
    """Every second one has an abbreviation, every third a hotkey; the first half is one stage."""
    return [
        Snippet(
            id=f"{name}/s{number}",
            pack=name,
            stage=STAGES[number * 2 >= len(bodies)].id,
            title=f"标题 {number}",
            body=body,
            abbreviation="" if number % 2 else f"a{number}",
            hotkey="" if number % 3 else f"Ctrl+F{number % 12 + 1}",
        )
        for number, body in enumerate(bodies)
    ]


@cache
def readings() -> Readings:
    """The table that comes with the program."""
    return load_readings((resources() / "assets" / "readings.bin").read_bytes())


OPTIONS = Options(readings=readings)

_PLAIN = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}")
_PIECES = st.sampled_from(
    ["=", "+", "-", "@", "'", '"', "\\", "\n", "\t", "#", ":", "- ", "{{", "}}", "[[", "$|$", "%",
     "\ufeff", "\u2028", "\x85", "👋🏽", "𠀀", "<", "&", ";", ",", "_x0041_", "  ", "\ufffe"]
)  # fmt: skip
BODIES = st.lists(_PIECES | _PLAIN, min_size=1, max_size=20).map("".join).filter(str.strip)
