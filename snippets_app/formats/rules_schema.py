"""The fields of a rule file and their limits.

Imported only when a rule file is read: msgspec takes its time to load.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from snippets_app.core import limits

_MARKS = r"^[^\x00-\x08\x0b-\x1f\x7f]*\Z"
_Line = Annotated[str, Meta(pattern=limits.LINE_PATTERN, min_length=1, max_length=300)]
_Text = Annotated[str, Meta(pattern=_MARKS, min_length=1, max_length=1000)]
_Words = Annotated[str, Meta(pattern=limits.LINE_PATTERN, min_length=1, max_length=200)]
_PlainWords = Annotated[str, Meta(pattern=limits.LINE_PATTERN, max_length=200)]
_Example = Annotated[str, Meta(min_length=1, max_length=2000)]
_Examples = Annotated[
    list[_Example],
    Meta(min_length=1, max_length=100, description="a list of 1 to 100 messages"),
]
_Texts = Annotated[
    list[_Text],
    Meta(max_length=2000, description="a list of up to 2,000 texts of 1 to 1,000 characters"),
]


class TopRow(Struct, forbid_unknown_fields=True):
    """The top of the file."""

    format: Annotated[int, Meta(ge=1, le=1, description="1")]
    language: Annotated[
        str,
        Meta(
            pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*)?\Z",
            max_length=35,
            description="a language tag such as zh, ko or en, or an empty text for every language",
        ),
    ]


class RuleRow(Struct, forbid_unknown_fields=True):
    """One ``[[rules]]``."""

    id: Annotated[
        str,
        Meta(
            pattern=limits.ID_PATTERN,
            max_length=limits.ID_LENGTH,
            description="small letters a-z, digits and hyphens, at most 60, no hyphen first",
        ),
    ]
    kind: Annotated[str, Meta(max_length=limits.ID_LENGTH, description="the name of a kind")]
    severity: Annotated[Literal["hint", "warn", "forbid"], Meta(description="hint, warn or forbid")]
    # A single text stands here under "": msgspec 0.22 crashes on a limited text or a table.
    reason: Annotated[
        dict[str, _Line],
        Meta(
            min_length=1,
            description="one line of 1 to 300 characters, or a table of such lines by language",
        ),
    ]
    matches: _Examples
    passes: _Examples
    texts: _Texts = field(default_factory=list)
    words: Annotated[
        dict[_Words, _PlainWords],
        Meta(max_length=2000, description="a table: term = plain words, each up to 200 characters"),
    ] = field(default_factory=dict)
    exceptions: _Texts = field(default_factory=list)
    not_after: _Texts = field(default_factory=list)
    place: Annotated[
        Literal["anywhere", "whole", "start", "end", "clause-end"],
        Meta(description="anywhere, whole, start, end or clause-end"),
    ] = "anywhere"
    you_too: Annotated[bool, Meta(description="true or false")] = True
    homophones: Annotated[bool | None, Meta(description="true or false")] = None
    instead: Annotated[
        list[Annotated[str, Meta(pattern=_MARKS, max_length=1000)]],
        Meta(max_length=9, description="a list of up to 9 texts of up to 1,000 characters"),
    ] = field(default_factory=list)
    snippet: Annotated[
        str,
        Meta(
            pattern=r"^([a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*)?\Z",
            max_length=2 * limits.ID_LENGTH + 1,
            description="the id of a snippet, such as phone-zh/apology",
        ),
    ] = ""
