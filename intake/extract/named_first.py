"""Persons who are named before their post: 西南大学杨某教授, 学生处王某副处长, 张某（市委书记）, and without any at the
head of a sentence.
"""

import re
from collections.abc import Iterator

from intake.extract.lists import PLACES_END, cut, is_strange
from intake.extract.mention import BEFORE_BARE, Mention, could_be_a_name, list_after, suffix_at
from intake.extract.names import LATIN, Names
from intake.extract.page import Page
from intake.extract.posts import Post, Posts
from intake.extract.words.titles import AFTER_NAME, NAME_ALONE, NAMES_ALONE, OFFICE_AFTER_UNIT, OFFICE_BEHIND
from intake.source import Span

SUFFIX_ALONE = re.compile(
    r"(?:副?教授|副?研究员|助理研究员|研究馆员|院士|博士|高级工程师|(?:副?主任|主治)?医师|老师|先生|女士|将军|同志)"
)
NAME = re.compile(r"[^、]+")
ELDERS = re.compile(r"[向为与同和对]老同志")
# 党委（校长）办公室
UNIT_GOES_ON = re.compile("办公室|办|处|室")
# 茶话会由郑某某主持, 学生会办公室刘某某主持
BY = re.compile(
    r"(?:由|办公室|学生会|团委|党支部|工会)(?=(?P<name>[\u3400-\u9fff]{2,3}?)(?:主持|宣读|致[辞词欢闭开]|主讲|担任|宣布))"
)
# 由陈某副院长宣布
BY_OFFICE = re.compile(
    r"由(?P<name>[\u3400-\u9fff]{2,3}?)(?P<post>副?(?:校长|院长|书记|主任|主席|会长|处长|部长|局长|所长|总经理|秘书长)|教授|老师)"
    r"(?=主持|宣布|宣读|致|颁|作|做|讲|介绍|带领|主讲|担任)"
)
ELECTED = re.compile(
    r"(?:^|(?<=[。,;:\n ]))(?P<names>[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3}){0,30}?)"
    r"(?:等(?:[0-9一二三四五六七八九十]+人)?)?(?:同志)?(?:再次|继续|全票|高票|被)*(?P<verb>当选|连任|选举|推选)(?:为|成为)?(?![“《])"
)
CHOOSES = re.compile("选举|推选|任命|当选")
# The second and later offices of one sentence have the verb of the first.
CHOSEN = re.compile(
    r"(?P<verb>选举(?:产生)?|推选|任命|(?<=[,;])(?=[^,。;\n]{2,400}为))(?P<names>(?:[^,。;:\n()“”《》为]|\([^()\n]{1,16}\)){2,400})为(?=[^,。;“《]{0,40}(?:主任|主席|[省市县区州院检察会]长|书记|委员))"
)
PERSON = re.compile("[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+")
CLAUSE_END = re.compile(r"[,。;\n]")
BRACKETED = re.compile(r"\(([^()\n]{2,30})\)")


