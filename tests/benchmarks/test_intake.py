"""Extraction: the time for one report, and whether it grows no faster than the text.

make bench
"""

import json
import time

import pytest

from intake.extract import extract
from intake.readers import read
from intake.register import KnownName, Register
from tests.real_report import FILE

TIMES = (1, 30, 120)  # of the report; 120 is a megabyte in UTF-8


def seconds(text: str, register: Register) -> float:
    began = time.process_time()
    extract(read(text), register)
    return time.process_time() - began


CLAUSES = ["对先进集体进行表彰，", "获得一等奖", "县委书记张伟；", "张伟、李强分别获得一等奖、二等奖，"]


@pytest.mark.benchmark
@pytest.mark.parametrize("clause", CLAUSES)
def test_a_text_without_stops_costs_no_square_of_its_length(clause):
    short, long = (seconds("大会召开\n6月1日，大会召开。" + clause * times, Register()) for times in (4000, 16000))
    print(f"\n{clause} four times as long: {long / short:.1f} times the time")  # noqa: T201


@pytest.mark.benchmark
@pytest.mark.parametrize("names", [0, 50_000])
def test_extraction_grows_with_the_text(names):
    register = Register(KnownName(f"某省第{number}研究所", "unit", number) for number in range(names))
    text = json.loads(FILE.read_text())["text"]
    seconds(text, register)
    each = {times: seconds("\n".join([text] * times), register) / times for times in TIMES}
    size = len(("\n".join([text] * TIMES[-1])).encode()) / 1e6
    print(f"\n{names} names: one report {each[1] * 1000:.0f} ms;", end=" ")  # noqa: T201
    print(f"{size:.2f} MB {each[TIMES[-1]] / each[1]:.2f} times that for each report in it")  # noqa: T201
