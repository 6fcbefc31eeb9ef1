"""The report of 2014-10-24, entered by hand at the desk in a browser, published, and read on the public pages.

One entry, made once for the module; every fact of the report is a test of its own on the pages that readers get.
"""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from lxml import html
from PIL import Image

from articles.models import Article
from awards.models import Round
from directory.models import Event
from newsroom.models import User
from tests import makers
from tests.hand import Hand, as_new, leave

# Marked for the database because the entry needs it; the tests themselves only read pages.
pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SEED = json.loads((Path(__file__).parents[1] / "real" / "report-seed.json").read_text())
TEXT, GOLD = SEED["text"], SEED["gold"]
HEADLINE = "福建省直机关“学厦航、打造优质软环境”活动第四次推进会在福州召开"
CAMPAIGN = "“学厦航、学先进，打造优质软环境作表率”活动"
# The paragraphs of the story: after the captions and the dateline, before the credits.
BODY = TEXT[TEXT.index("10月22日上午") : TEXT.index("(省直机关文明办供稿)")]
PURPOSE = BODY[BODY.index("主要任务是") + 5 : BODY.index("。省直机关工委")]
GROUPS = [
    "省发改委有关部室负责人",
    "第二轮十佳举措获奖单位的有关领导",
    "省直各单位机关党委专职副书记",
]
ROLES = {"出席": "attended", "讲话": "spoke", "致辞": "addressed", "主持": "presided", "宣读": "read_out"}
SHORT_NAMES = {"省发改委": "福建省发展和改革委员会", "省直机关工委": "中共福建省委省直机关工作委员会"}


def fold(text: str) -> str:
    """Text without spaces, its punctuation full-width as readers see it."""
    return re.sub(r"\s+", "", text).translate(str.maketrans(",;:()", "，；：（）"))


def enter_the_people(hand: Hand) -> None:
    """Four officials with the posts the report names."""
    for person in GOLD["participants"]:
        hand.open("/admin/directory/official/add/")
        hand.write(name=person["name"])
        row = hand.add_row("posts")
        hand.look_up(f"{row}-unit", person["unit"], SHORT_NAMES[person["unit"]])
        hand.write(**{f"{row}-title": person["title"]})
        hand.save()


def enter_the_campaign(hand: Hand) -> None:
    hand.open("/admin/directory/campaign/add/")
    hand.write(name=CAMPAIGN, short_name="学厦航")
    for name in GOLD["campaign_aliases"]:
        if fold(name) != CAMPAIGN:
            row = hand.add_row("other_names")
            hand.write(**{f"{row}-name": name})
    hand.save()


def enter_the_event(hand: Hand) -> None:
    hand.open("/admin/directory/event/add/")
    hand.write(
        name=GOLD["event_name"],
        starts_on="2014-10-22",
        place=GOLD["event"]["place"],
        purpose=PURPOSE,
        series="推进会",
        number=GOLD["event_ordinal"],
        attendance=GOLD["attendance"]["value"],
    )
    hand.choose(clock="morning", kind="meeting", status="held")
    hand.tick("attendance_approximate")
    hand.look_up("campaign", "学厦航", CAMPAIGN)
    for name in GOLD["hosts"]:
        row = hand.add_row("hosts")
        hand.look_up(f"{row}-unit", name, SHORT_NAMES.get(name, name))
        hand.write(**{f"{row}-printed_name": name})
    for person in GOLD["participants"]:
        enter_a_participation(hand, person)
    for group in GROUPS:
        row = hand.add_row("participations")
        hand.write(**{f"{row}-name": group})
        hand.tick(f"{row}-is_group")
    hand.save()


def enter_a_participation(hand: Hand, person: dict) -> None:
    row = hand.add_row("participations")
    hand.write(
        **{f"{row}-name": person["name"], f"{row}-title": person["title"], f"{row}-unit_name": person["unit"]},
    )
    for role in person["roles"]:
        hand.tick(f"{row}-roles", value=ROLES[role])
    hand.look_up(f"{row}-official", person["name"], person["name"])
    hand.look_up(f"{row}-unit", person["unit"], SHORT_NAMES[person["unit"]])
    if "宣读" in person["roles"]:
        hand.write(**{f"{row}-note": GOLD["document_read"]})


