"""The page of a story: what stands on it, who sees it, what it costs."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from articles.models import Article, ArticlePicture, Attachment
from articles.rules import State
from directory.models import Host, Participation
from tests import makers, pages
from tests.elements import only, parsed, text
from tests.makers import at

pytestmark = pytest.mark.django_db


def read(client, article, **query) -> html.HtmlElement:
    response = client.get(article.get_absolute_url(), query)
    assert response.status_code == 200
    return parsed(response)


def test_a_story_shows_its_facts_in_one_line(client):
    article = makers.make_public_article(
        source="福建日报",
        byline_role="记者",
        byline="林书",
        responsible_editor="金婷",
        publish_at=at("2014-10-24", "18:20"),
    )
    facts = only(read(client, article), ".art-head .facts")
    assert text(facts) == "时间2014年10月24日 18:20 来源福建日报 作者记者 林书 责任编辑金婷"


def test_half_width_punctuation_of_the_source_is_shown_full_width(client):
    article = makers.make_public_article("省发改委:服务企业,促进发展", body="<p>贯彻精神,推进工作。</p>")
    page = read(client, article)
    assert text(only(page, "h1")) == "省发改委：服务企业，促进发展"
    assert "贯彻精神，推进工作。" in text(only(page, ".prose"))
    article.refresh_from_db()
    assert article.headline == "省发改委:服务企业,促进发展"


def test_a_headline_breaks_between_words_and_never_inside_a_name(client):
    article = makers.make_public_article("省直机关第二轮“十佳举措”受表彰")
    content = client.get(article.get_absolute_url()).content.decode()
    assert "省直机关<wbr>第二轮<wbr>“十佳举措”<wbr>受表彰</h1>" in content


def test_the_dateline_opens_the_first_paragraph(client):
    article = makers.make_public_article(
        body="<p>会议召开。</p>",
        dateline_outlet="文明风",
        dateline_date=datetime.date(2014, 10, 24),
        byline_role="通讯员",
    )
    assert text(only(read(client, article), ".prose p")) == "文明风10月24日讯（通讯员） 会议召开。"


def test_a_dateline_that_the_body_has_is_not_printed_twice(client):
    article = makers.make_public_article(
        body="<p>文明风10月24日讯(通讯员) 会议召开。</p>",
        dateline_outlet="文明风",
        dateline_date=datetime.date(2014, 10, 24),
        byline_role="通讯员",
    )
    assert text(only(read(client, article), ".prose")).count("文明风10月24日讯") == 1


def test_pictures_stand_in_order_with_their_captions(client):
    article = makers.make_public_article(lead_picture=makers.make_picture("会场"))
    for order, caption in enumerate(["甲", "乙", "丙"]):
        ArticlePicture.objects.create(article=article, picture=makers.make_picture(caption), order=order)
    captions = [text(caption) for caption in read(client, article).cssselect("figcaption")]
    assert captions == ["会场", "甲", "乙", "丙"]


def test_the_lead_picture_is_not_shown_again_in_the_group(client):
    picture = makers.make_picture("会场")
    article = makers.make_public_article(lead_picture=picture)
    ArticlePicture.objects.create(article=article, picture=picture, caption="推进会现场", order=0)
    captions = [text(caption) for caption in read(client, article).cssselect("figcaption")]
    assert captions == ["推进会现场"]


def test_pictures_of_a_long_story_begin_after_its_second_paragraph(client):
    article = makers.make_public_article(body="<p>一</p><p>二</p><p>三</p>")
    for order in range(5):
        ArticlePicture.objects.create(article=article, picture=makers.make_picture(f"图{order}"), order=order)
    prose = only(read(client, article), ".prose")
    assert [child.tag for child in prose] == ["p", "p", "div", "p"]


def test_a_picture_is_a_link_to_its_large_form_for_those_without_javascript(client):
    article = makers.make_public_article(lead_picture=makers.make_picture(alt="会场"))
    link = only(read(client, article), ".fig a")
    assert client.get(link.get("href")).status_code == 200


def test_the_event_card_names_people_as_printed_in_printed_order(client):
    event = makers.make_event(place="福州", attendance=170, attendance_approximate=True)
    people = [
        ("朱清", "常务副书记", ["attended", "spoke"]),
        ("郑栅洁", "主任", ["addressed"]),
        ("邱荣", "副书记", ["read_out"]),
    ]
    for order, (name, title, roles) in enumerate(people):
        official = makers.make_official(name, slug=f"o{order}")
        Participation.objects.create(event=event, official=official, name=name, title=title, roles=roles, order=order)
        official.name = "后来的名字"
        official.save()
    card = only(read(client, makers.make_public_article(event=event)), ".file")
    assert [text(row) for row in card.cssselect(".people dd b")] == ["朱清", "郑栅洁", "邱荣"]
    assert [text(row) for row in card.cssselect(".people dt")] == ["讲话", "致辞", "宣读文件"]
    assert "约170人" in text(card)


def test_a_host_keeps_the_name_that_was_printed(client):
    event, unit = makers.make_event(), makers.make_unit("省经济贸易委员会", short_name="省经贸委")
    Host.objects.create(event=event, unit=unit)
    unit.short_name = "省工信厅"
    unit.save()
    assert text(only(read(client, makers.make_public_article(event=event)), ".hosts")) == "省经贸委"


def test_a_story_that_reports_a_round_lists_the_winners_with_printed_numbers(client):
    article = makers.make_public_article()
    tier = makers.make_tier(makers.make_round(article=article))
    makers.make_measure(tier, "便民措施", unit=makers.make_unit("省公安厅"), ordinal=2)
    makers.make_measure(tier, "通关措施", unit=makers.make_unit("福州海关"), ordinal=1)
    rows = [text(row) for row in read(client, article).cssselect(".tbl tbody tr")]
    assert rows == ["一通关措施福州海关", "二便民措施省公安厅"]


def test_winners_held_back_are_not_on_the_page_of_the_story(client):
    article = makers.make_public_article()
    round = makers.make_round(
        article=article, stage="decided", released_at=timezone.now() + datetime.timedelta(hours=1)
    )
    makers.make_measure(makers.make_tier(round), "机密举措")
    assert "机密举措" not in client.get(article.get_absolute_url()).content.decode()


def test_a_tier_whose_winners_are_not_known_says_so(client):
    article = makers.make_public_article()
    makers.make_tier(makers.make_round(article=article), "提名奖", winners_known=False)
    assert "“提名奖”获奖者，报道未列名单。" in text(read(client, article))


def test_a_correction_is_shown_with_its_day(client):
    article = makers.make_public_article(
        notice_kind=Article.Notice.CORRECTION, notice="单位简称印错,已改。", notice_at=at("2014-10-25")
    )
    assert text(only(read(client, article), ".notice")) == "更正 2014年10月25日单位简称印错，已改。"


def test_attachments_can_be_downloaded(client):
    article = makers.make_public_article()
    file = makers.picture_file("notice.png")
    Attachment.objects.create(article=article, title="通知", file=file)
    assert "通知" in text(only(read(client, article), ".attachments"))


def test_tags_of_a_story_lead_to_their_pages(client):
    article = makers.make_public_article(tags=["学厦航"])
    link = only(read(client, article), ".tags a")
    assert client.get(link.get("href")).status_code == 200


def test_a_story_leads_to_the_one_before_and_after_it_in_its_section(client):
    section = makers.make_section()
    days = ["2014-10-01", "2014-10-02", "2014-10-03"]
    older, middle, newer = (makers.make_public_article(f"稿{day}", section=section, publish_at=at(day)) for day in days)
    makers.make_public_article("别的栏目", publish_at=at("2014-10-02", "10:00"))
    page = read(client, middle)
    assert only(page, "[rel=prev]").get("href") == older.get_absolute_url()
    assert only(page, "[rel=next]").get("href") == newer.get_absolute_url()


def test_stories_of_one_moment_still_follow_each_other(client):
    section = makers.make_section()
    first, second = (makers.make_public_article(section=section, publish_at=at("2014-10-01")) for _ in range(2))
    assert only(read(client, first), "[rel=next]").get("href") == second.get_absolute_url()
    assert only(read(client, second), "[rel=prev]").get("href") == first.get_absolute_url()


def test_the_qr_code_is_drawn_on_the_server(client):
    page = read(client, makers.make_public_article())
    drawn = client.get(only(page, ".share img").get("src"))
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert only(html.fromstring(drawn.content), "path").get("d")


def test_the_qr_code_stands_beside_the_page_and_nowhere_else(client):
    article = makers.make_public_article(publish_at=at("2014-10-24"))
    assert client.get(f"{article.get_absolute_url()}qr.svg").status_code == 200
    assert client.get(f"/articles/2014/09/{article.pk}/qr.svg").status_code == 404


def test_a_draft_has_no_qr_code(client):
    draft = makers.make_article()
    assert client.get(f"{draft.get_absolute_url()}qr.svg").status_code == 404


def test_a_wrong_month_in_the_address_leads_to_the_right_one(client):
    article = makers.make_public_article(publish_at=at("2014-10-24"))
    response = client.get(f"/articles/2014/09/{article.pk}/")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def hidden_articles():
    soon = timezone.now() + datetime.timedelta(hours=1)
    past = at("2014-10-24")
    yield "a draft", {"state": State.DRAFT, "publish_at": past}
    yield "a story in review", {"state": State.SECOND_REVIEW, "publish_at": past}
    yield "an approved story", {"state": State.APPROVED, "publish_at": past}
    yield "a scheduled story", {"publish_at": soon, "first_published": past}
    yield "an expired story", {"publish_at": past, "expire_at": at("2014-10-25")}


@pytest.mark.parametrize("fields", [pytest.param(fields, id=kind) for kind, fields in hidden_articles()])
def test_what_is_not_public_is_not_found_and_not_on_the_front_page(client, fields):
    article = makers.make_public_article("不能公开的标题", **{"state": State.PUBLISHED, **fields})
    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert "不能公开的标题" not in response.content.decode()
    assert "不能公开的标题" not in client.get("/").content.decode()


def test_a_working_copy_is_not_found(client):
    live = makers.make_public_article()
    copy = makers.make_article("新标题", replaces=live, publish_at=live.publish_at)
    assert client.get(copy.get_absolute_url()).status_code == 404
    assert "新标题" not in client.get(live.get_absolute_url()).content.decode()


def test_a_withdrawn_story_answers_410_with_its_notice_only(client):
    article = makers.make_public_article(
        "撤回的标题", state=State.WITHDRAWN, notice_kind=Article.Notice.WITHDRAWAL, notice="内容有误，已撤回。"
    )
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "内容有误，已撤回。" in response.content.decode()
    assert "撤回的标题" not in response.content.decode()


def test_a_withdrawn_story_with_a_successor_leads_to_it(client):
    successor = makers.make_public_article()
    article = makers.make_public_article(state=State.WITHDRAWN, successor=successor)
    response = client.get(article.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, successor.get_absolute_url())


def test_a_story_with_everything_costs_at_most_15_queries(client, django_assert_max_num_queries):
    pages.site()
    article = pages.article()
    Attachment.objects.create(article=article, title="通知", file=makers.picture_file("notice.png"))
    for number in range(12):
        makers.make_public_article(tags=["学厦航"], section=article.section, publish_at=at(f"2014-11-{number + 1:02}"))
    with django_assert_max_num_queries(15):
        read(client, article)


def test_no_page_may_be_kept_from_the_back_button(client):
    response = client.get(makers.make_public_article().get_absolute_url())
    assert "no-store" not in response.headers.get("Cache-Control", "")
    assert "unload" not in response.content.decode()
