"""The credits of the record: one source, contributor, photographer and editor, and the printed day of publication."""

import datetime
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from intake.extract.credits import Credit, behind, is_both, pairs
from intake.extract.days import Days
from intake.extract.heads import DAY_BEHIND
from intake.extract.layout import DATE_LINE, Layout, Part
from intake.extract.lists import has_a_surname
from intake.extract.page import Page
from intake.extract.words import credits as words
from intake.extraction import Found, Rejected
from intake.source import Span
from newsroom.text import read_date

FIELDS = ("source", "contributor", "photographer", "editor")
# Who wrote it supplied it, where nobody else is said to have.
WEAK = {"contributor": ("作者", "作者单位")}
STRONG = {"editor": ("责任编辑", "责编"), "contributor": ("供稿", "供稿单位", "供稿人")}
META = {"source": "contentsource", "date": "pubdate"}


@dataclass(frozen=True)
class CreditFields:
    source: Found[str] | None = None
    contributor: Found[str] | None = None
    photographer: Found[str] | None = None
    editor: Found[str] | None = None
    rejected: tuple[Rejected, ...] = ()


def find_credits(page: Page, plan: Layout) -> CreditFields:
    values: dict[str, Credit] = {}
    rejected: list[Rejected] = []
    for credit in _all(page, plan):
        for kind in _kinds(credit):
            if credit.is_false:
                rejected.append(
                    Rejected("credit", page.said(credit.whole).strip(), credit.whole, _("Empty or no name."))
                )
            elif kind not in values or _is_stronger(kind, credit, values[kind]):
                values[kind] = credit
    if "contributor" not in values and (signed := _signed(page, plan)):
        values["contributor"] = signed
    if "source" not in values and (outlet := _outlet(page, plan)):
        values["source"] = outlet
    named = {kind: _named(page, kind, credit.value) for kind, credit in values.items()}
    if "source" not in named and (said := page.source.meta.get(META["source"])):
        named["source"] = Found(said)
    return CreditFields(**named, rejected=tuple(rejected))


PRESS = re.compile(r"^[^,。、]{0,14}?(?:记者|通讯员)\s*")


ALSO_PRESS = re.compile(r"、[^、,。]{0,6}(?:记者|通讯员)[:：]")


def _named(page: Page, kind: str, value: Span) -> Found[str]:
    """A photographer or editor without 本报记者 before the name."""
    lead = PRESS.match(page.even[value.start : value.end]) if kind != "source" else None
    span = Span(value.start + lead.end(), value.end) if lead and lead.end() < value.end - value.start else value
    if also := ALSO_PRESS.search(page.even, *span):
        span = Span(span.start, also.start())
    if kind == "photographer":
        span = _without_scene(page, span)
    return Found(page.said(span), span)


def _without_scene(page: Page, span: Span) -> Span:
    """A photographer without the unit or the scene before the name: 宣传部 连某, 仪式现场 景某."""
    parts = list(re.finditer(r"\S+", page.even[span.start : span.end]))
    while len(parts) > 1 and len(parts[0].group()) > 2 and not has_a_surname(parts[0].group()):
        parts.pop(0)
    return Span(span.start + parts[0].start(), span.end) if parts else span


def _kinds(credit: Credit) -> list[str]:
    if credit.kind not in FIELDS:
        return []
    return ["contributor", "photographer"] if is_both(credit.key) and credit.key != "摄影报道" else [credit.kind]


def _is_stronger(kind: str, new: Credit, old: Credit) -> bool:
    weak = WEAK.get(kind, ())
    if old.key in weak:
        return new.key not in weak
    strong = STRONG.get(kind, ())
    return new.key in strong and old.key not in strong


