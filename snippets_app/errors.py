"""The one kind of trouble that is shown to a person; anything else is a bug."""


class AppError(Exception):
    """Expected trouble, told in one sentence and a hint what to do.

    ``title`` and ``hint`` are English message templates; ``values`` fill their ``{names}``.
    The templates stay whole so that the interface can translate them before filling.
    """

    def __init__(self, title: str, hint: str = "", **values: object) -> None:
        self.title_template = title
        self.hint_template = hint
        self.values = values
        super().__init__(self.title)

    @property
    def title(self) -> str:
        return self.title_template.format(**self.values)

    @property
    def hint(self) -> str:
        return self.hint_template.format(**self.values)

    def __str__(self) -> str:
        return f"{self.title} {self.hint}".strip()
