"""What is missing, or too long."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import clipboard
from articles.checks.reading import plain_body
from articles.checks.registry import Remark, check
from articles.models import Article
from articles.models.checking import Level

# Lists and phones cut what is longer; 《党政机关公文格式》 sets no limit for headlines, the desk's own style does.
HEADLINE_LENGTH = 40
SHORT_HEADLINE_LENGTH = 20


@check("body", gettext_lazy("Body"), Level.REQUIRED)
def body(article: Article) -> Iterator[Remark]:
    if not plain_body(article.body) and not article.article_pictures.all():
        yield Remark("body", _("There is neither text nor a picture."))


@check("section", gettext_lazy("Section"), Level.REQUIRED)
def section(article: Article) -> Iterator[Remark]:
    if article.section_id is None:
        yield Remark("section", _("No section has been chosen."))


@check("summary", gettext_lazy("Summary"), Level.ADVISED)
def summary(article: Article) -> Iterator[Remark]:
    if not article.summary.strip():
        yield Remark("summary", _("There is no summary; lists and shares show the first sentence instead."))


@check("source", gettext_lazy("Source"), Level.ADVISED)
def source(article: Article) -> Iterator[Remark]:
    if not (article.source or article.dateline_outlet or article.contributor):
        yield Remark("source", _("Nothing says where it comes from: no source, no dateline, no contributor."))


@check("headline_length", gettext_lazy("Length of the headline"), Level.ADVISED)
def headline_length(article: Article) -> Iterator[Remark]:
    limits = [("headline", HEADLINE_LENGTH), ("short_headline", SHORT_HEADLINE_LENGTH)]
    for field, limit in limits:
        if (length := len(getattr(article, field))) > limit:
            yield Remark(
                field,
                _("%(length)d characters; more than %(limit)d are cut off in lists.")
                % {"length": length, "limit": limit},
            )


@check("waiting_captions", gettext_lazy("Captions without pictures"), Level.ADVISED)
def waiting_captions(article: Article) -> Iterator[Remark]:
    if count := len([line for line in article.waiting_captions.splitlines() if line.strip()]):
        yield Remark(
            "waiting_captions",
            ngettext("%(count)d caption has no picture yet.", "%(count)d captions have no picture yet.", count)
            % {"count": count},
        )


@check("missing_pictures", gettext_lazy("Pictures still to upload"), Level.REQUIRED)
def missing_pictures(article: Article) -> Iterator[Remark]:
    """A paste from a word processor left a mark where its picture was."""
    for name in dict.fromkeys(clipboard.MISSING.findall(plain_body(article.body))):
        yield Remark(
            "body", _("“%(name)s” stayed on the writer's computer: upload it, then take its mark out.") % {"name": name}
        )


@check("alternative_text", gettext_lazy("Alternative text of pictures"), Level.REQUIRED)
def alternative_text(article: Article) -> Iterator[Remark]:
    """GB/T 37668-2019 and WCAG 1.1.1: a picture says in words what it shows, or that it is decoration."""
    uses = article.article_pictures.all()
    for number, use in enumerate(uses, 1):
        if not use.picture.decorative and not use.shown_alt:
            yield Remark("article_pictures", _("Picture %(number)d has no alternative text.") % {"number": number})
    lead = article.lead_picture
    # Where it is one of the article's pictures, it is shown with the words it has there.
    if lead and not lead.decorative and not lead.alt and lead.pk not in {use.picture_id for use in uses}:
        yield Remark("lead_picture", _("The lead picture has no alternative text."))


@check("caption", gettext_lazy("Captions of pictures"), Level.ADVISED)
def caption(article: Article) -> Iterator[Remark]:
    for number, use in enumerate(article.article_pictures.all(), 1):
        if not use.picture.decorative and not use.shown_caption:
            yield Remark("article_pictures", _("Picture %(number)d has no caption.") % {"number": number})
