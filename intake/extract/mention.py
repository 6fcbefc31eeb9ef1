"""A place that names a person, and the names that go on after it in a list under the same post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.extract.lists import has_a_surname
from intake.extract.names import Names
from intake.extract.page import Page
from intake.extract.posts import Post, Posts
from intake.extract.words.awards import UNIT_WORD
from intake.extract.words.titles import AFTER_NAME, TITLE
from intake.source import Span

BEFORE_BARE = re.compile(r"(?:^|[\s、,。;:!?()“”《》\n和与及了由对请对为是给向跟同])$")
SEPARATOR = re.compile(r"(?:[、,]|和|与|及|以及)\s?")
LISTED = re.compile("[\u3400-\u9fff]{1,8}[·•][\u3400-\u9fff·•]{1,12}|[\u3400-\u9fff]{2,3}(?=[、,])")
# 马可·贝里尼（Marco Bellini）教授
IN_LATIN = re.compile(r"\([a-z][a-zà-ÿ .,'·-]{2,40}(?:,\s?[男女])?\)\s?")


@dataclass(frozen=True)
class Mention:
    """A place that names a person, with all that is said of posts there."""

    name: Span
    posts: tuple[Post, ...] = ()
    suffix: Span | None = None  # a title after the name
    suffix_unit: Span | None = None
    chosen: Span | None = None  # the verb by which somebody was elected or appointed to a post printed behind
    shared: "Mention | None" = field(default=None, compare=False)  # whose posts it shares in a list

    @property
    def start(self) -> int:
        starts = [self.name.start, *(post.start for post in self.posts)]
        return min([*starts, self.suffix_unit.start] if self.suffix_unit else starts)

    @property
    def end(self) -> int:
        return self.suffix.end if self.suffix else self.name.end


def suffix_at(page: Page, end: int) -> Span | None:
    """The title behind a name: 教授, 老师."""
    original = IN_LATIN.match(page.even, end)
    match = AFTER_NAME.match(page.even, original.end() if original else end)
    return Span(*match.span()) if match else None


def list_after(page: Page, posts: Posts, names: Names, first: Mention) -> Iterator[Mention]:
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
        at = Mention(Span(start, end), first.posts, suffix_at(page, end), shared=first)
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


def could_be_a_name(said: str) -> bool:
    """Whether it has a surname and holds no title."""
    return " " not in said and has_a_surname(said) and not TITLE.search(said)
