"""Persons in the text: a title and a name, a name and a title, and names that go on in a list. Who of them took part is
decided from their verbs, in `roles`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.extract.names import LATIN, Names
from intake.extract.page import Page
from intake.extract.posts import Post, Posts
from intake.extract.words.awards import UNIT_WORD
from intake.extract.words.surnames import COMPOUND, SINGLE
from intake.extract.words.titles import (
    AFTER_NAME,
    HONORIFIC,
    NAMES_ALONE,
    OFFICE_AFTER_UNIT,
    OFFICE_BEHIND,
    RANK_NOTE,
    TITLE,
)
from intake.source import Span

SEPARATOR = re.compile(r"(?:[、,]|和|与|及|以及)\s?")
SUFFIX_ALONE = re.compile(
    r"(?:副?教授|副?研究员|助理研究员|研究馆员|院士|博士|高级工程师|(?:副?主任|主治)?医师|老师|先生|女士|将军|同志)"
)
NAME = re.compile(r"[^、]+")
PLACES_END = frozenset("省市县区州旗盟镇乡村局厅院校部处站所委会社团队组系科班馆")
ELDERS = re.compile(r"[向为与同和对]老同志")
LISTED = re.compile("[\u3400-\u9fff]{1,8}[·•][\u3400-\u9fff·•]{1,12}|[\u3400-\u9fff]{2,3}(?=[、,])")
# 党委（校长）办公室
UNIT_GOES_ON = re.compile("办公室|办|处|室")
# 马可·贝里尼（Marco Bellini）教授
IN_LATIN = re.compile(r"\([a-z][a-zà-ÿ .,'·-]{2,40}(?:,\s?[男女])?\)\s?")
# 分管负责人石林、齐贝、屈志: so many names in a row are no words
ROW_OF_NAMES = re.compile("[\u3400-\u9fff]{2,3}(?:、[\u3400-\u9fff]{2,3})+(?=等|在|分别|先后|出席|参加|[,。;和])")
# 茶话会由郑某某主持, 学生会办公室刘某某主持
BY = re.compile(
    r"(?:由|办公室|学生会|团委|党支部|工会)(?=(?P<name>[\u3400-\u9fff]{2,3}?)(?:主持|宣读|致[辞词欢闭开]|主讲|担任|宣布))"
)
# 由陈某副院长宣布
BY_OFFICE = re.compile(
    r"由(?P<name>[\u3400-\u9fff]{2,3}?)(?P<post>副?(?:校长|院长|书记|主任|主席|会长|处长|部长|局长|所长|总经理|秘书长)|教授|老师)"
    r"(?=主持|宣布|宣读|致|颁|作|做|讲|介绍|带领|主讲|担任)"
)
BRACKETED = re.compile(r"\(([^()\n]{2,30})\)")
BEFORE_BARE = re.compile(r"(?:^|[\s、,。;:!?()“”《》\n和与及了由对请对为是给向跟同])$")


@dataclass(frozen=True)
class Mention:
    """A place that names a person, with all that is said of posts there."""

    name: Span
    posts: tuple[Post, ...] = ()
    suffix: Span | None = None  # a title after the name
    suffix_unit: Span | None = None
    shared: "Mention | None" = field(default=None, compare=False)  # whose posts it shares in a list

    @property
    def start(self) -> int:
        starts = [self.name.start, *(post.start for post in self.posts)]
        return min([*starts, self.suffix_unit.start] if self.suffix_unit else starts)

    @property
    def end(self) -> int:
        return self.suffix.end if self.suffix else self.name.end


def find_mentions(page: Page, posts: Posts, names: Names) -> list[Mention]:
    """Every mention of a person, in order."""
    by_start: dict[int, Mention] = {}
    for mention in _after_titles(page, posts, names):
        by_start.setdefault(mention.name.start, mention)
    for mention in _before_titles(page, posts, names, by_start):
        by_start.setdefault(mention.name.start, mention)
    for mention in _behind_units(page, posts, names, by_start):
        by_start.setdefault(mention.name.start, mention)
    for mention in _latin(page):
        by_start.setdefault(mention.name.start, mention)
    for mention in _at_the_head(page, posts, names, by_start):
        by_start.setdefault(mention.name.start, mention)
    for mention in _in_brackets(page, posts, names, by_start):
        by_start.setdefault(mention.name.start, mention)
    for mention in by_start.values():
        said = page.even[mention.name.start : mention.name.end]
        names.sure |= {said, said.replace(" ", "")}
    for mention in _bare(page, names, by_start):
        by_start.setdefault(mention.name.start, mention)
    return _without_overlap(sorted(by_start.values(), key=lambda m: m.name.start))


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.name.start >= kept[-1].name.end:
            kept.append(mention)
    return kept


def _after_titles(page: Page, posts: Posts, names: Names) -> Iterator[Mention]:
    done, taken = -1, set[int]()
    for title in posts.titles:
        if title.start < done or posts.is_press(title):
            continue
        note = RANK_NOTE.match(page.even, title.end)
        start = note.end() if note else title.end
        start += page.even[start : start + 1] == " "
        if honorific := HONORIFIC.match(page.even, start):
            start = honorific.end()
        end = names.at(start, posts.trusted(title) or bool(ROW_OF_NAMES.match(page.even, start)))
        if end == start or _is_a_unit(page, start, end):
            continue
        first = Mention(Span(start, end), tuple(posts.chain(title, taken)), _suffix(page, end))
        listed = [first, *_list_after(page, posts, names, first)]
        taken |= {mention.end for mention in listed}
        done = listed[-1].end
        yield from listed


def _is_a_unit(page: Page, start: int, end: int) -> bool:
    """会长单位, 主任医院: what follows the title is the beginning of a unit, not a name."""
    return bool(re.match(r"(?:单位|大学|学院|医院|公司|集团)", page.even[end - 2 : end + 2])) and page.even[
        end - 2 : end
    ] in ("单位", "大学", "学院")


def _suffix(page: Page, end: int) -> Span | None:
    original = IN_LATIN.match(page.even, end)
    match = AFTER_NAME.match(page.even, original.end() if original else end)
    return Span(*match.span()) if match else None


def _list_after(page: Page, posts: Posts, names: Names, first: Mention) -> Iterator[Mention]:
    """Names that go on after 、 under the same post: 副院长吴玉华、胥新元."""
    at = first
    while separator := SEPARATOR.match(page.even, at.end):
        start = separator.end()
        if separator.group().strip() in (",", "以及"):  # 副主席迟某以及张某, who has no post
            return
        end = names.at(start, trusted=at is not first)
        if end == start:
            end = _listed_stranger(page, names, start)
        if end == start or _begins_a_post(posts, page, start, end):
            return
        at = Mention(Span(start, end), first.posts, _suffix(page, end), shared=first)
        yield at


def _listed_stranger(page: Page, names: Names, start: int) -> int:
    """A name without a surname of the list: dotted, or two or three characters that are no word."""
    match = LISTED.match(page.even, start)
    if not match or TITLE.search(match.group()) or UNIT_WORD.search(match.group()):
        return start
    return match.end() if "·" in match.group() or not names.holds_a_word(match.group()) else start


def _begins_a_post(posts: Posts, page: Page, start: int, end: int) -> bool:
    """Whether what looks like a name runs into a title or a unit: 、安徽师范大学副校长."""
    if page.even[end - 1] in "省市县区州旗镇乡村局厅院校部处站所会委办" and end in {
        title.start for title in posts.titles_near(start)
    }:
        return True
    return any(start < title.start < end or (title.start < end < title.end) for title in posts.titles_near(start))


def _before_titles(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """Names followed by their title: 西南大学杨庆媛教授, 李旭锋教授."""
    ends = {mention.name.end for mention in known.values()}
    for match in SUFFIX_ALONE.finditer(page.even):
        if match.start() in ends or not AFTER_NAME.match(page.even, match.start()):
            continue
        if (title := posts.by_end.get(match.end())) and title.start < match.start():  # 高级 | 研究员
            continue
        for length in (3, 2, 4):
            start = match.start() - length
            said = page.even[max(start, 0) : match.start()]
            if start < 0 or not _could_be_a_name(said, length) or ELDERS.fullmatch(said + match.group()):
                continue
            unit = posts.unit_ending(start)
            before = page.even[max(0, start - 1) : start]  # 教研室的翟某老师
            alone = (before == "的" or BEFORE_BARE.search(before)) and not names.is_word(said)
            if unit or alone:
                posts_before = _posts_before(page, posts, unit, known)
                mention = Mention(Span(start, match.start()), posts_before, Span(*match.span()), unit)
                yield mention
                yield from _list_after(page, posts, names, mention)
                break


def _behind_units(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """A name between its unit and its post: 学生处王某副处长、高某科长."""
    for match in OFFICE_AFTER_UNIT.finditer(page.even):
        for length in (3, 2):
            start = match.start() - length
            said = page.even[max(start, 0) : match.start()]
            if start < 1 or start in known or not _could_be_a_name(said, length) or said[-1] in PLACES_END:
                continue
            unit = posts.unit_ending(start)
            if unit and not names.is_word(said) and page.even[start - 1] not in " 、,。":
                mention = Mention(Span(start, match.start()), (), Span(*match.span()), unit)
                yield mention
                yield from _list_after(page, posts, names, mention)
                break


def _latin(page: Page) -> Iterator[Mention]:
    """A name in Latin letters before its learned title: Susan Clarke教授."""
    for match in LATIN.finditer(page.source.text):
        if suffix := _suffix(page, match.end()):
            yield Mention(Span(*match.span()), (), suffix)


def _at_the_head(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """Names with which a sentence begins: before their post, and in lists without posts."""
    for match in OFFICE_BEHIND.finditer(page.even):
        for length in (3, 2):
            start = match.start() - length
            said = page.even[max(0, start) : match.start()]
            before = page.even[max(0, start - 1) : start]
            if start < 0 or start in known or not re.fullmatch(r"[\s。,;:]?", before) or said[-1:] in PLACES_END:
                continue
            if _could_be_a_name(said, length) and not names.is_word(said) and not posts.unit_ending(match.start()):
                yield Mention(Span(start, match.start()), (), Span(*match.span()))
                break
    for match in BY_OFFICE.finditer(page.even):
        name = Span(*match.span("name"))
        if name.start not in known and _are_bare_names([match["name"]], names):
            yield Mention(name, (), Span(*match.span("post")))
    for match in BY.finditer(page.even):
        name = Span(*match.span("name"))
        if name.start not in known and _are_bare_names([match["name"]], names):
            yield Mention(name)
    for match in NAMES_ALONE.finditer(page.even):
        at = match.start("names")
        said = match["names"].removesuffix("等")
        listed = [Span(at + one.start(), at + one.end()) for one in NAME.finditer(said)]
        if _are_bare_names([page.even[name.start : name.end] for name in listed], names):
            yield from (Mention(name) for name in listed if name.start not in known)


def _are_bare_names(listed: list[str], names: Names) -> bool:
    """Whether a list without titles is one of persons; one in three may bear a name that is a word as well (罗干)."""
    words = sum(names.is_word(said) for said in listed)
    return words * 3 <= len(listed) and all(
        _could_be_a_name(said, len(said)) and said[-1] not in PLACES_END for said in listed
    )


def _posts_before(page: Page, posts: Posts, unit: Span | None, known: dict[int, Mention]) -> tuple[Post, ...]:
    """Posts before the unit that a learned title after the name belongs to: 学会副主任、某某学院杨某教授."""
    title = posts.by_end.get(unit.start - 1) if unit and page.even[unit.start - 1] == "、" else None
    if not title or any(mention.suffix == title for mention in known.values()):
        return ()
    return tuple(posts.chain(title))


def _could_be_a_name(said: str, length: int) -> bool:
    if not re.fullmatch("[\u3400-\u9fff]+", said) or TITLE.search(said):
        return False
    return said[:2] in COMPOUND if length == 4 else said[0] in SINGLE or said[:2] in COMPOUND


def _in_brackets(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """张华（市委书记）."""
    for match in BRACKETED.finditer(page.even):
        title = posts.by_end.get(match.end() - 1)
        if not title or title.start < match.start() or posts.is_press(title):
            continue
        if UNIT_GOES_ON.match(page.even, match.end()):
            continue
        for length in (3, 2, 4):
            start = match.start() - length
            if start < 0 or start in known or not _could_be_a_name(page.even[start : match.start()], length):
                continue
            if BEFORE_BARE.search(page.even[max(0, start - 1) : start]):
                yield Mention(Span(start, match.start()), tuple(posts.chain(title)))
                break


def _bare(page: Page, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """Places that name again, without a title, who was named before; and officials of the register."""
    taken = {at for mention in known.values() for at in range(mention.name.start, mention.name.end)}
    if names.sure:
        pattern = re.compile("|".join(re.escape(name) for name in sorted(names.sure, key=len, reverse=True)))
        for match in pattern.finditer(page.even):
            if match.start() not in taken and _stands_alone(page, names, *match.span()):
                yield Mention(Span(*match.span()), (), _suffix(page, match.end()))
    for span in page.known["official"].values():
        if span.start not in taken:
            yield Mention(span, (), _suffix(page, span.end))


def _stands_alone(page: Page, names: Names, start: int, end: int) -> bool:
    """A name that is a word as well is one only where the text lets a name stand."""
    if not names.is_word(page.even[start:end]):
        return True
    return bool(BEFORE_BARE.search(page.even[max(0, start - 1) : start])) and names.at(start, trusted=True) == end
