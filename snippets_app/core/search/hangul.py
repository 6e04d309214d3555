"""Hangul as the keys of the two-set keyboard (두벌식) that type it.

안 is ㅇ, ㅏ, ㄴ; 와 is ㅇ, ㅗ, ㅏ, since ㅘ has no key of its own; ㄲ is one key with Shift. Seen
so, a syllable that is still being composed is simply the first keys of a longer one.
Arithmetic of syllables: The Unicode Standard, section 3.12. Layout: KS X 5002.
"""

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
STROKES = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ", "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
KEYS = str.maketrans(
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
    "qwertyuiopasdfghjklzxcvbnmQWERTOP",
)
SHIFTED = "QWERTOP"
CONJOINING = str.maketrans(
    dict(zip(range(0x1100, 0x1113), LEADS, strict=True))
    | dict(zip(range(0x1161, 0x1176), VOWELS, strict=True))
    | dict(zip(range(0x11A8, 0x11C3), TAILS, strict=True))
)


def is_syllable(char: str) -> bool:
    return "가" <= char <= "힣"


def is_jamo(char: str) -> bool:
    return "ㄱ" <= char <= "ㅣ"


def strokes(char: str) -> str:
    """The keys, written as jamo, that type a syllable or a jamo; another character itself."""
    if is_syllable(char):
        lead, rest = divmod(ord(char) - ord("가"), 21 * 28)
        vowel, tail = divmod(rest, 28)
        jamo = LEADS[lead] + VOWELS[vowel] + (TAILS[tail - 1] if tail else "")
        return "".join(STROKES.get(one, one) for one in jamo)
    return STROKES.get(char, char)


def latin_keys(jamo: str) -> str:
    """The letters on the same keys: capitals where Shift is held."""
    return jamo.translate(KEYS)
