"""Text Blaze, Chatwoot, Intercom and Zammad."""

import pytest

from tests.formats.sources.reading import draft, json_draft, only, reasons, said

BLAZE = """{"folders":[{"name":"Hold","snippets":[{"shortcut":"/hold",
 "text":"One moment, {formtext: name=customer; default=dear}.{cursor}"}]}]}"""


def blaze(text: str) -> tuple[str, list[str]]:
    snippets = [{"shortcut": "/a", "text": text}]
    entry = only(json_draft("textblaze", {"folders": [{"name": "F", "snippets": snippets}]}))
    return entry.body, said(entry)


def test_text_blaze() -> None:
    entry = only(draft("", BLAZE, "blaze.json"))
    assert entry.body == "One moment, {field:customer=dear}.{cursor}"
    assert (entry.group, entry.abbreviation) == ("Hold", "/hold")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{formparagraph: name=why; cols=20}", "{field:why}"),
        ("{formmenu: small; large; default=big; name=size}", "{choice:size|big|small|large}"),
        ("{clipboard} {=customer}", "{clipboard} {field:customer}"),
        ("{time: YYYY-MM-DD}", "{date:%Y-%m-%d}"),
        ("{time: HH:mm; shift=+2h}", "{time:+2h|%H:%M}"),
        ("{time: MMMM D; shift=-1W}", "{date:-7d|%B %-d}"),
    ],
)
def test_commands_of_text_blaze_become_ours(text: str, expected: str) -> None:
    assert blaze(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{key: enter}", "presses no keys"),
        ("{if: x > 1}", "nothing like it"),
        ("{if: {=x} > 1}", "nothing like it"),
        ("{urlload: https://x}", "we never do"),
        ("{time: hh A}", "no date or time"),
        ("{time: YYYY; shift=+1Y}", "no date or time"),
        ("{formmenu: a|b; c; name=x}", "cannot be written as a choice"),
    ],
)
def test_other_commands_stay_and_are_told(text: str, why: str) -> None:
    written, notes = blaze(text)
    assert written == text.replace("{", "{{").replace("}", "}}")
    assert why in notes[0]


def test_two_menus_with_one_name_and_other_options() -> None:
    text = "{formmenu: a; b; name=x} {formmenu: b; c; name=x}"
    assert blaze(text)[0] == "{choice:x|a|b} {choice:x 2|b|c}"


def test_fields_without_a_name_are_asked_one_by_one() -> None:
    text = "{formtext} {formtext: default=x} {formmenu: a; b} {formmenu: a; b}"
    assert blaze(text)[0] == "{field:…} {field:… 2=x} {choice:… 3|a|b} {choice:… 4|a|b}"


def test_conditions_of_chatwoot_stay_and_are_told() -> None:
    content = "{% if contact.name %}Hi {{contact.name}}{% endif %}"
    entry = only(json_draft("chatwoot", [{"short_code": "a", "content": content}]))
    assert entry.body == "{{% if contact.name %}}Hi {customer}{{% endif %}}"
    assert [note.partition("”")[0] for note in said(entry)] == [
        "“{% if contact.name %}", "“{% endif %}"
    ]  # fmt: skip


def test_chatwoot() -> None:
    found = json_draft(
        "chatwoot",
        [
            {"id": 1, "account_id": 2, "short_code": "hi", "content": "Hi {{contact.name}}, "
             "{{ agent.first_name }} here, {{conversation.id | default: '7'}}"},
            {"id": 2, "short_code": "x", "content": ""},
        ],
    )  # fmt: skip
    [entry] = found.entries
    assert entry.body == "Hi {customer}, {agent} here, {field:conversation.id=7}"
    assert (entry.abbreviation, entry.key) == ("hi", "1")
    assert "is now asked for" in said(entry)[0]
    assert reasons(found) == [(2, "There is no text in it.")]
    assert len(json_draft("chatwoot", {"payload": [{"short_code": "a", "content": "b"}]}).entries)


def test_intercom_with_html_and_with_text() -> None:
    html = ('<p>Hi <attribute key="user.name" default="there">,</p><ul><li>one</li><li>two '
            '<a href="https://x.cn/y">here</a></li></ul><p><img src="a.png"></p>')  # fmt: skip
    found = json_draft(
        "intercom",
        {"data": [
            {"id": "1", "name": "Hello", "body": html, "visible_to": "everyone"},
            {"id": "2", "name": "B", "body_text": "Dear {{user.name|fallback:\"x\"}}  {{plan}}"},
            {"id": "3", "name": "C", "body": "<p><img src='a.png'></p>"},
        ]},
    )  # fmt: skip
    first, second = found.entries
    assert first.body == "Hi {customer},\n\n- one\n- two here (https://x.cn/y)"
    assert said(first) == ["Pictures were left out: a snippet is text."]
    assert second.body == "Dear {customer}  {field:plan}"
    assert reasons(found) == [(3, "There is no text in it.")]


def test_columns_of_zammad_that_hold_something_else_are_told() -> None:
    rows = "id,name,keywords,content,note,active,locale\n,G,hi,<p>x</p>,for trainees,true,\n"
    found = draft("zammad", rows)
    assert [str(note) for note in found.notes] == ["These columns were left out: note"]


def test_zammad_however_its_headings_are_written() -> None:
    found = draft("", "ID,Name,Keywords,Content\n,G,hi,<p>x</p>\n", "t.csv")
    assert (only(found).title, only(found).body) == ("G", "x")


def test_zammad() -> None:
    found = draft(
        "",
        "id,name,keywords,content,note,active\n"
        ',Greeting,hi~~~hello,"<p>Dear #{ticket.customer.lastname},</p><p>#{user.fullname} of '
        '#{config.organization}, ticket #{ticket.number}</p>",,true\n'
        ",Off,,gone,,false\n,Empty,x,<p></p>,,true\n",
        "text_modules.csv",
    )
    first, second = found.entries
    assert first.body == "Dear {customer},\n\n{agent} of {company}, ticket {field:ticket.number}"
    assert (first.title, first.abbreviation, first.row) == ("Greeting", "hi", 2)
    assert said(first)[0] == "Only the first abbreviation was taken; left out: hello"
    assert said(second) == ["It was switched off in the other tool."]
    assert reasons(found) == [(4, "There is no text in it.")]
