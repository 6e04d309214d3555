"""The agent's own pack in these tests, and the settings that make it the first one."""

import json
from dataclasses import dataclass

ZH = (
    "您好，感谢您的耐心等候，我已经为您查到了这笔订单，包裹今天上午已由快递员送出，"
    "预计傍晚前送到，请您保持电话畅通，谢谢您。"
)  # 60 characters
KO = "안녕하세요, 고객님. 주문하신 상품은 오늘 오전에 출고되어 내일 도착할 예정입니다."
EMOJI = "🙂👍🏽👨‍👩‍👧‍👦🇰🇷 ❤️ 好的"
LINES = "第一行\n\n둘째 줄\nthird line"
TAB = "订单号\t20261108-3321"
MIXED = f"{ZH}\n{KO}\t{EMOJI}\n— Acme"


@dataclass(frozen=True, slots=True)
class Phrase:
    """``text`` is what shall stand in the target, ``body`` how the pack says it."""

    name: str
    hotkey: str
    text: str
    body: str = ""


MIXTURE = (
    Phrase("mixed", "Ctrl+F1", MIXED),
    Phrase("zh", "Ctrl+F2", ZH),
    Phrase("ko", "Ctrl+F3", KO),
    Phrase("emoji", "Ctrl+F5", EMOJI),
    Phrase("lines", "Ctrl+F6", LINES),
    Phrase("tab", "Ctrl+F7", TAB),
)
CARET = Phrase("caret", "Ctrl+F8", "前🙂\n后  end", "前🙂\n{cursor}后  end")
ASKS = Phrase("asks", "Ctrl+F9", "", "{customer}，您好。单号{field:order}。")
OTHER_ASKS = Phrase("again", "Ctrl+F11", "", "{customer}，单号{field:order}已发出。")
LONG = Phrase("long", "Ctrl+F12", "长" * 3000)
PACK = (*MIXTURE, CARET, ASKS, OTHER_ASKS, LONG)
SETTINGS: dict[str, object] = {"pack": "proof", "company": "Acme", "agent": "Lin", "language": "en"}


def pack_toml() -> str:
    """A pack of two stages; JSON's strings are TOML's too."""
    head = 'format = 1\nid = "proof"\nname = "Proof"\nlanguage = "zh-CN"\n'
    stages = "".join(
        f'[[stages]]\nid = "{each}"\ntitle = "{each.title()}"\n' for each in ("first", "second")
    )
    return head + stages + "".join(_row(number, each) for number, each in enumerate(PACK))


def _row(number: int, phrase: Phrase) -> str:
    fields = {
        "id": phrase.name,
        "stage": "first" if number < len(MIXTURE) else "second",
        "title": f"{phrase.name} phrase",
        "body": phrase.body or phrase.text,
        "hotkey": phrase.hotkey,
    }
    rows = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return "[[snippets]]\n" + "".join(rows)