def enter_the_article(hand: Hand, pictures: list[Path]) -> None:
    hand.open("/admin/articles/article/add/")
    hand.write(
        headline=HEADLINE,
        dateline_outlet="文明风",
        dateline_date="2014-10-24",
        byline_role="通讯员",
        contributor=GOLD["contributor"],
        responsible_editor=GOLD["editor"],
        tags="优质软环境，十佳举措、学厦航",
        publish_at="2014-10-24 18:20",
    )
    hand.paste(BODY)
    hand.look_up("section", "要闻", "要闻")
    hand.look_up("campaign", "学厦航", CAMPAIGN)
    hand.look_up("event", "推进会", "第四次推进会")
    for unit in GOLD["hosts"][:2]:
        hand.look_up("units", unit, SHORT_NAMES.get(unit, unit))
    for person in GOLD["participants"]:
        hand.look_up("officials", person["name"], person["name"])
    hand.attach("new_pictures", *pictures)
    for day, title in GOLD["related"]:
        row = hand.add_row("related_stories")
        hand.write(**{f"{row}-published_on": day, f"{row}-title": title})
    hand.save("_continue")
    for number, caption in enumerate(GOLD["captions"]):
        hand.write(
            **{
                f"article_pictures-{number}-caption": caption,
                f"article_pictures-{number}-alt": f"照片：{caption}",
            }
        )
    hand.save("_continue")


def enter_the_round(hand: Hand) -> None:
    hand.open("/admin/awards/award/add/")
    hand.write(name="“学厦航”活动“十佳举措”")
    hand.look_up("campaign", "学厦航", CAMPAIGN)
    hand.save()
    hand.open("/admin/awards/round/add/")
    hand.look_up("award", "十佳举措", "十佳举措")
    hand.write(number=2, year=2014, decided_on="2014-10-22", released_at="2014-10-22 12:00")
    hand.write(document=GOLD["document_read"])
    hand.choose(stage="decided")
    hand.look_up("event", "推进会", "第四次推进会")
    hand.look_up("article", "推进会", HEADLINE)
    for name, places, known in (("十佳举措", "10", True), ("提名奖", "", False)):
        row = hand.add_row("tiers")
        hand.write(**{f"{row}-name": name, f"{row}-places": places})
        if not known:
            hand.tick(f"{row}-winners_known")
    for win in GOLD["awards"]:
        row = hand.add_row("measures")
        hand.write(
            **{
                f"{row}-ordinal": win["ordinal"],
                f"{row}-title": win["title"],
                f"{row}-printed": win["recipient"],
                f"{row}-tier_name": win["tier"],
            }
        )
    hand.save()


def photographs(folder: Path) -> list[Path]:
    """Eight different pictures of the size that cameras make, one for each caption."""
    paths = []
    for number, _caption in enumerate(GOLD["captions"], start=1):
        path = folder / f"{number}.jpg"
        Image.effect_noise((1600, 1067), 10 * number).convert("RGB").save(path)
        paths.append(path)
    return paths


def register_of_units() -> None:
    """The units of the report, in the register before the report is written; the long names are of the office."""
    for name in GOLD["units"]:
        long = SHORT_NAMES.get(name, name)
        makers.make_unit(long, short_name=name if long != name else "")


@pytest.fixture(scope="module")
def pages(request, chromium, django_db_setup, django_db_blocker, tmp_path_factory):
    """The public pages of the report, by name, as a reader's browser gets them; `console` is what the desk's said."""
    folder = tmp_path_factory.mktemp("report")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder / "media", ALLOWED_HOSTS=["*"]):
        server = request.getfixturevalue("live_server")
        try:
            yield enter_and_publish(Hand(chromium, server.url), folder)
        finally:
            leave(chromium)
            call_command("flush", interactive=False, verbosity=0)


def enter_and_publish(hand: Hand, folder: Path) -> dict:
    editor = makers.make_user("jin", "金婷", is_superuser=True)
    reviewers = [makers.make_user(f"reviewer{n}", f"审核{n}", groups=[f"reviewer_{n}"]) for n in (1, 2, 3)]
    publisher = makers.make_user("publisher", "发布", groups=["publisher"])
    makers.make_section("要闻")
    register_of_units()
    as_new(hand.browser, hand.address)
    hand.sign_in(editor, "a long enough word")
    enter_the_people(hand)
    enter_the_campaign(hand)
    enter_the_event(hand)
    enter_the_article(hand, photographs(folder))
    enter_the_round(hand)
    console = hand.complaints()
    article = makers.sign(Article.objects.get(headline=HEADLINE), editor, reviewers)
    publish(hand, article, publisher)
    article.refresh_from_db()
    addresses = {
        "article": article.get_absolute_url(),
        "event": Event.objects.get().get_absolute_url(),
        "round": Round.objects.get().get_absolute_url(),
    }
    return {"console": console, **{name: read(address) for name, address in addresses.items()}}


