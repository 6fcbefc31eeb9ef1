"""What stories offer to search: themselves, the text of what is attached to them, and the sections they are in."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.models import Article, ArticlePicture, Attachment, Picture, Placement, Section, TaggedArticle
from articles.rules import State
from newsroom.markup import plain_text
from newsroom.prepared import PreparedList, PreparedRelation
from newsroom.search.documents import text_of
from newsroom.search.models import Shelf
from newsroom.search.offers import Entry, facet, follow, offer

SECTIONS = PreparedList(lambda keys: Section.objects.filter(pk__in=keys))

facet(
    "section",
    label=_("Section"),
    names=lambda keys: {section.pk: section.name for section in SECTIONS(keys)},
    order=10,
)


@offer(Section, kind="section", label=_("Sections"), rows=Section.objects.all)
def section(record: Section) -> Entry:
    """A reader who types the name of a column wants to go there."""
    return Entry(title=record.name, body=record.description, url=record.get_absolute_url(), names=[record.name])


STORIES = PreparedList(lambda keys: Article.objects.filter(pk__in=keys))
# What is told of a story beside itself, and what of each.
TOLD = [
    ("units", ""),
    ("tagged_items", "tag"),
    ("article_pictures", "picture"),
    ("placement_set", ""),
    ("rounds", ""),
    ("measures", ""),
]
RELATIONS = [PreparedRelation(Article, name, *filter(None, [joined])) for name, joined in TOLD]


def stories() -> QuerySet[Article]:
    return Article.objects.prefetch_related(*("__".join(filter(None, names)) for names in TOLD))


def some_stories(pks: list[int]) -> list[Article]:
    """The same for a save, whose price is that of writing the SQL."""
    found = STORIES(pks)
    for relation in RELATIONS:
        relation.fill(found)
    return found


@offer(Article, kind="article", label=_("Articles"), rows=stories, read=some_stories)
def story(article: Article) -> Entry | None:
    """An article; its working copy is no record of its own."""
    if article.replaces_id:
        return None
    credits = [article.dateline, article.source, article.contributor, article.photographer, article.responsible_editor]
    captions = [use.shown_caption for use in article.article_pictures.all()]
    # By their links, because taggit's own way builds a query for each story; in order, for two readings to agree.
    tags = [item.tag.name for item in sorted(article.tagged_items.all(), key=lambda item: item.pk)]
    text = [article.summary, plain_text(article.body), *captions, "，".join(filter(None, credits)), "，".join(tags)]
    return Entry(
        title=article.headline,
        deck="\n".join(filter(None, [article.kicker, *article.deck_lines])),
        body="\n".join(filter(None, text)),
        url=article.get_absolute_url(),
        moment=article.publish_at,
        facets={
            "section": [article.section_id or 0, *(placement.section_id for placement in article.placement_set.all())],
            "unit": [unit.pk for unit in article.units.all()],
            "round": [round.pk for round in article.rounds.all()]
            + [measure.round_id for measure in article.measures.all()],
        },
        **visible(article),
    )


@offer(Attachment, kind="attachment", label=_("Documents"), rows=lambda: Attachment.objects.select_related("article"))
def document(attachment: Attachment) -> Entry | None:
    """The text of a Word file or a PDF, found while its article is."""
    article = attachment.article
    if article.replaces_id:
        return None
    return Entry(
        title=attachment.title,
        deck=article.headline,
        body=text_of(attachment.file),
        url=article.get_absolute_url(),
        moment=article.publish_at,
        facets={"section": [article.section_id or 0]},
        **visible(article),
    )


def visible(article: Article) -> dict:
    """Who finds it and when, as `Article.objects.public()` decides."""
    expired = article.expire_at is not None and article.expire_at <= timezone.now()
    if article.state != State.PUBLISHED or expired:
        return {"shelf": Shelf.DESK}
    return {"shelf": Shelf.PUBLIC, "public_from": article.publish_at, "public_until": article.expire_at}


follow(Placement, lambda placement: [placement.article])
follow(ArticlePicture, lambda use: [use.article])
follow(Picture, lambda picture: Article.objects.filter(article_pictures__picture=picture).only("pk"))
follow(TaggedArticle, lambda tagged: [tagged.content_object])  # a tag is deleted without a word to its stories
follow(Tag, lambda tag: Article.objects.filter(tags=tag).only("pk"))
follow(Article, lambda article: article.attachments.all())
