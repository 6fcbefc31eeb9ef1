"""The story of a report: the draft with its credits, its pictures and captions, and the stories below it."""

from django.core.files.base import ContentFile

from articles import pictures
from articles.models import Article, ArticlePicture, RelatedStory, Section
from directory.models import Campaign, Event
from intake import receiving
from intake.filing.names import Names, linked
from intake.models import Report
from intake.proposal import Fate, Proposal
from newsroom.images import prepare
from newsroom.models import User

AS_PRINTED = [
    "headline",
    "kicker",
    "deck",
    "body",
    "dateline_outlet",
    "dateline_date",
    "byline_role",
    "byline",
    "source",
    "contributor",
    "photographer",
    "responsible_editor",
]


def write_story(
    proposal: Proposal, names: Names, campaign: Campaign | None, event: Event | None, by: User | None
) -> Article:
    article = Article.objects.create(
        **{name: getattr(proposal.story, name) for name in AS_PRINTED},
        section=Section.objects.filter(pk=proposal.story.section or 0).first(),
        campaign=campaign,
        event=event,
        author=by,
    )
    article.units.set(names.units)
    article.officials.set(names.officials)
    return article


def write_pictures(report: Report, proposal: Proposal, article: Article, stored: list[str]) -> None:
    """The pictures of the document with their captions; captions without one wait for it in the draft.

    `stored` learns the names of files that this wrote, to be removed again if the transaction fails.
    """
    sent = receiving.pictures_of(report) if any(line.picture is not None for line in proposal.captions) else {}
    waiting = []
    for order, line in enumerate(proposal.captions, start=1):
        came = sent.get(line.picture) if line.picture is not None else None
        if came is None:
            waiting.append(line.text)
            continue
        prepared = prepare(ContentFile(came.data, name="picture"))
        picture = pictures.same_as(prepared)
        if picture is None:
            picture = pictures.take(prepared, caption=line.text[:300], alt=came.alt[:300])
            stored.append(str(picture.file.name))
        ArticlePicture.objects.create(article=article, picture=picture, caption=line.text[:300], order=order)
        article.lead_picture = article.lead_picture or picture
    article.waiting_captions = "\n".join(waiting)
    article.save()


def write_related(proposal: Proposal, article: Article) -> None:
    for order, line in enumerate(proposal.related, start=1):
        story = linked(Article, line.link) if line.link.fate == Fate.MATCH else None
        RelatedStory.objects.create(article=article, story=story, title=line.title, published_on=line.day, order=order)
