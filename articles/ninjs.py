"""A story as news in JSON: IPTC ninjs 3.1, its published property names and no other."""

from typing import Any, Literal, NotRequired, TypedDict

from articles.metadata import description, pictures_of, tag_path
from articles.models import Article, Picture
from directory.models import Event, Official, Unit
from newsroom.api.schema import Moment, Uri
from newsroom.atom import stamp, tag_uri
from newsroom.markup import absolute, absolute_links, language_tag, legal, plain_text, present
from newsroom.metadata import Image, office_time

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"


class Standard(TypedDict):
    name: Literal["ninjs"]
    version: Literal["3.1"]
    schema: Uri


class Words(TypedDict):
    """A headline, a description or a body, with its role."""

    role: str
    contentType: NotRequired[str]
    charCount: NotRequired[int]
    value: str


class Concept(TypedDict):
    """A person, an organisation, an event or a subject, and what it is to the story."""

    name: str
    rel: str
    uri: NotRequired[Uri]


class Source(TypedDict):
    """Whoever the story comes from."""

    name: str
    role: str
    uri: NotRequired[Uri]


class ArticleRendition(TypedDict):
    """The story or a picture at an address; sizes in pixels."""

    name: str
    href: Uri
    contentType: str
    width: NotRequired[int]
    height: NotRequired[int]


class PictureItem(TypedDict):
    """A picture of the story, itself a ninjs item."""

    name: str
    rel: Literal["picture"]
    uri: Uri
    type: Literal["picture"]
    by: NotRequired[str]
    descriptions: NotRequired[list[Words]]
    renditions: list[ArticleRendition]


class NewsItem(TypedDict):
    """IPTC ninjs 3.1. `firstCreated` is the first publication, `contentCreated` the printed time of publication."""

    standard: Standard
    uri: Uri
    type: Literal["text"]
    representationType: Literal["full"]
    version: str
    firstCreated: Moment
    contentCreated: Moment
    versionCreated: Moment
    expires: NotRequired[Moment]
    pubStatus: Literal["usable"]
    language: str
    title: str
    by: NotRequired[str]
    headlines: list[Words]
    descriptions: list[Words]
    bodies: list[Words]
    people: NotRequired[list[Concept]]
    organisations: NotRequired[list[Concept]]
    events: NotRequired[list[Concept]]
    subjects: NotRequired[list[Concept]]
    infoSources: NotRequired[list[Source]]
    renditions: list[ArticleRendition]
    associations: NotRequired[list[PictureItem]]


def news_item(article: Article) -> dict[str, Any]:
    """A `NewsItem`. Reads section, tags, event, campaign, units, officials and pictures: prefetch them."""
    published = article.publish_at or article.created
    first = article.first_published or published
    return present(
        standard={"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        uri=tag_uri(office_time(first).date(), f"article/{article.pk}"),
        type="text",
        representationType="full",
        version=str(article.version),
        firstCreated=stamp(first),
        contentCreated=stamp(published),
        versionCreated=stamp(max(published, article.updated)),
        expires=stamp(article.expire_at) if article.expire_at else None,
        pubStatus="usable",
        language=language_tag(),
        title=article.short_headline or article.headline,
        by=article.byline or article.contributor,
        headlines=headlines(article),
        descriptions=descriptions(article),
        bodies=[body(article)],
        people=[concept(official.name, "mentions", official) for official in article.officials.all()],
        organisations=[concept(unit.name, "mentions", unit) for unit in article.units.all()],
        events=[concept(article.event.name, "about", article.event)] if article.event else [],
        subjects=subjects(article),
        infoSources=sources(article),
        renditions=[{"name": "web", "href": absolute(article.get_absolute_url()), "contentType": "text/html"}],
        associations=[picture_item(picture, image) for picture, image in pictures_of(article)],
    )


def headlines(article: Article) -> list[dict[str, Any]]:
    said = [("main", article.headline), ("kicker", article.kicker), ("short", article.short_headline)]
    said += [("deck", line) for line in article.deck_lines]
    return [{"role": role, "value": legal(value)} for role, value in said if value]


def descriptions(article: Article) -> list[dict[str, Any]]:
    said = [("summary", description(article)), ("dateline", article.dateline)]
    if article.notice_kind == Article.Notice.CORRECTION:
        said.append(("correction", article.notice))
    return [{"role": role, "contentType": "text/plain", "value": legal(value)} for role, value in said if value]


def body(article: Article) -> dict[str, Any]:
    return {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(plain_text(article.body)),
        "value": legal(absolute_links(article.body)),
    }


def concept(name: str, rel: str, record: Unit | Official | Event) -> dict[str, Any]:
    return {"name": legal(name), "rel": rel, "uri": absolute(record.get_absolute_url())}


def subjects(article: Article) -> list[dict[str, Any]]:
    """The section, the campaign and the tags."""
    found = [present(name=tag.name, rel="tag", uri=absolute(tag_path(tag))) for tag in article.tags.all()]
    for rel, record in [("campaign", article.campaign), ("section", article.section)]:
        if record:
            found.insert(0, present(name=record.name, rel=rel, uri=absolute(record.get_absolute_url())))
    return found


def sources(article: Article) -> list[dict[str, Any]]:
    said = [
        present(name=article.source or article.dateline_outlet, role="source", uri=article.source_url),
        present(name=article.contributor, role="contributor"),
        present(name=article.photographer, role="photographer"),
        present(name=article.responsible_editor, role="editor"),
    ]
    return [source for source in said if "name" in source]


def picture_item(picture: Picture, image: Image) -> dict[str, Any]:
    words = [("caption", image.caption), ("alt", image.alt)]
    rendition = present(
        name="large",
        href=image.address,
        contentType="image/jpeg",
        width=image.width,
        height=image.height,
    )
    return present(
        name=image.caption or image.alt or str(picture.pk),
        rel="picture",
        uri=image.address,
        type="picture",
        by=picture.photographer,
        descriptions=[{"role": role, "value": legal(value)} for role, value in words if value],
        renditions=[rendition],
    )
