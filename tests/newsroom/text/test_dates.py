import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import find_dates, han_number, read_date

WRITINGS = [
    ("2014年10月24日", (2014, 10, 24)),
    ("二〇一四年十月二十四日", (2014, 10, 24)),
    ("二○一四年十月", (2014, 10, None)),
    ("２０１４年", (2014, None, None)),
    ("2014年度", (2014, None, None)),
    ("一月六日", (None, 1, 6)),
    ("１月２３日", (None, 1, 23)),
    ("10月24号", (None, 10, 24)),
    ("元月三日", (None, 1, 3)),
    ("十月廿四日", (None, 10, 24)),
    ("2014-10-24", (2014, 10, 24)),
    ("2014.10.24", (2014, 10, 24)),
    ("24.10.2014", (2014, 10, 24)),
    ("2014/10", (2014, 10, None)),
]


@pytest.mark.parametrize(("written", "parts"), WRITINGS)
def test_a_date_is_read_in_every_writing(written, parts):
    date = read_date(written)
    assert date and (date.year, date.month, date.day) == parts


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "1.2.3", "10:30", "120140", "三月不知肉味", "2014-10-24-5", ""])
def test_what_no_calendar_has_is_no_date(text):
    assert not list(find_dates(text))


def test_dates_are_found_in_a_sentence_with_their_places():
    text = "文明风10月24日讯（通讯员） 二○一四年十月二十二日上午"
    assert [text[date.start : date.end] for date in find_dates(text)] == ["10月24日", "二○一四年十月二十二日"]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2014年", "2014-01-01", "2015-01-01"),
        ("2014年12月", "2014-12-01", "2015-01-01"),
        ("2014-2-3", "2014-02-03", "2014-02-04"),
    ],
)
def test_a_written_date_covers_a_span_of_days(written, first, last):
    assert read_date(written).span == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_a_day_written_in_chinese_reads_back(day):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    assert read_date(f"{year}年{han_number(day.month)}月{han_number(day.day)}日").date == day


@given(st.text(alphabet="〇○一二三十廿元年月日号0123456789０-/. 度份", max_size=20))
def test_no_text_is_an_error(text):
    for date in find_dates(text):
        assert text[date.start : date.end]
        assert date.span is None or date.span[0] < date.span[1]
