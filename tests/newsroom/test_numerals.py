import pytest
from django.utils import translation

from newsroom.numerals import numbered, spoken, spoken_year, year_name

EACH = "第%(number)s次"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([2], "第二次"),
        ([2, 3], "第二次、第三次"),
        ([1, 2, 3, 4], "第一次至第四次"),
        ([1, 3, 5, 7], "第一次、第三次、第五次、第七次"),
    ],
)
def test_numbers_of_a_series_are_named_until_they_are_many_in_a_row(numbers, words):
    with translation.override("zh-hans"):
        assert numbered(numbers, EACH) == words


def test_numbers_and_years_are_said_in_the_readers_language():
    said = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            said[language] = (spoken(12), year_name(2014), spoken_year(2012))
    assert said == {"zh-hans": ("十二", "2014年", "二〇一二年"), "en": ("12", "2014", "2012")}
