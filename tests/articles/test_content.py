"""What an article is made of: everything that is shown is in the snapshot, and comes back from it."""

import pytest

from articles import compare, content, publishing
from articles.models import Article, ArticlePicture, TaggedArticle
from tests import makers
from tests.real_report import make_report

pytestmark = pytest.mark.django_db

# Columns and parts that are no content: who, when, in which state; each is set by a move and stands in the ledger.
NO_CONTENT = {
    "id",
    "created",
    "updated",
    "version",
    "author",
    "state",
    "publish_at",
    "expire_at",
    "pinned_until",
    "first_published",
    "owes_signature",
    "notice_at",
    "successor",
    "replaces",
}
# What belongs to others, or to the way of the article and not to the article.
NO_PART = {"succeeded", "working_copy", "picked_by", "reviews", "revisions", "appointments", "preview_links"}
NO_PART |= {"kindred", "promotions", "rounds", "measures", "report"}


def test_every_column_is_content_or_known_to_be_something_else():
    columns = {field.name for field in Article._meta.concrete_fields}
    assert columns == {*content.FIELDS} | NO_CONTENT


def test_every_part_is_content_or_known_to_be_something_else():
    parts = {relation.get_accessor_name() for relation in Article._meta.related_objects}
    linked = {field.name for field in Article._meta.many_to_many} - {"placements", "tags"}
    assert parts - {TaggedArticle._meta.get_field("content_object").related_query_name()} == {*content.ROWS} | NO_PART
    assert linked == {*content.LINKS}


def test_the_real_report_comes_back_whole_from_its_snapshot():
    report = make_report(makers.make_article)
    snapshot = content.read(report)
    again = Article()
    assert content.write(snapshot, again) == []
    assert content.digest(content.read(again)) == content.digest(snapshot)
    assert compare.changes(snapshot, content.read(again)) == []


def test_a_record_that_is_gone_is_named_and_the_rest_comes_back():
    unit = makers.make_unit("省经贸委")
    article = makers.make_article()
    article.units.add(unit)
    snapshot = content.read(article)
    unit.delete()
    assert content.write(snapshot, Article()) == ["省经贸委"]


def test_renaming_a_unit_changes_no_digest():
    unit = makers.make_unit("省经贸委")
    article = makers.make_article()
    article.units.add(unit)
    before = content.digest(content.read(article))
    unit.name = "省经信委"
    unit.save()
    assert content.digest(content.read(article)) == before


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("article_pictures", lambda a: a.article_pictures.update(caption="另一句图说")),
        ("article_pictures", lambda a: a.article_pictures.update(order=9)),
        ("related_stories", lambda a: a.related_stories.create(title="另一篇")),
        ("attachments", lambda a: a.attachments.create(title="通知", file=makers.picture_file("a.png"))),
        ("placement_set", lambda a: a.placements.add(makers.make_section())),
        ("units", lambda a: a.units.add(makers.make_unit())),
        ("officials", lambda a: a.officials.add(makers.make_official())),
        ("tags", lambda a: a.tags.add("另一个标签")),
        ("files", lambda a: exchange_the_file(a)),
    ],
)
def test_every_part_that_changes_is_compared(part, change):
    article = makers.make_article()
    article.article_pictures.create(picture=makers.make_picture("推进会现场"), order=1)
    before = content.read(article)
    change(article)
    assert part in [difference["part"] for difference in compare.changes(before, content.read(article))]


def exchange_the_file(article: Article) -> None:
    picture = article.article_pictures.get().picture
    picture.file = makers.picture_file("other.png")
    picture.save()


def test_links_in_the_body_are_compared():
    article = makers.make_article(body='<p>见<a href="https://a.example/">通知</a>。</p>')
    before = content.read(article)
    article.body = '<p>见<a href="https://b.example/">通知</a>。</p>'
    article.save()
    (change,) = compare.changes(before, content.read(article))
    assert "https://a.example/" in change["before"]
    assert "https://b.example/" in change["after"]


def test_a_working_copy_leaves_every_part_of_the_public_page_alone(client, lin, chen, zhao, wang):
    live = make_report(makers.make_article, author=lin)
    for use in live.article_pictures.all():
        use.alt = "照片"
        use.save()
    publishing.publish(makers.sign(live, lin, [chen, zhao, wang]), wang)
    before = content.read(live)
    copy = publishing.correct(live, lin, note="更正")
    assert content.read(copy)["article_pictures"] == before["article_pictures"]
    copy.article_pictures.first().delete()
    copy.tags.clear()
    copy.units.clear()
    copy.related_stories.all().delete()
    copy.event = None
    copy.save()
    assert content.read(live) == before
    makers.sign(copy, lin, [chen, zhao, wang])
    wanted = content.read(copy)
    publishing.publish(copy, wang)
    assert content.digest(content.read(Article.objects.get(pk=live.pk))) == content.digest(wanted)


def test_a_field_that_the_program_learns_later_voids_no_signature():
    article = makers.make_article(tags=["学厦航"])
    ArticlePicture.objects.create(article=article, picture=makers.make_picture(), order=1)
    before = content.read(article)
    older = {**before, "fields": {name: value for name, value in before["fields"].items() if name != "kicker"}}
    older["article_pictures"] = [{k: v for k, v in row.items() if k != "alt"} for row in before["article_pictures"]]
    assert content.digest(older) == content.digest(before)
    assert compare.changes(older, before) == []
    article.kicker = "真情服务为人民"
    article.save()
    assert content.digest(content.read(article)) != content.digest(before)
