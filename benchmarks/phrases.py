"""Packs made up for measuring: realistic in size, the same every time."""

from pathlib import Path

import tomli_w

from benchmarks.programs import PHRASE, SAYWELL_CHORD

STAGES = 10
TOPICS = ("订单", "退款", "快递", "发票", "账户", "安装", "保修", "优惠券", "地址", "会员")


def write_pack(file: Path, snippets: int) -> None:
    """A pack of that many snippets; the first holds the hotkey that the benchmarks press."""
    content = {
        "format": 1,
        "id": "bench",
        "name": "Benchmark",
        "language": "zh",
        "stages": [{"id": f"stage-{n}", "title": f"步骤{n}"} for n in range(STAGES)],
        "snippets": [_snippet(number) for number in range(snippets)],
    }
    content["snippets"][0] |= {"body": PHRASE, "hotkey": SAYWELL_CHORD}  # type: ignore[index]
    file.write_text(tomli_w.dumps(content), encoding="utf-8")


def _snippet(number: int) -> dict[str, str]:
    topic = TOPICS[number % len(TOPICS)]
    return {
        "id": f"snippet-{number}",
        "stage": f"stage-{number % STAGES}",
        "title": f"{topic}说明 {number}",
        "body": f"您好，关于您的{topic}，编号 {number}，已经登记，处理完会联系您，感谢耐心等待。",
    }
