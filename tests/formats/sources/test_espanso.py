"""Espanso's match files."""

import pytest

from snippets_app.errors import AppError
from snippets_app.formats.sources import File, Folder, read_source
from tests.formats.sources.reading import draft, only, reasons, said

SAMPLE = """
matches:
  - trigger: ":open"
    label: Opening line
    form: "您好 [[name]]，我是客服[[agent]]。$|$"
    form_fields: {agent: {default: "01"}}
"""
VARIABLES = """
global_vars:
  - {name: firm, type: echo, params: {echo: "Acme {{who}} {{twice}}"}}
  - {name: who, type: echo, params: {echo: "Ltd"}}
  - {name: twice, type: echo, params: {echo: "{{firm}}"}}
matches:
  - trigger: ":x"
    replace: "BODY"
    vars:
      - {name: today, type: date, params: {format: "%Y-%m-%d"}}
      - {name: later, type: date, params: {format: "%H:%M", offset: 1800}}
      - {name: tomorrow, type: date, params: {format: "%d/%m", offset: 86400}}
      - {name: short, type: date, params: {format: "%b"}}
      - {name: clip, type: clipboard}
      - {name: pick, type: choice, params: {values: [Yes please, {label: No, id: "no, thanks"}]}}
      - {name: bare, type: choice, params: {values: [{label: One}, {label: Two, id: 2}]}}
      - {name: any, type: random, params: {choices: [Hi, Hello]}}
      - {name: out, type: shell, params: {cmd: "rm -rf /"}}
      - {name: prog, type: script, params: {args: [python, x.py]}}
      - {name: form1, type: form, params: {layout: "[[a]]", fields: {a: {default: b}}}}
"""


LAUGHS = "\n".join(
    ["a0: &a0 [x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    + ["matches: [*a9]"]
)
DEEP = "\n".join(["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 40)])
SHARED = """
dates: &dates
  - {name: today, type: date, params: &how {format: "%Y-%m-%d"}}
options: &options {word: true, label: Shared}
polite: &polite {label: Polite, html: unused}
closing: &closing Goodbye.
matches:
  - &first {trigger: ":a", label: A, replace: "{{today}}", vars: *dates}
  - {trigger: ":b", label: B, replace: "On {{today}}", vars: *dates}
  - {trigger: ":c", label: C, replace: *closing}
  - <<: *options
    trigger: ":d"
    replace: Own text
  - {<<: *first, trigger: ":e"}
  - {<<: [*options, *polite], trigger: ":f", replace: F}
  - {"<<": *options, label: G, replace: G}
"""


def test_what_anchors_share_is_read_where_aliases_stand() -> None:
    found = draft("espanso", SHARED)
    assert not found.refused
    assert [(each.abbreviation, each.title, each.body) for each in found.entries] == [
        (":a", "A", "{date:%Y-%m-%d}"),
        (":b", "B", "On {date:%Y-%m-%d}"),
        (":c", "C", "Goodbye."),
        (":d", "Shared", "Own text"),
        (":e", "A", "{date:%Y-%m-%d}"),
        (":f", "Shared", "F"),
        ("", "G", "G"),
    ]


def test_many_matches_may_share_something_small() -> None:
    matches = "\n".join(
        f"- {{trigger: a{n}, replace: '{{{{x}}}} {n}', vars: *v}}" for n in range(5_000)
    )
    shared = "v: &v [{name: x, type: echo, params: {echo: Acme}}]\nmatches:\n"
    found = draft("espanso", shared + matches)
    assert (len(found.entries), found.entries[-1].body) == (5_000, "Acme 4999")


def test_a_form() -> None:
    entry = only(draft("", SAMPLE, "base.yml"))
    assert entry.body == "您好 {field:name}，我是客服{field:agent=01}。{cursor}"
    assert (entry.title, entry.abbreviation, entry.group) == ("Opening line", ":open", "base")
    assert entry.row == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{today}}", "{date:%Y-%m-%d}"),
        ("{{later}}", "{time:+30m|%H:%M}"),
        ("{{tomorrow}}", "{date:+1d|%d/%m}"),
        ("{{clip}}", "{clipboard}"),
        ("{{pick}}", "{choice:pick|Yes please|no, thanks}"),
        ("{{bare}}", "{choice:bare|One|2}"),
        ("{{form1.a}}", "{field:a=b}"),
        ("{{who}} {x}", "Ltd {{x}}"),
        ("\\\\{\\\\{today\\\\}\\\\}", "{{{{today}}}}"),
    ],
)
def test_variables_become_ours(text: str, expected: str) -> None:
    entry = only(draft("espanso", VARIABLES.replace("BODY", text)))
    assert (entry.body, said(entry)) == (expected, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{{out}}", "we never do"),
        ("{{prog}}", "we never do"),
        ("{{short}}", "no date or time"),
        ("{{nobody}}", "nothing like it"),
        ("{{form1}}", "nothing like it"),
    ],
)
def test_what_is_not_ours_stays_and_is_told(text: str, why: str) -> None:
    entry = only(draft("espanso", VARIABLES.replace("BODY", text)))
    assert entry.body == text.replace("{", "{{").replace("}", "}}")
    assert why in said(entry)[0]


def test_texts_within_texts_are_put_in_once() -> None:
    entry = only(draft("espanso", VARIABLES.replace("BODY", "{{firm}}")))
    assert entry.body == "Acme {{{{who}}}} {{{{twice}}}}"


def test_a_random_text_becomes_a_choice_and_is_told() -> None:
    entry = only(draft("espanso", VARIABLES.replace("BODY", "{{any}}")))
    assert entry.body == "{choice:any|Hi|Hello}"
    assert said(entry) == ["“{{any}}” was picked at random; now you choose."]


