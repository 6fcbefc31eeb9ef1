"""What was won: the title, the tier and the round of an award."""

import re

from intake.extract.page import Page
from intake.extract.words import prizes
from intake.extraction import Found
from intake.source import Span
from newsroom.text import read_number


def named(page: Page, award: Span) -> dict:
    """Title, tier and round of what was won: 第三轮“十佳案例”, 全省先进集体, 三等奖."""
    said = page.even[award.start : award.end]
    if said in prizes.WON_BY_DOING:
        return {"tier": Found(prizes.WON_BY_DOING[said], award, inferred=True)}
    whole = re.sub(r"(?<=.)的?(?:荣誉)?称号$", "", said)
    title = Span(award.start, award.start + len(whole))
    tier = next(reversed(list(prizes.TIER_NAME.finditer(whole))), None)
    named: dict = {}
    if tier:
        span = Span(award.start + tier.start(), award.start + tier.end())
        named["tier"] = Found(page.said(span), span)
    if not tier or tier.group() != whole:
        shown = _unquoted(page, title)
        named["title"] = Found(page.said(shown), shown)
    if number := round_in(page, award):
        named["round"] = number
    return named


def named_apart(page: Page, award: Span) -> list[dict]:
    """What each of several winners has won: 甲组、乙组一等奖, 金奖和银奖, 一、二、三等奖; empty if that is not told."""
    said = page.even[award.start : award.end]
    if several := prizes.SEVERAL_IN_ORDER.fullmatch(said):
        return [_composed(prize, award) for prize in _in_order(several)]
    if both := prizes.MEN_AND_WOMEN.fullmatch(said):  # 最佳男、女主角奖
        return [_composed(both["lead"] + sex + both["rest"], award) for sex in (both["first"], both["second"])]
    found: list[dict] = []
    after = ""
    for part in reversed(list(prizes.PRIZE_APART.finditer(said))):
        span = Span(award.start + part.start(), award.start + part.end())
        whole = part.group() if prizes.IS_PRIZE.search(part.group()) else _completed(part.group(), after)
        if not whole:
            return []
        found.insert(0, named(page, span) if whole == part.group() else _composed(whole, span))
        after = whole
    return _all_led(found)


def _all_led(found: list[dict]) -> list[dict]:
    """女子组第一名、第二名: what leads into the first holds for the bare places behind it."""
    first = found[0] if found else {}
    if not {"title", "tier"} <= first.keys():
        return found
    lead = first["title"].value.removesuffix(first["tier"].value)
    return [
        {**prize, "title": Found(lead + prize["tier"].value, prize["tier"].span)} if prize.keys() == {"tier"} else prize
        for prize in found
    ]


def _in_order(several: re.Match) -> list[str]:
    """第一、二名 as 第一名 and 第二名; 二至四等奖 has three."""
    places = prizes.PLACE.findall(several["places"])
    if "至" in several["places"] and len(places) == 2:
        first, last = (prizes.PLACES_IN_ORDER.find(place) for place in places)
        places = list(prizes.PLACES_IN_ORDER[first : last + 1])
    ordinal = "第" if "第" in several["places"] or several["what"] in "名位" else ""
    return [several["lead"] + ordinal + place + several["what"] for place in places]


def _completed(part: str, after: str) -> str:
    """What is printed only behind the last of several: 甲组 | 一等奖."""
    group = prizes.PRIZE_GROUP.fullmatch(part) and prizes.PRIZE_GROUP.match(after)
    return part + after[group.end() :] if group else ""


def _composed(whole: str, span: Span) -> dict:
    tier = prizes.TIER_NAME.search(whole)
    prize = {"tier": Found(tier.group(), span)} if tier else {}
    return prize if tier and tier.group() == whole else {"title": Found(whole, span), **prize}


def _unquoted(page: Page, span: Span) -> Span:
    said = page.even[span.start : span.end]
    inside = said[0] == "“" and said[-1] == "”" and "”" not in said[:-1]
    return Span(span.start + 1, span.end - 1) if inside else span


def round_in(page: Page, span: Span) -> Found[int] | None:
    match = prizes.ROUND.search(page.even, *span)
    number = read_number(match["number"]) if match else None
    return Found(number, Span(*match.span())) if match and number else None


def round_of_text(page: Page, paragraphs: list[Span]) -> Found[int] | None:
    """The round of which the whole text tells: 第六届…大赛 in its first lines."""
    for line in page.source.lines[:3]:
        if number := round_in(page, line.span):
            return number
    return round_in(page, paragraphs[0]) if paragraphs else None


def tier_before(page: Page, before: Span) -> Found[str] | None:
    """The last name of an honour before a list: 第二轮“十佳举措”的单位."""
    best = None
    for match in re.compile(
        rf"[“](?P<quoted>[^”]{{2,20}})[”](?!活动|精神|行动)|{prizes.TIER_WORD}|十佳[\u4e00-\u9fff]{{2,4}}"
    ).finditer(page.even, *before):
        best = match
    if not best:
        return None
    span = Span(*best.span("quoted" if best["quoted"] else 0))
    return Found(page.said(span), span)


def programme_in(page: Page, span: Span) -> Found[str] | None:
    """The award programme by campaign and award, the round left out: “学厦航”活动“十佳举措”."""
    match = prizes.PROGRAMME.search(page.even, *span)
    if not match:
        return None
    campaign, award = (page.said(Span(*match.span(part))) for part in ("campaign", "award"))
    return Found(campaign + award, Span(*match.span()), inferred=True)
