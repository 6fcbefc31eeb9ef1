import pytest
from django.urls import reverse
from taggit.models import Tag

from articles.models import TaggedArticle
from articles.tags import merge
from tests.makers import make_article


@pytest.fixture
def two_names(db):
    """学厦航 and 学习厦航: one story has the first, one the second, one both."""
    for tags in (["学厦航"], ["学习厦航"], ["学厦航", "学习厦航"]):
        make_article(tags=tags)
    return Tag.objects.get(name="学习厦航"), Tag.objects.get(name="学厦航")


def test_a_merged_tag_gives_all_its_stories_to_the_other_once(two_names):
    merge(*two_names)
    assert [item.tag.name for item in TaggedArticle.objects.all()] == ["学厦航"] * 3
    assert not Tag.objects.filter(name="学习厦航").exists()


def test_readers_of_a_merged_tag_are_sent_to_the_other(two_names, client):
    old, new = (reverse("tag", args=[tag.slug]) for tag in two_names)
    merge(*two_names)
    response = client.get(old)
    assert response.status_code == 301
    assert response.headers["Location"] == new


def test_a_tag_is_not_merged_into_itself(two_names):
    with pytest.raises(ValueError, match="itself"):
        merge(two_names[0], two_names[0])


def test_an_editor_merges_two_tags_at_the_desk(two_names, desk):
    old, new = two_names
    page = reverse("admin:taggit_tag_change", args=[old.pk])
    response = desk.post(page, {"name": old.name, "slug": old.slug, "merge_into": new.pk}, follow=True)
    assert "所有稿件的“学习厦航”已改为“学厦航”" in response.content.decode()
    assert TaggedArticle.objects.filter(tag=new).count() == 3


def test_the_desk_refuses_to_merge_a_tag_into_itself(two_names, desk):
    old, _new = two_names
    page = reverse("admin:taggit_tag_change", args=[old.pk])
    response = desk.post(page, {"name": old.name, "slug": old.slug, "merge_into": old.pk})
    assert "标签不能与自己合并" in response.content.decode()


def test_the_list_of_tags_says_how_many_stories_each_has(two_names, desk):
    page = desk.get(reverse("admin:taggit_tag_changelist")).content.decode()
    assert page.count('<td class="field-stories">2</td>') == 2