def before_titles(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
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
            if start < 0 or not could_be_a_name(said) or ELDERS.fullmatch(said + match.group()):
                continue
            unit = posts.unit_ending(start)
            before = page.even[max(0, start - 1) : start]  # 教研室的翟某老师
            alone = (before == "的" or BEFORE_BARE.search(before)) and not names.is_word(said)
            if unit or alone:
                posts_before = _posts_before(page, posts, unit, known)
                mention = Mention(Span(start, match.start()), posts_before, Span(*match.span()), unit)
                yield mention
                yield from list_after(page, posts, names, mention)
                break


def behind_units(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """A name between its unit and its post: 学生处王某副处长、高某科长."""
    for match in OFFICE_AFTER_UNIT.finditer(page.even):
        for length in (3, 2):
            start = match.start() - length
            said = page.even[max(start, 0) : match.start()]
            if start < 1 or start in known or not could_be_a_name(said) or said[-1] in PLACES_END:
                continue
            unit = posts.unit_ending(start)
            if unit and not names.is_word(said) and page.even[start - 1] not in " 、,。":
                mention = Mention(Span(start, match.start()), (), Span(*match.span()), unit)
                yield mention
                yield from list_after(page, posts, names, mention)
                break


def latin(page: Page) -> Iterator[Mention]:
    """A name in Latin letters before its learned title: Susan Clarke教授."""
    for match in LATIN.finditer(page.source.text):
        if suffix := suffix_at(page, match.end()):
            yield Mention(Span(*match.span()), (), suffix)


def at_the_head(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """Names with which a sentence begins: before their post, and in lists without posts."""
    for match in OFFICE_BEHIND.finditer(page.even):
        for length in (3, 2):
            start = match.start() - length
            said = page.even[max(0, start) : match.start()]
            before = page.even[max(0, start - 1) : start]
            if start < 0 or start in known or not re.fullmatch(r"[\s。,;:]?", before) or said[-1:] in PLACES_END:
                continue
            if could_be_a_name(said) and not names.is_word(said) and not posts.unit_ending(match.start()):
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
    for match in [*NAMES_ALONE.finditer(page.even), *NAME_ALONE.finditer(page.even)]:
        at = match.start("names")
        said = match["names"].removesuffix("等")
        listed = [Span(at + one.start(), at + one.end()) for one in NAME.finditer(said)]
        if _are_bare_names([page.even[name.start : name.end] for name in listed], names):
            yield from (Mention(name) for name in listed if name.start not in known)


def _are_bare_names(listed: list[str], names: Names) -> bool:
    """Whether a list without titles is one of persons; one in three may bear a name that is a word as well (罗干)."""
    words = sum(names.is_word(said) for said in listed)
    return words * 3 <= len(listed) and all(could_be_a_name(said) and said[-1] not in PLACES_END for said in listed)


def _posts_before(page: Page, posts: Posts, unit: Span | None, known: dict[int, Mention]) -> tuple[Post, ...]:
    """Posts before the unit that a learned title after the name belongs to: 学会副主任、某某学院杨某教授."""
    title = posts.by_end.get(unit.start - 1) if unit and page.even[unit.start - 1] == "、" else None
    if not title or any(mention.suffix == title for mention in known.values()):
        return ()
    return tuple(posts.chain(title))


def elected(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """Who is chosen for an office that is printed behind: 李某当选为市长; 选举李某为主任，王某、张某为副主任."""
    for match in [*ELECTED.finditer(page.even), *CHOSEN.finditer(page.even)]:
        stop = CLAUSE_END.search(page.even, match.end())
        offices = [title for title in posts.titles_near(match.end()) if match.end() <= title.start]
        inside = [title for title in offices if posts.trusted(title) and (not stop or title.end <= stop.start())]
        listed = list(_names_in(page, Span(*match.span("names"))))
        chosen = Span(*match.span("verb")) if match["verb"] else _verb_of_sentence(page, match.start())
        if chosen and inside and _are_persons([page.even[slice(*name)] for name in listed], names):
            post = Post(Span(match.end(), inside[-1].end), whole=True)
            yield from (Mention(name, (post,), chosen=chosen) for name in listed if name.start not in known)


def _verb_of_sentence(page: Page, at: int) -> Span | None:
    """The verb of the first office of a sentence, for the second and later ones."""
    begins = max(page.even.rfind("。", 0, at), page.even.rfind("\n", 0, at), at - 600) + 1
    verb = next(iter(CHOOSES.finditer(page.even, max(begins, 0), at)), None)
    return Span(*verb.span()) if verb else None


def _names_in(page: Page, listed: Span) -> Iterator[Span]:
    """The names of a list without the notes behind them: 张某（女、回族）."""
    for item in cut(page.even, listed):
        note = page.even.find("(", item.start, item.end)
        yield Span(item.start, note if note > 0 else item.end)


def _are_persons(listed: list[str], names: Names) -> bool:
    """Two in three read like names, and the others might be some: 志广."""
    sure = sum(_are_bare_names([said], names) or (len(said) > 2 and is_strange(said)) for said in listed)
    return sure * 3 >= len(listed) * 2 > 0 and all(PERSON.fullmatch(said) for said in listed)


def in_brackets(page: Page, posts: Posts, names: Names, known: dict[int, Mention]) -> Iterator[Mention]:
    """张华（市委书记）."""
    for match in BRACKETED.finditer(page.even):
        title = posts.by_end.get(match.end() - 1)
        if not title or title.start < match.start() or posts.is_press(title):
            continue
        if UNIT_GOES_ON.match(page.even, match.end()):
            continue
        for length in (3, 2, 4):
            start = match.start() - length
            if start < 0 or start in known or not could_be_a_name(page.even[start : match.start()]):
                continue
            if BEFORE_BARE.search(page.even[max(0, start - 1) : start]):
                yield Mention(Span(start, match.start()), tuple(posts.chain(title)))
                break
