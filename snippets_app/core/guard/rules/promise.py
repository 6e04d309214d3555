"""``promise``: an absolute promise. What is denied or asked for is none."""

from snippets_app.core.guard.model import Place, Rule
from snippets_app.core.guard.patterns import Detector, Pattern
from snippets_app.core.guard.rules.literal import literals
from snippets_app.core.guard.rules.phrase import Phrase

NEGATIONS = (
    *("不", "不能", "不敢", "不会", "不可能", "不是", "不太", "不好", "不用", "不必", "不要"),
    *("未", "未必", "没", "没有", "没法", "没办法", "无", "无法"),
    *("难", "难以", "很难", "并非", "别"),
    *("请", "请您", "是否", "能否"),
    *(
        "not",
        "cannot",
        "never",
        "no",
        "can't",
        "won't",
        "don't",
        "doesn't",
        "isn't",
        "couldn't",
        "wouldn't",
    ),
)
"""What stands before a promise that is none; a rule's ``not_after`` adds to it."""


class Promise(Phrase):
    """As a phrase, and harmless right after a negation."""

    name = "promise"

    def patterns(self, rule: Rule) -> tuple[Pattern, ...]:
        return literals(rule, Place.ANYWHERE, (*NEGATIONS, *rule.not_after))

    def detector(self, rule: Rule) -> Detector | None:
        return None