def _all(page: Page, plan: Layout) -> list[Credit]:
    """Credits in lines of their own, in brackets after a paragraph, and behind their values."""
    found: list[Credit] = []
    for number in plan.numbers(Part.META):
        span = page.line(number).span
        found += _in(page, span)
    for number in plan.numbers(Part.BODY)[:1]:
        if match := words.PHOTOGRAPHER_AHEAD.match(page.even, *page.line(number).span):
            value = Span(*match.span("value"))
            found.append(Credit("photographer", "摄影", value, Span(*match.span())))
    for number in plan.numbers(Part.CAPTION):
        if match := words.TAKEN_BY.search(page.even, *page.line(number).span):
            value = Span(*match.span("value"))
            found.append(Credit("photographer", match["key"], value, Span(*match.span())))
    for number in plan.numbers(Part.BODY, Part.CAPTION):
        span = page.line(number).span
        if match := words.BRACKET_AT_END.search(page.even, *span):
            inside = _in(page, Span(*match.span(1)))
            found += [credit for credit in inside if credit.key not in WEAK["contributor"]]
        if match := words.BEHIND_THE_LAST_STOP.search(page.even, *span):
            found += pairs(page, *match.span())
    return found


def _in(page: Page, span: Span) -> list[Credit]:
    """Keys and values of a stretch; behind its value a key is looked for only where no key stands before."""
    keyed = list(pairs(page, *span))
    return [*behind(page, span.start, keyed[0].whole.start if keyed else span.end), *keyed]


def _outlet(page: Page, plan: Layout) -> Credit | None:
    """An outlet without a key: in a line of keys, or alone in brackets behind the text."""
    for number in plan.numbers(Part.META):
        if match := words.OUTLET.search(page.even, *page.line(number).span):
            return Credit("source", "", Span(*match.span("value")), Span(*match.span()))
    for number in plan.numbers(Part.BODY)[-1:]:
        if match := words.OUTLET_AT_END.search(page.even, *page.line(number).span):
            return Credit("source", "", Span(*match.span("value")), Span(*match.span()))
    return None


def _signed(page: Page, plan: Layout) -> Credit | None:
    """A unit and a name alone in brackets, below the text or behind its last sentence."""
    lines = [page.line(number).span for number in plan.numbers(Part.BODY, Part.OTHER_REPORT)]
    signed = [match for line in lines if (match := words.SIGNED.search(page.even, *line))]
    # One brief of several is signed by its own writer.
    match = signed[0] if len(signed) == 1 and signed[0].end() == lines[-1].end else None
    if not match or not all(has_a_surname(name) for name in re.split("[ 、]", match["name"])):
        return None
    return Credit("contributor", "", Span(*match.span("value")), Span(*match.span()))


def publish_date(page: Page, plan: Layout, days: Days) -> Found[datetime.date] | None:
    """The day that the page prints beside 发布时间, in its line of keys, or alone below the text."""
    for number in plan.numbers(Part.META):
        span = page.line(number).span
        dates = [credit for credit in pairs(page, *span) if credit.kind == "date"]
        for stretch in [*(credit.whole for credit in dates), span]:
            for day in days.between(*stretch):
                if day.date and not day.inferred:
                    return Found(day.date, day.span)
    for number in plan.numbers(Part.HEADLINE)[:1]:
        line = page.line(number)
        if behind_it := DAY_BEHIND.search(page.text_of(line)):
            start = line.span.start
            for day in days.between(start + behind_it.start("day"), start + behind_it.end("day")):
                if day.date:
                    return Found(day.date, day.span)
    for number in plan.numbers(Part.BODY)[-2:]:
        span = page.line(number).span
        if DATE_LINE.match(page.even[span.start : span.end]):
            for day in days.between(*span):
                if day.date and not day.inferred:
                    return Found(day.date, day.span)
    return _of_meta(page)


def _of_meta(page: Page) -> Found[datetime.date] | None:
    said = page.source.meta.get(META["date"], "")
    written = read_date(said[:10]) if said else None
    return Found(written.date) if written and written.date else None


def given(published: datetime.date | None) -> Found[datetime.date] | None:
    """The day that the editor typed, where none is printed."""
    return Found(published, None, inferred=True) if published else None
