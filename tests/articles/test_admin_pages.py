"""Every page of the desk for stories opens, saves through its real form, and refuses the wrong person."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from taggit.models import Tag

from articles.models import Article, ArticlePicture, Attachment, Picture, RelatedStory, Section
from tests.makers import (
    make_article,
    make_campaign,
    make_event,
    make_official,
    make_picture,
    make_section,
    make_unit,
    make_user,
    picture_file,
)

MODELS = [Article, Section, Picture, Tag]
MAKERS = {
    Article: lambda: make_article("推进会召开", tags=["优质软环境"]),
    Section: lambda: make_section("要闻"),
    Picture: lambda: make_picture(),
    Tag: lambda: Tag.objects.create(name="优质软环境", slug="优质软环境"),
}


@pytest.fixture
def xu(db):
    """Somebody who may sign in, and nothing else."""
    return make_user("xu", "许强")


def address(model, page, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def submitted(response, **changed) -> dict:
    """The fields of the form as a browser would send them back, with some filled in."""
    page = html.fromstring(response.content.decode())
    form = next(form for form in page.forms if form.get("id", "").endswith("_form"))
    values: dict = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return {**values, **changed}


def errors(response) -> str:
    page = html.fromstring(response.content.decode())
    return " ".join(
        one.text_content() for one in page.xpath("//*[contains(@class, 'errorlist') or contains(@class, 'errornote')]")
    )


@pytest.mark.parametrize("model", MODELS)
def test_the_list_opens(desk, model):
    record = MAKERS[model]()
    assert str(record) in desk.get(address(model, "changelist")).content.decode()


@pytest.mark.parametrize("model", MODELS)
def test_the_form_saves_what_it_shows(desk, model):
    record = MAKERS[model]()
    page = desk.get(address(model, "change", record.pk))
    response = desk.post(address(model, "change", record.pk), submitted(page))
    assert response.status_code == 302, errors(response)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", ["changelist", "add", "change", "delete", "history"])
def test_a_person_without_the_right_is_refused(client, xu, model, page):
    record = MAKERS[model]()
    client.force_login(xu)
    assert client.get(address(model, page, *([] if page in ("changelist", "add") else [record.pk]))).status_code == 403


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("page", ["changelist", "add", "change", "delete", "history"])
def test_a_stranger_is_sent_to_sign_in(client, db, model, page):
    record = MAKERS[model]()
    response = client.get(address(model, page, *([] if page in ("changelist", "add") else [record.pk])))
    assert response.headers["Location"].startswith(reverse("admin:login"))


def test_a_person_without_the_right_saves_nothing(client, xu):
    article = make_article("原来的标题")
    client.force_login(xu)
    response = client.post(address(Article, "change", article.pk), {"headline": "改过的标题"})
    article.refresh_from_db()
    assert (response.status_code, article.headline) == (403, "原来的标题")


def test_an_article_is_entered_with_everything_it_names(desk, gao):
    unit, official = make_unit("省直机关工委"), make_official("朱清")
    campaign, event = make_campaign("学厦航"), make_event()
    section, further = make_section("要闻"), make_section("机关党建")
    page = desk.get(address(Article, "add"))
    response = desk.post(
        address(Article, "add"),
        submitted(
            page,
            kicker="优质软环境",
            headline="第四次推进会在福州召开",
            deck="朱清出席并讲话\n郑栅洁致辞",
            body="<p>　　10月22日上午</p>",
            section=section.pk,
            further_sections=[further.pk, section.pk],
            campaign=campaign.pk,
            event=event.pk,
            units=[unit.pk],
            officials=[official.pk],
            tags="优质软环境，Xiamen Airlines、机关党建; 学厦航",
            dateline_date="2014-10-24",
            new_pictures=[picture_file("1.jpg"), picture_file("2.jpg", colour="#1b5484")],
        ),
    )
    assert response.status_code == 302, errors(response)
    article = Article.objects.get()
    assert article.author == gao
    assert article.body == "<p>10月22日上午</p>"
    assert sorted(article.tags.names()) == sorted(["优质软环境", "Xiamen Airlines", "机关党建", "学厦航"])
    assert (article.campaign, article.event, article.section) == (campaign, event, section)
    assert (list(article.units.all()), list(article.officials.all())) == ([unit], [official])
    assert list(article.placements.all()) == [further]  # never twice in its own section
    assert [use.order for use in article.article_pictures.all()] == [1, 2]
    assert article.lead_picture == article.article_pictures.first().picture


def test_a_picture_that_the_library_has_is_used_from_there(desk):
    page = desk.get(address(Article, "add"))
    fields = {"headline": "甲", "new_pictures": [picture_file("1.jpg"), picture_file("2.jpg")]}
    desk.post(address(Article, "add"), submitted(page, **fields))
    assert Picture.objects.count() == 1
    assert ArticlePicture.objects.count() == 2


def test_a_refused_picture_is_named_and_nothing_is_saved(desk):
    bad = picture_file("坏.jpg")
    bad.truncate(bad.size // 2)
    page = desk.get(address(Article, "add"))
    response = desk.post(
        address(Article, "add"), submitted(page, headline="甲", new_pictures=[picture_file("好.jpg"), bad])
    )
    assert "坏.jpg：这张图片已损坏" in errors(response)
    assert not Article.objects.exists()
    assert not Picture.objects.exists()


def test_a_related_story_needs_a_title_or_a_story_of_ours(desk):
    article = make_article()
    page = desk.get(address(Article, "change", article.pk))
    rows = {"related_stories-TOTAL_FORMS": "1", "related_stories-0-published_on": "2012-08-17"}
    response = desk.post(address(Article, "change", article.pk), submitted(page, **rows))
    assert "请按原文填写标题" in errors(response)
    rows["related_stories-0-title"] = "福州海关获十佳举措"
    assert desk.post(address(Article, "change", article.pk), submitted(page, **rows)).status_code == 302
    assert str(RelatedStory.objects.get().published_on) == "2012-08-17"


def test_a_story_is_not_related_to_itself(desk):
    article = make_article()
    page = desk.get(address(Article, "change", article.pk))
    rows = {"related_stories-TOTAL_FORMS": "1", "related_stories-0-story": article.pk}
    assert "不能与自己相关" in errors(desk.post(address(Article, "change", article.pk), submitted(page, **rows)))


def test_an_attachment_takes_the_name_of_its_file(desk):
    article = make_article()
    page = desk.get(address(Article, "change", article.pk))
    rows = {
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-file": ContentFile(b"%PDF-1.4 ...", name="关于通报表彰的通知.pdf"),
    }
    response = desk.post(address(Article, "change", article.pk), submitted(page, **rows))
    assert response.status_code == 302, errors(response)
    assert Attachment.objects.get().title == "关于通报表彰的通知"


def test_the_form_of_a_full_article_costs_a_fixed_number_of_queries(desk, django_assert_max_num_queries):
    article = make_article(tags=["甲", "乙"], campaign=make_campaign(), event=make_event())
    article.units.add(make_unit(), make_unit())
    article.officials.add(make_official())
    article.placements.add(make_section())
    for number in range(8):
        picture = make_picture(file=picture_file(colour=f"#00000{number}"))
        ArticlePicture.objects.create(article=article, picture=picture, order=number)
        RelatedStory.objects.create(article=article, story=make_article(), order=number)
    desk.get(address(Article, "change", article.pk))
    # Fifteen, sign-in and presence among them, and one for each kind of rows.
    with django_assert_max_num_queries(15 + 3):
        assert desk.get(address(Article, "change", article.pk)).status_code == 200


def test_the_list_costs_the_same_for_any_number_of_articles_and_counts_none(desk, gao):
    make_article(author=gao)
    desk.get(address(Article, "changelist"))
    with CaptureQueriesContext(connection) as one:
        desk.get(address(Article, "changelist"))
    for _number in range(30):
        make_article(author=gao)
    with CaptureQueriesContext(connection) as many:
        desk.get(address(Article, "changelist"))
    assert len(many) == len(one)
    assert not [query["sql"] for query in many if "COUNT(" in query["sql"]]


def test_a_lookup_of_an_own_story_counts_no_rows(desk):
    make_article("推进会在福州召开")
    query = {"app_label": "articles", "model_name": "relatedstory", "field_name": "story", "term": "福州"}
    with CaptureQueriesContext(connection) as queries:
        answer = desk.get(reverse("admin:autocomplete"), query).json()
    assert [result["text"] for result in answer["results"]] == ["推进会在福州召开 · 草稿"]
    assert not [one["sql"] for one in queries if "COUNT(" in one["sql"]]


def test_the_editor_of_texts_speaks_chinese(desk):
    catalogue = desk.get(reverse("admin:jsi18n")).content.decode()
    assert '"Insert Table": "\\u63d2\\u5165\\u8868\\u683c"' in catalogue
