"""One word for one severity, wherever an agent reads it."""

import pytest
from pytestqt.qtbot import QtBot

from snippets_app.core.guard.model import Severity
from snippets_app.core.guard.rule_rows import Origin, RuleItem
from snippets_app.paths import resources
from snippets_app.texts import LANGUAGES, Texts, load_texts
from snippets_app.ui.banner import Banner
from snippets_app.ui.banner_view import BannerView
from snippets_app.ui.compose_finding import FindingCard
from snippets_app.ui.editor_findings import FindingsView
from snippets_app.ui.rule_fields import RuleFields
from snippets_app.ui.rule_list import RuleList
from snippets_app.ui.rule_table import SEVERITY
from snippets_app.ui.severities import severity_name
from tests.ui.dialog_parts import THEME
from tests.ui.guard_parts import found, rule
from tests.ui.guarded_parts import plain


def shown_in(texts: Texts, severity: Severity, qtbot: QtBot) -> dict[str, str]:
    """What each window says of a finding of that severity."""
    finding = found("so dunno", "dunno", severity)
    banner, card = Banner(texts, THEME), FindingCard(texts, THEME)
    view, listed, fields = FindingsView(texts, THEME), RuleList(texts, THEME), RuleFields(texts)
    for widget in (banner, card, view, listed, fields):
        qtbot.addWidget(widget)
    banner._show_texts(BannerView(severity, "so ", "dunno", "", "Nobody cares."))
    card.show_finding(finding, 1)
    view.show_findings([finding])
    listed.show_rules([RuleItem(rule(severity), Origin.OWN)])
    fields.severity.setCurrentIndex(fields.severity.findData(severity))
    return {
        "banner": plain(banner._name.text()),
        "compose": plain(card._name.text()),
        "snippet editor": plain(view.text()),
        "list": listed.model.data(listed.model.index(0, SEVERITY)),
        "rule editor": fields.severity.currentText(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("severity", Severity)
def test_a_severity_has_one_name_everywhere(
    language: str, severity: Severity, qtbot: QtBot
) -> None:
    texts = load_texts(resources() / "assets" / "locale", language)
    name = severity_name(texts, severity)
    said = shown_in(texts, severity, qtbot)
    assert {window: text for window, text in said.items() if not text.startswith(name)} == {}
    behind = {text[len(name)] for window, text in said.items() if window not in FREE}
    assert behind == {"：" if language == "zh_CN" else ":"}


FREE = ("banner", "compose", "list")
"""Where the name stands alone, or in bold before the words."""
