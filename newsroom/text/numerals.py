"""Chinese numerals, read in every writing and written as people print them."""

import re

DIGITS = "〇一二三四五六七八九"
HAN_UNITS = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))
LARGEST = 10**16 - 1

VALUES = (
    {char: value for value, char in enumerate(DIGITS)}
    | {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
    | {char: value for value, char in enumerate("０１２３４５６７８９")}
    | {char: value for value, char in enumerate("0123456789")}
    | {"○": 0, "◯": 0, "Ｏ": 0, "Ο": 0, "两": 2, "兩": 2, "俩": 2, "貳": 2, "參": 3, "陸": 6}
)
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SHORT_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}

NUMERAL_CHARS = "".join([*VALUES, *TENS, *MYRIADS, *SHORT_TENS])
NUMERAL = re.compile(f"[{NUMERAL_CHARS}]+")

# ①–⑳, ㉑–㉟ and ㊱–㊿, as Unicode spreads them.
CIRCLED = "".join(map(chr, [*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))


def read_number(text: str) -> int | None:
    """The value of a whole numeral: 170, １７０, 一百七十, 二〇一四, 二○一四, 廿三, 10万, ⑩; None for anything else."""
    text = text.strip()
    if text in CIRCLED and len(text) == 1:
        return CIRCLED.index(text) + 1
    if not NUMERAL.fullmatch(text):
        return None
    for short, long in SHORT_TENS.items():
        text = text.replace(short, long)
    if all(char in VALUES for char in text):
        return int("".join(str(VALUES[char]) for char in text)) if len(text) <= 20 else None
    return _spoken(text)


def _spoken(text: str) -> int | None:
    """A numeral said with its units: 一千零五, 两万, 1亿2千万, 一百五. Each unit is smaller than the one before it."""
    for chars, unit in ("亿億", 10**8), ("万萬", 10**4):
        at = max(text.rfind(char) for char in chars)
        if at >= 0:
            many, rest = _spoken(text[:at]), _rest(text[at + 1 :], unit)
            return many * unit + rest if many and rest is not None and rest < unit else None
    total, digit, last = 0, "", 10_000
    for at, char in enumerate(text):
        if char in VALUES:
            digit += str(VALUES[char])
        elif TENS[char] >= last or len(digit.lstrip("0")) > 1 or (TENS[char] > 10 and not digit):
            return None
        else:
            total, digit, last = total + int(digit or 1) * TENS[char], "", TENS[char]
            rest = _rest(text[at + 1 :], last)
            if len(text) == at + 2 and rest is not None:
                return total + rest
    return total + int(digit or 0) if text else None


def _rest(text: str, unit: int) -> int | None:
    """What follows a unit: one bare digit counts the next smaller unit, as 一百五 is said for 150, 一百零五 for 105."""
    if not text:
        return 0
    if text in VALUES and unit > 10:
        return VALUES[text] * unit // 10
    return _spoken(text)


def han_number(number: int) -> str:
    """一, 十二, 一百零五, 二万: a number as it is written in Chinese; as digits below zero and above 10¹⁶."""
    if not 0 <= number <= LARGEST:
        return str(number)
    written = _han(number)
    return written[1:] if written.startswith("一十") else written


def _han(number: int) -> str:
    """A number with every unit said; 零 where a unit is skipped."""
    if number < 10:
        return DIGITS[number] if number else "零"
    unit, char = next((unit, char) for unit, char in HAN_UNITS if number >= unit)
    many, rest = divmod(number, unit)
    gap = "零" if rest and rest * 10 < unit else ""
    return _han(many) + char + (gap + _han(rest) if rest else "")


def circled(number: int) -> str:
    """① to ㊿ for 1 to 50; other numbers in full-width brackets."""
    return CIRCLED[number - 1] if 1 <= number <= len(CIRCLED) else f"（{number}）"


def read_circled(text: str) -> int | None:
    """1 to 50 for ① to ㊿, with anything behind it ignored: ③省发改委 is 3."""
    first = text.lstrip()[:1]
    return CIRCLED.index(first) + 1 if first and first in CIRCLED else None
