"""What the stories bring to pages of other apps: most of the front page."""

from django.http import HttpRequest

from articles.context import top_sections
from articles.front import SECTIONS, front_page, sections_with_stories, when
from newsroom.metadata import office_time
from newsroom.parts import Part, part_of


@part_of("home-date", order=10)
def edition(record: None, request: HttpRequest) -> Part | None:
    """The day of the newest story, not today's: a stored page would lie."""
    newest = front_page(request).newest[:1]
    return Part("articles/_edition.html", {"day": office_time(newest[0].publish_at).date()}) if newest else None


@part_of("home-ear", order=10)
def notice(record: None, request: HttpRequest) -> Part | None:
    notices = front_page(request).notices()
    return Part("articles/_ear.html", {"notice": notices[0]}) if notices else None


@part_of("home", order=10)
def front(record: None, request: HttpRequest) -> Part | None:
    shown = front_page(request).front()
    if not shown.edition:
        return None
    latest = [(story, when(story, shown.edition)) for story in shown.latest]
    return Part("articles/_front.html", {"front": shown, "latest": latest})


@part_of("home-columns", order=20)
def picture_story(record: None, request: HttpRequest) -> Part | None:
    album = front_page(request).album()
    return Part("articles/_album.html", {"album": album}) if album else None


@part_of("home-end", order=10)
def sections(record: None, request: HttpRequest) -> Part | None:
    shown = sections_with_stories(top_sections(request)[:SECTIONS])
    return Part("articles/_sections.html", {"sections": shown}) if len(shown) > 1 else None
