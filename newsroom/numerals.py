"""Numbers in the reader's language: 第二轮 and 二〇一二年 in Chinese, Round 2 and 2012 in English."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from newsroom.text import han_number

MANY = 3  # numbers in a row; more are named by the first and the last
DIGITS = "〇一二三四五六七八九"


def spoken(number: int) -> str:
    """A counting number: 十二 or 12."""
    return han_number(number) if _is_chinese() else str(number)


def year_name(year: int | str) -> str:
    """2014年 or 2014."""
    return pgettext("a year", "%(year)s") % {"year": year}


def spoken_year(year: int) -> str:
    """A year digit by digit, as headings print it: 二〇一二年 or 2012."""
    return year_name("".join(DIGITS[int(digit)] for digit in str(year)) if _is_chinese() else str(year))


def numbered(numbers: list[int], each: str) -> str:
    """Several numbers of a series: 第二次、第三次, and 第一次至第九次 when they are many in a row.

    `each` names one, with `%(number)s` in it.
    """
    names = [each % {"number": spoken(number)} for number in numbers]
    if len(names) > MANY and numbers[-1] - numbers[0] == len(numbers) - 1:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return _(", ").join(names)


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")
