from django.db import models
from taggit.models import ItemBase, Tag


class TaggedArticle(ItemBase):
    """A tag on an article, by a real foreign key: two joins fewer than taggit's generic one."""

    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged_items")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_has_a_tag_once")]
