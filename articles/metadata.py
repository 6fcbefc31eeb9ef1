"""What the pages of stories, sections, tags and months tell machines."""

import datetime
import re

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from taggit.models import Tag

from articles.models import Article, ArticlePicture, Picture, Section
from articles.templatetags.pictures import renditions
from directory.metadata import mention
from directory.models import Official, Unit
from newsroom.json_ld import JsonLd, collection, known, publisher_id
from newsroom.markup import absolute, excerpt, language_tag
from newsroom.metadata import Column, Crumb, Feed, Image, PageMeta, Story, home_crumb, office_time

LARGEST = 1280  # pixels across
NAMES = re.compile(r"[、，,;；\s]+")


def pictures_of(article: Article) -> list[tuple[Picture, Image]]:
    """The lead picture first, then the others in their order, each once and as captioned in this story."""
    uses = {use.picture: use for use in article.article_pictures.all()}
    lead = article.lead_picture
    ordered = dict.fromkeys([lead, *uses] if lead else uses)
    return [(picture, picture_image(picture, uses.get(picture))) for picture in ordered]


def pictures(article: Article) -> list[Image]:
    return [image for _picture, image in pictures_of(article)]


def picture_image(picture: Picture, use: ArticlePicture | None = None) -> Image:
    """A JPEG of at most `LARGEST` pixels, because messengers and old readers of feeds know no other format."""
    shown = use or ArticlePicture(picture=picture)
    alt, caption = shown.shown_alt, shown.shown_caption
    if not picture.width:
        return Image(picture.file.url, alt=alt, caption=caption)
    offered = renditions(picture, kind="jpg")
    best = next((one for one in reversed(offered) if one.width <= LARGEST), offered[0])
    return Image(best.url, best.width, best.height, alt, caption)


def description(article: Article) -> str:
    return " ".join(article.summary.split()) or excerpt(article.body) or article.headline


def column(section: Section) -> Column:
    return Column(section.name, section.description, section.keywords, section.column_type)


def trail(section: Section | None) -> list[Crumb]:
    """Home and the sections from the top down; a query for each level that is not at hand."""
    crumbs: list[Crumb] = []
    while section and len(crumbs) < 9:  # a circle in the tree must not hang a page
        crumbs.insert(0, Crumb(section.name, section.get_absolute_url()))
        section = section.parent
    return [home_crumb(), *crumbs]


def authors(article: Article) -> list[JsonLd]:
    """The people in the byline, or the office that contributed the story, or the publisher."""
    if article.byline:
        return [
            known(type="Person", name=name, jobTitle=article.byline_role)
            for name in NAMES.split(article.byline)
            if name
        ]
    if office := article.contributor or article.source:
        return [known(type="Organization", name=office)]
    return [{"@id": publisher_id()}]


def correction(article: Article) -> JsonLd | None:
    """The notice that readers see, as schema.org CorrectionComment."""
    if article.notice_kind != Article.Notice.CORRECTION:
        return None
    when = office_time(article.notice_at).isoformat(timespec="seconds") if article.notice_at else None
    return known(type="CorrectionComment", text=article.notice, datePublished=when)


def article_node(article: Article, keywords: list[str]) -> JsonLd:
    """schema.org NewsArticle: about its event and campaign, mentioning units and officials."""
    published = office_time(article.publish_at or article.created)
    address = absolute(article.get_absolute_url())
    subjects = [subject for subject in (article.event, article.campaign) if subject]
    mentioned: list[Unit | Official] = [*article.units.all(), *article.officials.all()]
    return known(
        type="NewsArticle",
        id=f"{address}#it",
        mainEntityOfPage=address,
        url=address,
        headline=article.headline,
        alternativeHeadline=article.deck_lines[0] if article.deck_lines else article.kicker,
        description=description(article),
        datePublished=published.isoformat(timespec="seconds"),
        dateModified=max(published, office_time(article.updated)).isoformat(timespec="seconds"),
        dateline=article.dateline,
        inLanguage=language_tag(),
        articleSection=article.section.name if article.section else None,
        keywords=keywords,
        image=[image.as_json_ld() for image in pictures(article)],
        author=authors(article),
        editor=known(type="Person", name=article.responsible_editor) if article.responsible_editor else None,
        publisher={"@id": publisher_id()},
        isBasedOn=article.source_url,
        about=[mention(subject) for subject in subjects],
        mentions=[mention(record) for record in mentioned],
        correction=correction(article),
    )


def article_meta(article: Article) -> PageMeta:
    """Reads section, tags, units, officials, event, campaign and pictures: prefetch them."""
    keywords = [tag.name for tag in article.tags.all()]
    images = pictures(article)
    published = article.publish_at or article.created
    return PageMeta(
        title=article.headline,
        path=article.get_absolute_url(),
        description=description(article),
        keywords=",".join(keywords),
        image=images[0] if images else None,
        og_type="article",
        column=column(article.section) if article.section else None,
        story=Story(
            title=article.headline,
            published=published,
            modified=max(published, article.updated),
            source=article.source or article.dateline_outlet,
            author=article.byline or article.contributor or article.responsible_editor,
            section=article.section.name if article.section else "",
            keywords=keywords,
        ),
        breadcrumbs=[*trail(article.section), Crumb(pgettext("the last step of the breadcrumb", "Text"))],
        json_ld=[article_node(article, keywords)],
    )


def withdrawn_meta(article: Article) -> PageMeta:
    """A withdrawn story leaves its notice only: nothing of the story is told to machines."""
    return PageMeta(title=_("This story was withdrawn"), breadcrumbs=trail(article.section), noindex=True)


def section_meta(section: Section) -> PageMeta:
    path = section.get_absolute_url()
    return PageMeta(
        title=section.name,
        path=path,
        description=section.description or _("Stories in %(name)s") % {"name": section.name},
        keywords=section.keywords,
        column=column(section),
        breadcrumbs=trail(section),
        json_ld=[collection(section.name, path, section.description)],
        feeds=[Feed(section.name, reverse("feed_section", args=[section.slug]))],
    )


def tag_path(tag: Tag) -> str:
    return reverse("tag", args=[tag.slug])


def tag_meta(tag: Tag) -> PageMeta:
    path = tag_path(tag)
    text = _("Stories tagged %(name)s") % {"name": tag.name}
    return PageMeta(
        title=tag.name,
        path=path,
        description=text,
        keywords=tag.name,
        breadcrumbs=[home_crumb(), Crumb(tag.name)],
        json_ld=[collection(tag.name, path)],
        feeds=[Feed(tag.name, reverse("feed_tag", args=[tag.slug]))],
    )


def month_meta(year: int, month: int) -> PageMeta:
    path = reverse("month", args=[year, f"{month:02}"])
    title = date_format(datetime.date(year, month, 1), "YEAR_MONTH_FORMAT")
    return PageMeta(
        title=title,
        path=path,
        description=_("Stories of %(month)s") % {"month": title},
        breadcrumbs=[home_crumb(), Crumb(title)],
        json_ld=[collection(title, path)],
    )
