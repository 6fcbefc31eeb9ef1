"""Files the stories of the demonstration, with everything they name."""

import datetime
from typing import Any

from django.utils import timezone

from articles.models import Article, ArticlePicture, Picture, RelatedStory
from intake.demo import cast, review
from intake.demo.reading import read, read_stories
from intake.demo.register import Register
from newsroom.models import User

PLAIN_FIELDS = [
    "kicker",
    "headline",
    "short_headline",
    "summary",
    "dateline_date",
    "byline_role",
    "source",
    "contributor",
    "responsible_editor",
]


def file_stories(register: Register, pictures: dict[str, Picture], people: dict[str, User]) -> dict[str, Article]:
    """Every story, written, reviewed and published, or still on the desk; the answer is by key."""
    published, on_desk = read_stories(), read("desk")["story"]
    articles = {
        content["key"]: file_story(content, register, pictures, people[cast.WRITER])
        for content in [*published, *on_desk]
    }
    for content in published:
        relate(articles[content["key"]], content.get("related", []), articles)
    for content in published:
        review.publish(articles[content["key"]], people)
    for content in on_desk:
        review.bring_to(articles[content["key"]], content["stage"], people, content.get("note", ""))
    return articles


def file_story(content: dict[str, Any], register: Register, pictures: dict[str, Picture], writer: User) -> Article:
    outlet = "文明风"
    article = Article.objects.create(
        **{name: content[name] for name in PLAIN_FIELDS if name in content},
        deck=content.get("deck", "").strip(),
        body=content["body"].replace("\n", ""),
        dateline_outlet=outlet if content.get("dateline") else "",
        section=register.sections[content["section"]],
        campaign=register.campaign if content.get("in_campaign", True) else None,
        event=register.events.get(content.get("event", "")),
        lead_picture=pictures[content["lead"]] if "lead" in content else None,
        publish_at=moment(content["at"]) if "at" in content else None,
        author=writer,
    )
    article.placements.add(*[register.sections[name] for name in content.get("placements", [])])
    article.units.add(*[register.units[name] for name in content.get("units", [])])
    article.officials.add(*[register.officials[name] for name in content.get("officials", [])])
    article.tags.add(*content.get("tags", []))
    place_pictures(article, content.get("picture", []), pictures)
    return article


def moment(naive: datetime.datetime) -> datetime.datetime:
    """A time of the content, which is the office's own."""
    return timezone.make_aware(naive, timezone.get_default_timezone())


def place_pictures(article: Article, contents: list[dict[str, str]], pictures: dict[str, Picture]) -> None:
    for order, content in enumerate(contents, start=1):
        picture = pictures[content["drawing"]]
        ArticlePicture.objects.create(article=article, picture=picture, caption=content["caption"], order=order)


def relate(article: Article, keys: list[str], articles: dict[str, Article]) -> None:
    """Pick stories by hand, with their titles and days as they were printed below the article."""
    for order, key in enumerate(keys, start=1):
        story = articles[key]
        RelatedStory.objects.create(
            article=article,
            story=story,
            title=story.headline,
            published_on=timezone.localdate(story.publish_at, timezone.get_default_timezone()),
            order=order,
        )
