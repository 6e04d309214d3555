"""A body as Espanso's ``replace`` with its variables (https://espanso.org/docs/matches/)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from snippets_app.core.draft import Remark
from snippets_app.core.filling import Context, Question, plain
from snippets_app.core.model import Snippet
from snippets_app.core.placeholders import KINDS
from snippets_app.core.placeholders.customer import NO_HONORIFIC
from snippets_app.core.placeholders.greeting import GREETING
from snippets_app.core.placeholders.snippet import full_id
from snippets_app.core.template import Placeholder, parse
from snippets_app.errors import AppError
from snippets_app.formats.exports.espanso_dates import date_params
from snippets_app.formats.exports.espanso_form import Form
from snippets_app.formats.exports.wording import note
from snippets_app.formats.exports.yaml_text import Value

PROGRAM = "Espanso"
_FILL = {kind.name: kind.fill for kind in KINDS}
_MORNING = 5
_COMMANDS = ("$|$", "\\{\\{", "\\}\\}")
_Put = Callable[[Placeholder, Context, tuple[str, ...]], None]


class Replacement:
    """What one snippet becomes. ``shared`` names the variables that stand at the file's top."""

    def __init__(
        self,
        snippet: Snippet,
        context: Context,
        texts: Callable[[str], str],
        tell: Callable[[Remark], None],
    ) -> None:
        self._tell = tell
        self._form = Form(texts)
        self._moments: dict[str, Mapping[str, Value]] = {}
        self._written: list[str] = []
        self.shared: set[str] = set()
        self._put_body(snippet.body, context, (snippet.id,))

    @property
    def text(self) -> str:
        """The last line end is dropped, as in an insertion."""
        return "".join(self._written).removesuffix("\n")

    @property
    def variables(self) -> list[Value]:
        form = self._form.variable()
        return [*([form] if form else []), *self._moments.values()]

    def _put_body(self, body: str, context: Context, chain: tuple[str, ...]) -> None:
        try:
            parts = parse(plain(body)).parts
        except AppError:
            parts = (plain(body),)
        for part in parts:
            if isinstance(part, str):
                self._put_text(part)
            else:
                self._putter(part.name)(part, context, chain)

    def _putter(self, name: str) -> _Put:
        known: dict[str, _Put] = {
            "date": self._put_moment,
            "time": self._put_moment,
            "clipboard": self._put_clipboard,
            "cursor": self._put_caret,
            "greeting": self._put_greeting,
            "snippet": self._put_snippet,
            "company": self._put_profile,
            "agent": self._put_profile,
            "customer": self._put_asked,
            "field": self._put_asked,
            "choice": self._put_asked,
        }
        return known.get(name, self._keep)

    def _put_text(self, text: str) -> None:
        for command in _COMMANDS:
            if command in text:
                self._tell(note("mark", command, PROGRAM))
        self._written.append(escaped(text))

    def _put_moment(self, part: Placeholder, context: Context, _chain: tuple[str, ...]) -> None:
        self._put_variable(part.name, "date", date_params(part, context.speech))

    def _put_clipboard(self, part: Placeholder, _c: Context, _chain: tuple[str, ...]) -> None:
        self._put_variable(part.name, "clipboard", {})

    def _put_variable(self, wanted: str, kind: str, params: Mapping[str, Value]) -> None:
        name, number = wanted, 1
        found: dict[str, Value] = {"name": name, "type": kind}
        if params:
            found["params"] = params
        while self._moments.setdefault(name, found) != found:
            number += 1
            name = f"{wanted}{number}"
            found["name"] = name
        self._written.append(f"{{{{{name}}}}}")

    def _put_caret(self, _part: Placeholder, _c: Context, chain: tuple[str, ...]) -> None:
        if len(chain) == 1:
            self._written.append("$|$")

    def _put_greeting(self, part: Placeholder, context: Context, _chain: tuple[str, ...]) -> None:
        hours = (context.now.replace(hour=(hour + _MORNING) % 24) for hour in range(24))
        filled = (GREETING.fill("", replace(context, now=hour)) for hour in hours)
        greetings = tuple(dict.fromkeys(str(piece) for pieces in filled for piece in pieces))
        self._tell(note("greeting"))
        self._written.append(self._form.field(Question("greeting", part.name, greetings)))

    def _put_profile(self, part: Placeholder, context: Context, chain: tuple[str, ...]) -> None:
        """A name that the settings know stands at the file's top, to be changed in one place."""
        if isinstance(_FILL[part.name](part.argument, context)[0], str):
            self.shared.add(part.name)
            self._written.append(f"{{{{{part.name}}}}}")
        else:
            self._tell(note("asked", f"{{{part.name}}}"))
            self._put_asked(part, context, chain)

    def _put_asked(self, part: Placeholder, context: Context, _chain: tuple[str, ...]) -> None:
        for piece in _FILL[part.name](part.argument, context):
            if not isinstance(piece, Question):
                self._put_text(str(piece))
                continue
            if NO_HONORIFIC in piece.options:
                self._tell(note("none"))
            self._written.append(self._form.field(piece))

    def _put_snippet(self, part: Placeholder, context: Context, chain: tuple[str, ...]) -> None:
        found = context.snippet(full_id(part.argument, context.within))
        if found is None:
            self._keep(part, context, chain, "reference")
        elif found.id in chain:
            self._keep(part, context, chain, "circle")
        else:
            self._tell(note("inlined"))
            within = replace(context, within=found.id)
            self._put_body(found.body.removesuffix("\n"), within, (*chain, found.id))

    def _keep(
        self, part: Placeholder, _c: Context, _chain: tuple[str, ...], why: str = "unknown"
    ) -> None:
        self._tell(note(why, str(part), PROGRAM))
        self._written.append(escaped(str(part)))


def escaped(text: str) -> str:
    """Double braces as they are written so that they mean themselves."""
    return text.replace("{{", "\\{\\{").replace("}}", "\\}\\}")
