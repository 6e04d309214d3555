"""Which column of a table holds what: guessed by its heading, or by its shape without one."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from snippets_app.core.limits import ABBREVIATION_LENGTH

OWN_HEADINGS = ("Saywell title", "Saywell text", "Stage", "Abbreviation", "Hotkey")
"""The headings of a table that Saywell itself wrote: its texts are templates already."""

_SEPARATORS = re.compile(r"[\s_\-./:：()（）\ufeff]+")
_HEADINGS = {
    "body": (
        "saywelltext", "快捷短语", "快捷短语内容", "话术内容", "短语内容", "回复内容",
        "内容", "正文", "话术", "短语", "回复", "答案", "文本", "內容", "範本內容",
        "내용", "본문", "문구", "멘트", "답변", "텍스트", "메시지", "문장",
        "body", "text", "content", "snippet", "phrase", "message", "reply", "response", "answer",
        "template", "replacement", "expansion", "replace", "plaintext", "macro",
    ),
    "title": (
        "saywelltitle", "话术标题", "短语标题", "标题", "名称", "短语名称", "主题", "标签",
        "標題", "名稱", "제목", "이름", "명칭", "라벨",
        "title", "name", "label", "subject", "description", "phrasename", "question",
    ),
    "group": (
        "快捷短语分组", "短语分组", "分组", "话术分组", "话术分类", "分类", "类别",
        "类目", "一级分类", "目录", "文件夹", "阶段", "分組", "分類", "資料夾",
        "그룹", "분류", "카테고리", "폴더", "단계", "구분",
        "group", "groupname", "category", "folder", "stage", "section", "topic",
    ),
    "abbreviation": (
        "快捷短语编码", "短语编码", "编码", "缩写", "快捷码", "简码", "触发词", "代码",
        "縮寫", "代碼",
        "약어", "단축어", "줄임말", "코드", "트리거",
        "abbreviation", "abbr", "shortcut", "shortcode", "code", "trigger", "keyword",
        "autotext", "keywords", "snippetkeyword",
    ),
    "hotkey": ("快捷键", "热键", "快速鍵", "단축키", "핫키", "hotkey", "shortcutkey", "keys"),
}  # fmt: skip
_SENTENCE = re.compile(r"[!?,;…~{}。！？，；～]|.{30}")
_Match = Callable[[str, str], bool]
_MOST_COLUMNS = 100
_CONTAINED = 4
"""Characters from which a word counts within a longer heading (two for Chinese and Korean)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers of columns from 0; None where there is no such column."""

    title: int | None = None
    body: int | None = None
    group: int | None = None
    abbreviation: int | None = None
    hotkey: int | None = None

    def used(self) -> frozenset[int]:
        every = (self.title, self.body, self.group, self.abbreviation, self.hotkey)
        return frozenset(each for each in every if each is not None)


def by_headings(headings: Sequence[str]) -> Columns | None:
    """The columns by the words in a first row; None when it may be a row of phrases.

    A phrase may hold any word: what only contains one that is known needs another beside it.
    """
    words = [_SEPARATORS.sub("", heading).casefold() for heading in headings[:_MOST_COLUMNS]]
    found: dict[str, int] = {}
    for matches in (_is, _contains):
        for field, known in _HEADINGS.items():
            free = [n for n in range(len(words)) if n not in found.values() and words[n]]
            best = _best(known, words, free, matches)
            if field not in found and best is not None:
                found[field] = best
    if "body" not in found:
        return None
    is_sure = len(found) > 1 or words[found["body"]] in _HEADINGS["body"]
    return Columns(**found) if is_sure else None


def by_shape(rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of a table without headings: the longest texts are the bodies."""
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    if not width:
        return Columns()
    lengths = [sum(len(row[n]) for row in rows if n < len(row)) for n in range(width)]
    body = max(range(width), key=lambda n: (lengths[n], n == 1))
    others = [n for n in range(width) if n != body and lengths[n]]
    if not others:
        return Columns(body=body)
    first, *more = others
    if _are_abbreviations([row[first] for row in rows if first < len(row)]):
        return Columns(abbreviation=first, body=body, title=next(iter(more), None))
    return Columns(title=first, body=body, group=next(iter(more), None))


def is_own(headings: Sequence[str]) -> bool:
    """Whether Saywell wrote the table."""
    return tuple(heading.strip() for heading in headings[:2]) == OWN_HEADINGS[:2]


def _best(
    known: Sequence[str], words: Sequence[str], free: Sequence[int], matches: _Match
) -> int | None:
    for word in known:
        for number in free:
            if matches(words[number], word):
                return number
    return None


def _is(heading: str, word: str) -> bool:
    return heading == word


def _contains(heading: str, word: str) -> bool:
    enough = _CONTAINED if word.isascii() else 2
    return len(word) >= enough and word in heading and not _SENTENCE.search(heading)


def _are_abbreviations(cells: Sequence[str]) -> bool:
    given = [cell for cell in cells if cell]
    return len(set(given)) == len(given) and all(
        cell.isascii() and len(cell) <= ABBREVIATION_LENGTH and not re.search(r"\s", cell)
        for cell in given
    )
