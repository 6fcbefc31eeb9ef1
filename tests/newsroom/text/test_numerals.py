import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import circled, han_number, read_circled, read_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("170", 170),
        ("１７０", 170),
        ("一百七十", 170),
        ("二〇一四", 2014),
        ("二○一四", 2014),
        ("廿三", 23),
        ("十", 10),
        ("两千零五", 2005),
        ("一百五", 150),
        ("3万5千", 35_000),
        ("1亿2千万", 120_000_000),
        ("⑩", 10),
        ("万", None),
        ("abc", None),
        ("", None),
        ("百千", None),
    ],
)
def test_a_numeral_is_read_in_every_writing(written, value):
    assert read_number(written) == value


@given(st.integers(0, 10**16 - 1))
def test_a_written_number_reads_back(number):
    assert read_number(han_number(number)) == number


@given(st.text(alphabet="〇一二两三十百千万亿0１廿零③", max_size=12))
def test_no_row_of_numerals_is_an_error(text):
    assert read_number(text) is None or read_number(text) >= 0


@pytest.mark.parametrize(
    ("number", "written"), [(0, "零"), (12, "十二"), (20, "二十"), (105, "一百零五"), (10_010, "一万零一十")]
)
def test_numbers_are_written_as_they_are_printed(number, written):
    assert han_number(number) == written


@pytest.mark.parametrize("number", range(1, 51))
def test_circled_numbers_read_back(number):
    assert len(circled(number)) == 1
    assert read_circled(f" {circled(number)}省发改委") == number


def test_filters_show_nothing_for_nothing():
    shown = Template("{{ 3|circled }}{{ 60|circled }}{{ 12|han_number }}{{ none|circled }}{{ none|han_number }}")
    assert shown.render(Context({"none": None})) == "③（60）十二"
