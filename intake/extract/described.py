"""A person's title and unit as the record prints them, put together from the posts that were read."""

from intake.extract.mention import Mention
from intake.extract.page import Page
from intake.extract.posts import POLITICAL, Post
from intake.extract.words.titles import COURTESY
from intake.source import Span


def is_political(page: Page, mention: Mention) -> bool:
    """Whether the posts are of several bodies of party and state, which are filed whole: 市委常委、市总工会主席."""
    plain = [post for post in mention.posts if not _is_honour(page, post)]
    return _are_of_several_bodies(plain) and any(_is_political(page, post) for post in plain)


def _are_of_several_bodies(posts: list[Post]) -> bool:
    return len({post.unit or post.whole for post in posts if post.unit or post.whole}) > 1


def described(page: Page, mention: Mention) -> tuple[str, Span | None]:
    """A mention's title and the unit of its first post.

    An academy's membership follows in brackets, because the unit is printed before the title; so does a
    courtesy, which alone is no title.
    """
    posts = list(mention.posts)
    honours = [post for post in posts if _is_honour(page, post)]
    plain = [post for post in posts if post not in honours] or honours
    bracketed = honours if plain is not honours else []
    main = plain[0].unit if any(post.unit for post in plain) else mention.suffix_unit
    if _are_of_several_bodies(plain) or (plain is honours and (honours or mention.suffix)):
        main = None
    parts = []
    for number, post in enumerate(plain):
        said = ("原" if post.former else "") + page.said(post.title)
        if bracketed and number == len(plain) - 1:
            said += "（" + "、".join(_whole(page, honour) for honour in bracketed) + "）"
        parts.append(_unit_said(page, post) + said if post.unit and post.unit != main else said)
    if mention.suffix:
        said = page.said(mention.suffix)
        if said in COURTESY:
            return "、".join(parts) + (f"（{said}）" if parts else ""), main
        other = mention.suffix_unit if mention.suffix_unit != main else None
        parts.append((page.said(other) if other else "") + said)
    return "、".join(dict.fromkeys(parts)), main


def _unit_said(page: Page, post: Post) -> str:
    return page.said(post.unit) if post.unit else ""


def _whole(page: Page, post: Post) -> str:
    return _unit_said(page, post) + page.said(post.title)


def _is_honour(page: Page, post: Post) -> bool:
    return page.even[post.title.start : post.title.end].endswith("院士")


def _is_political(page: Page, post: Post) -> bool:
    return post.whole or bool(post.unit and POLITICAL.search(page.even[post.unit.start : post.unit.end]))