def publish(hand: Hand, article: Article, publisher: User) -> None:
    """Press the button, as the person who may."""
    hand.browser.delete_all_cookies()
    hand.sign_in(publisher, "a long enough word")
    hand.open(f"/admin/articles/article/{article.pk}/change/")
    hand.press("立即发布")  # leads to a page that says what will happen
    hand.press("立即发布")


def read(address: str) -> html.HtmlElement:
    response = Client().get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def said(element: html.HtmlElement) -> str:
    return fold(element.text_content())


def in_order(text: str, parts: list[str]) -> bool:
    """Whether the parts stand in the text one after the other."""
    place = 0
    for part in parts:
        place = text.find(fold(part), place)
        if place < 0:
            return False
        place += len(fold(part))
    return True


def test_the_desk_made_the_browser_complain_of_nothing(pages):
    assert pages["console"] == []


def test_the_story_shows_its_headline(pages):
    assert said(pages["article"].find(".//h1")) == fold(HEADLINE)


def test_the_story_shows_eight_captions(pages):
    captions = [said(caption) for caption in pages["article"].iter("figcaption")]
    assert sorted(captions) == sorted(map(fold, GOLD["captions"]))


def test_every_picture_has_words_and_sizes_of_its_own(pages):
    pictures = [img for img in pages["article"].iter("img") if img.get("srcset")]
    assert {img.get("alt") for img in pictures} == {f"照片：{caption}" for caption in GOLD["captions"]}
    assert all(int(img.get("width")) and int(img.get("height")) for img in pictures)


def test_the_story_shows_its_dateline(pages):
    assert fold(GOLD["dateline"]) in said(pages["article"])


def test_the_story_shows_every_paragraph_that_was_pasted(pages):
    assert in_order(said(pages["article"]), BODY.split("\n"))


def test_the_meeting_shows_ten_hosts_in_printed_order(pages):
    assert len(GOLD["hosts"]) == 10
    assert in_order(said(pages["event"]), GOLD["hosts"])


@pytest.mark.parametrize("person", GOLD["participants"], ids=lambda person: person["name"])
@pytest.mark.parametrize("page", ["event", "article"])
def test_an_official_is_shown_with_title_and_roles_as_printed(pages, page, person):
    text = said(pages[page])
    assert fold(person["unit"] + person["title"]) in text
    assert person["name"] in text
    assert all(role in text for role in person["roles"])


def test_officials_stand_in_the_order_of_the_report(pages):
    assert in_order(said(pages["event"]), [person["name"] for person in GOLD["participants"]])


def test_about_170_people_were_there(pages):
    assert "约170人" in said(pages["event"])


@pytest.mark.parametrize("group", GROUPS)
def test_people_without_names_are_shown_as_groups(pages, group):
    assert group in said(pages["event"])


def test_the_document_that_was_read_out_is_named(pages):
    assert fold(GOLD["document_read"]) in said(pages["event"])
    assert fold(GOLD["document_read"]) in said(pages["round"])


def test_ten_winners_stand_in_printed_order_with_their_units(pages):
    assert [win["ordinal"] for win in GOLD["awards"]] == [*range(1, 11)]
    rows = [said(win) for win in pages["round"].xpath("//*[contains(concat(' ', @class, ' '), ' win ')]")]
    assert len(rows) == 10
    for row, win in zip(rows, GOLD["awards"], strict=True):
        assert fold(win["title"]) in row
        assert win["recipient"] in row


def test_the_nominees_are_shown_as_not_named(pages):
    tier = next(part for part in pages["round"].iter("section") if said(part).startswith("提名奖"))
    assert "名单未刊" in said(tier)
    assert not tier.xpath(".//li")


def test_the_contributor_is_named(pages):
    assert in_order(said(pages["article"]), ["供稿", GOLD["contributor"]])


def test_the_responsible_editor_is_named(pages):
    assert in_order(said(pages["article"]), ["责任编辑", GOLD["editor"]])


@pytest.mark.parametrize("story", GOLD["related"], ids=lambda story: story[0])
def test_a_related_story_is_shown_with_its_date(pages, story):
    related = next(part for part in pages["article"].iter("li") if fold(story[1]) in said(part))
    assert story[0] in related.text_content()


def test_related_stories_stand_in_the_order_of_the_report(pages):
    assert in_order(said(pages["article"]), [title for _day, title in GOLD["related"]])


@pytest.mark.parametrize("tag", ["优质软环境", "十佳举措", "学厦航"])
def test_the_story_bears_its_tags(pages, tag):
    assert tag in [said(link) for link in pages["article"].xpath("//a[@rel='tag']")]
