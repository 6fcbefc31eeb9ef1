"""A reader who follows every link, feed, list and sitemap of the site meets nothing that is not public."""

import datetime
import re

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from lxml import html

from articles.models import Article, ArticlePicture, Attachment, Promotion, RelatedStory
from articles.rules import State
from awards.models import Round
from tests import makers, pages

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
SECRET = "机密"
HELD = "尚未揭晓"
BESIDE = "夜航灯塔"  # stands beside both: a search page repeats what was asked
STARTS = ["/", "/robots.txt", "/sitemap.xml", "/sitemap-news.xml", "/events.ics", "/feeds/latest.atom", "/api/v1/"]
ASKED = [f"/search/?q={BESIDE}", f"/search/suggestions/?q={BESIDE}", "/search/suggestions/?q=jm"]
# How feeds, calendars, sitemaps and the interface for programs write an address of this site.
ADDRESS = re.compile(r"http://127\.0\.0\.1:8000(/[^\s\"'<>\\)]*)")


@pytest.fixture
def public(settings):
    """A newsroom with a report that has everything, and a short one beside it."""
    settings.SITE_URL = SITE
    pages.site()
    makers.make_public_article("短讯", publish_at=timezone.now() - datetime.timedelta(hours=1), tags=["学厦航"])
    return pages.article()


NOW = timezone.now()
HOUR = datetime.timedelta(hours=1)
SHOWN = {"state": State.PUBLISHED, "publish_at": NOW - 2 * HOUR, "first_published": NOW - 2 * HOUR}
HIDDEN = {
    **{
        state: {"state": state, "publish_at": NOW - HOUR}
        for state in ("draft", "first_review", "second_review", "third_review", "approved")
    },
    "scheduled": {"state": State.SCHEDULED, "publish_at": NOW + 24 * HOUR},
    "not yet shown": {**SHOWN, "publish_at": NOW + 24 * HOUR},
    "expired": {**SHOWN, "expire_at": NOW - HOUR},
    "withdrawn": {**SHOWN, "state": State.WITHDRAWN, "notice": "本文已撤回。", "notice_kind": "withdrawal"},
}


def hang_everywhere(hidden: Article, public: Article) -> None:
    """Everything that a page, a list, a feed or an index could show an article by."""
    hidden.tags.add("学厦航", f"{SECRET}标签")
    hidden.units.set(public.units.all())
    hidden.officials.set(public.officials.all())
    hidden.placements.set([makers.make_section()])
    picture = makers.make_picture(f"{SECRET}照片", alt=f"{SECRET}照片")
    ArticlePicture.objects.create(article=hidden, picture=picture, order=1)
    Attachment.objects.create(
        article=hidden, title=f"{SECRET}附件", file=ContentFile(SECRET.encode(), name="secret.txt"), order=1
    )
    Article.objects.filter(pk=hidden.pk).update(lead_picture=picture)
    RelatedStory.objects.create(article=public, story=hidden, order=9)
    for slot in ("lead", "second", "pictures", "notice"):
        Promotion.objects.create(slot=slot, article=hidden, order=0)
    for measure in public.rounds.get().measures.all():
        measure.articles.add(hidden)


def make_hidden(public: Article, **fields) -> Article:
    words = {
        "kicker": f"{SECRET}引题",
        "deck": f"{SECRET}副题",
        "summary": f"{SECRET}摘要",
        "body": f"<p>{SECRET}正文，{BESIDE}。</p>",
        "byline": f"{SECRET}记者",
        "section": public.section,
        "campaign": public.campaign,
        "event": public.event,
    }
    hidden = makers.make_article(f"{SECRET}标题", **words, **fields)
    hang_everywhere(hidden, public)
    return hidden


def links(address: str, content: str, kind: str) -> set[str]:
    """Addresses of this site in an answer, whatever it is written in."""
    found = set(ADDRESS.findall(content.replace("\r\n ", "")))  # a calendar folds its lines
    if "html" in kind and content:
        page = html.fromstring(content)
        page.make_links_absolute(SITE + address)
        found |= {m[1] for link in page.iterlinks() if (m := ADDRESS.match(link[2]))}
    # A list is met without its filters: followed as well, they would multiply for ever.
    return {link.split("#")[0] for link in found if "?" not in link}


def everything_readers_reach(client) -> dict[str, str]:
    """Every text a reader can come to, by its address; pictures and style sheets are not followed."""
    waiting, met = [*STARTS, *ASKED], {}
    while waiting:
        address = waiting.pop()
        if address in met or address.startswith(("/media/", "/static/", "/accounts/", "/admin/")):
            continue
        answer = client.get(address)
        met[address] = answer.content.decode(errors="replace")
        waiting += links(address, met[address], answer.headers.get("Content-Type", ""))
        waiting += [answer.headers["Location"]] if "Location" in answer.headers else []
    return met


def said(client, word: str) -> list[str]:
    """The addresses at which a reader meets a word."""
    met = everything_readers_reach(client)
    assert len(met) > 60, "the reader got nowhere"
    return sorted(address for address, text in met.items() if word in text)


def test_no_link_feed_list_or_sitemap_leads_to_what_is_not_public(client, public):
    for fields in HIDDEN.values():
        hidden = make_hidden(public, **fields)
    Round.objects.filter(article=public).update(article=hidden)
    assert said(client, SECRET) == []


def test_no_link_feed_list_or_sitemap_shows_a_word_of_a_working_copy(client, public):
    make_hidden(public, replaces=public)
    assert said(client, SECRET) == []


def test_no_link_feed_list_or_sitemap_names_a_winner_before_the_release(client, public):
    held = makers.make_round(public.rounds.get().award, number=3, released=False, event=public.event)
    measure = makers.make_measure(makers.make_tier(held), f"{HELD}的{BESIDE}", unit=public.units.first(), summary=HELD)
    measure.articles.add(public)
    assert said(client, HELD) == []


def test_the_same_story_is_met_in_all_those_places_once_it_is_public(client, public):
    make_hidden(public, **SHOWN)
    first = {address.strip("/").split("/")[0].split("?")[0] for address in said(client, SECRET)}
    lists = {"articles", "campaigns", "events", "officials", "sections", "tags", "units"}
    assert first >= {"", "api", "feeds", "search", "sitemap-news.xml", *lists}