def test_form_fields_of_every_type() -> None:
    found = draft(
        "espanso",
        "matches:\n - trigger: a\n   form: '[[c]] [[l]] [[m]] [[x|y]]'\n   form_fields:\n"
        "     c: {type: choice, values: [A, B], default: B}\n"
        '     l: {type: list, values: "one\\ntwo\\n"}\n     m: {multiline: true}\n',
    )
    assert only(found).body == "{choice:c|B|A} {choice:l|one|two} {field:m} {field:x y}"


def test_triggers_patterns_html_markdown_and_pictures() -> None:
    found = draft(
        "espanso",
        "matches:\n"
        " - {triggers: [':a', ':b', ':c'], replace: x}\n"
        " - {regex: ':\\d+', replace: y}\n"
        " - {trigger: ':h', html: '<p>One<br>Two</p><img src=a.png>'}\n"
        " - {trigger: ':m', markdown: '**bold**'}\n"
        " - {trigger: ':i', image_path: /home/x.png}\n"
        " - {replace: no trigger}\n"
        " - just text\n",
    )
    assert [(each.row, each.abbreviation, each.body) for each in found.entries] == [
        (2, ":a", "x"),
        (3, "", "y"),
        (4, ":h", "One\nTwo"),
        (5, ":m", "**bold**"),
        (7, "", "no trigger"),
    ]
    assert said(found.entries[0]) == ["Only the first abbreviation was taken; left out: :b, :c"]
    assert "is a pattern" in said(found.entries[1])[0]
    assert said(found.entries[2]) == ["Pictures were left out: a snippet is text."]
    assert reasons(found) == [(6, "There is no text in it."), (8, "There is no phrase here.")]


def test_a_folder_with_one_broken_file() -> None:
    files = (
        File("config/default.yml", b"search_shortcut: off"),
        File("match/base.yml", SAMPLE.encode()),
        File("match/team/b.yml", b"matches:\n - {trigger: b, replace: 5}\n"),
        File("match/z.yml", b"matches: [\n"),
    )
    found = read_source(Folder("espanso", files))
    assert [(each.file, each.group) for each in found.entries] == [
        ("match/base.yml", "base"),
        ("match/team/b.yml", "team / b"),
    ]
    assert [(each.file, each.row) for each in found.refused] == [("match/z.yml", 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("matches: &a [*a]", "stand for too much (line 1)"),
        ("matches:\n- &a\n  <<: *a\n  replace: x", "stand for too much (line 3)"),
        (LAUGHS, "stand for too much (line 7)"),
        (DEEP, "nested too deeply"),
        ("a: &x " + "y" * 2_000_000 + "\nmatches: [*x]", "stand for too much (line 2)"),
        ("matches: [*none]", "is not valid YAML (line 1)"),
        ("matches: " + "[" * 20_000, "nested too deeply"),
        ("matches: " + "{a: " * 20_000, "nested too deeply"),
        ("matches:\n\t- x", "is not valid YAML (line 2)"),
        ("matches: []\n---\nmatches: []", "is not valid YAML (line 2)"),
        ("matches: !!python/object/apply:os.system [x]\nfoo", "is not valid YAML"),
        ("other: 1", "is not a file of Espanso"),
        ("- 1", "is not a file of Espanso"),
    ],
)
def test_hostile_and_broken_files_are_refused(text: str, message: str) -> None:
    with pytest.raises(AppError) as refused:
        draft("espanso", text)
    assert message in refused.value.title


def test_files_of_a_folder_share_their_variables() -> None:
    folder = Folder("match", (
        File("match/a.yml", b"matches:\n- replace: 'of {{firm}}, {{agent}}'\n"),
        File("match/b.yml", b"global_vars:\n- {name: firm, type: echo, params: {echo: Acme}}\n"
             b"- {name: agent, type: echo, params: {echo: Bo}}\n"),
        File("match/c.yml", b"global_vars:\n- {name: agent, type: echo, params: {echo: Cy}}\n"
             b"matches:\n- replace: '{{agent}}'\n"),
        File("match/d.yml", b"global_vars: [\n"),
    ))  # fmt: skip
    found = read_source(folder, "espanso")
    assert [entry.body for entry in found.entries] == ["of Acme, Cy", "Cy"]
    assert [each.file for each in found.refused] == ["match/d.yml"]


def test_nothing_is_not_the_word_for_it() -> None:
    nothing = "matches:\n- {trigger: ~, label: null, replace: x}\n- {trigger: a, replace: null}\n"
    found = draft("espanso", nothing)
    assert [(each.title, each.abbreviation) for each in found.entries] == [("x", "")]
    assert reasons(found) == [(3, "There is no text in it.")]
    assert only(draft("espanso", "matches:\n- {replace: 'null', label: '~'}\n")).title == "~"


def test_the_plain_text_counts_before_all_others() -> None:
    match = "matches:\n- {form: '[[f]]', html: '<b>h</b>', markdown: '*m*', replace: r}\n"
    assert only(draft("espanso", match)).body == "r"
    assert only(draft("espanso", match.replace(", replace: r", ""))).body == "*m*"


def test_a_date_of_another_zone_is_not_ours() -> None:
    match = "{name: d, type: date, params: {format: '%H:%M', tz: Asia/Seoul}}"
    entry = only(draft("espanso", f"matches:\n- replace: '{{{{d}}}}'\n  vars: [{match}]\n"))
    assert entry.body == "{{{{d}}}}"
    assert "no date or time" in said(entry)[0]
