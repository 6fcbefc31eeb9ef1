"""Where running text says that somebody has won something: the list of winners and what was won."""

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.extract.page import Page
from intake.extract.recipients import Won
from intake.extract.words import awards as words
from intake.extract.words import prizes, verbs
from intake.source import Span

# Characters in which a prize is looked for before its winners, and a verb before its object.
REACH = 2000


def told(page: Page, paragraph: Span) -> Iterator[Won]:
    """Every list that a paragraph says has won, with what it won."""
    even = page.even
    for match in words.HELD_BY.finditer(even, *paragraph):
        yield Won(Span(match.end(), _list_end(even, match.end(), paragraph.end)), Span(*match.span("award")))
    for match in words.THIS_HONOUR.finditer(even, *paragraph):
        yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in words.GIVEN.finditer(even, *paragraph):
        if not re.search(r"被[^,。;]*$", even[max(0, match.start() - 20) : match.start()]):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in words.GIVEN_PRIZE.finditer(even, *paragraph):
        which = "" if match["list"] else "2"
        yield Won(Span(*match.span(f"list{which}")), Span(*match.span(f"award{which}")))
    for match in words.GIVEN_AS.finditer(even, *paragraph):
        if words.GIVES.search(even, _sentence_start(even, paragraph.start, match.start()), match.end()):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    yield from _winners_named(even, paragraph)
    for match in words.HANDED_OUT.finditer(even, *paragraph):
        yield from _called(even, Span(*match.span("list" if match["list"] else "list2")))
    for match in words.HOLDER.finditer(even, *paragraph):
        yield Won(Span(*match.span("list")), Span(*match.span("award")), leads_in=True)
    for pattern in words.LISTING:
        for match in pattern.finditer(even, *paragraph):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    yield from _won(even, paragraph)
    for match in words.WON_ALONE.finditer(even, *paragraph):
        yield from _won_in(even, paragraph.start, _list_start(even, paragraph.start, match.start()), match)


def _winners_named(even: str, paragraph: Span) -> Iterator[Won]:
    """The winners of the prize that was named last before them: 三位获奖者分别是某院某某, 某院某某."""
    for match in words.WON_IT.finditer(even, *paragraph):
        for prize in _prize_before(even, paragraph.start, match.start()):
            yield Won(Span(*match.span("list")), prize)
    for match in words.WINNERS_ARE.finditer(even, *paragraph):
        for prize in _prize_before(even, 0, match.start() + 1):
            for part in re.finditer(r"[^;,]+", match["list"]):
                at = match.start("list")
                yield Won(Span(at + part.start(), at + part.end()), prize)


def _won(even: str, paragraph: Span) -> Iterator[Won]:
    """Before 荣获: the list in its clause, or whoever the clauses before it tell of."""
    floor = paragraph.start
    last: Won | None = None
    for match in words.WON.finditer(even, *paragraph):
        if re.match(r"奖|称号|荣誉|王$|[0-9]+[枚个项块]", match["award"]):
            continue
        if match["verb"] == "记" and re.search(
            "给(?!水)|为", even[_list_start(even, floor, match.start()) : match.start()]
        ):
            continue  # 给某人记二等功 is read as such
        award = Span(*match.span("award"))
        start = _list_start(even, floor, match.start())
        goes_on = words.GOES_ON.fullmatch(even, start, match.start())
        if goes_on and last and even[floor:start].strip("、和") in ("", ",", "称号,"):
            last = replace(last, award=award)  # 夺得第一名,并被授予“技术状元”称号
            yield last
        else:
            for last in _won_in(even, floor, start, match):
                yield last
        floor = match.end()


def _won_in(even: str, floor: int, start: int, match: re.Match) -> Iterator[Won]:
    """Before a verb of winning: the list in its own clause, or whom the clauses before it tell of."""
    award = Span(*match.span("award"))
    listed = Span(start, match.start())
    if even[start - 1 : start] != ",":
        yield from [Won(listed, award)] if listed.start < listed.end else []
        return
    said = even[listed.start : listed.end]
    clause = Span(_list_start(even, floor, start - 1), start - 1)
    if words.BY_MEANS.fullmatch(said) and (best := words.STOOD_OUT.search(even, clause.start, start)):
        yield Won(Span(*best.span("list")), award)
    elif not said or words.FOR_THE_TIME.fullmatch(said) or (words.MEANS.match(said) and "《" not in said):
        while words.MEANS.match(even, *clause) and even[clause.start - 1] == "," and clause.start > floor:
            clause = Span(_list_start(even, floor, clause.start - 1), clause.start - 1)
        yield Won(clause, award, told_before=True)
    else:
        lists_on = words.LISTS_ON.fullmatch(even, *clause) and not verbs.ANY.search(even, *clause)
        yield Won(Span(clause.start, listed.end) if lists_on and words.ETC.search(said) else listed, award)


def _called(even: str, listed: Span) -> Iterator[Won]:
    """优秀教师张某、李某、优秀学生王某: each with the honour that was named last before."""
    called = list(prizes.CALLED.finditer(even, *listed))
    for number, honour in enumerate(called, 1):
        end = called[number].start() if number < len(called) else listed.end
        names = even[honour.end() : end].rstrip("、和及,")
        yield Won(Span(honour.end(), honour.end() + len(names)), Span(*honour.span()))


def _sentence_start(even: str, floor: int, at: int) -> int:
    return max(even.rfind("。", floor, at) + 1, floor, at - REACH)


def _prize_before(even: str, floor: int, at: int) -> Iterator[Span]:
    """The prize that was named last before a place."""
    named = [Span(*prize.span()) for prize in prizes.PRIZE.finditer(even, max(floor, at - REACH), at)]
    yield from named[-1:]


def _list_end(even: str, at: int, end: int) -> int:
    stop = re.compile(r"[,。;\n]|发了?奖|颁奖|颁发").search(even, at, end)
    return stop.start() if stop else end


def _list_start(even: str, floor: int, at: int) -> int:
    """Back to where the clause begins; 、 and bracketed commas stay inside."""
    start = floor
    depth = 0
    for place in range(at - 1, floor - 1, -1):
        char = even[place]
        if char in ")》”":
            depth += 1
        elif char in "(《“":
            depth -= 1
        elif char in ",。;:!?\n" and depth <= 0 and not words.RESULT.match(even, place - 1):
            start = place + 1
            break
    return start
