"""Tags: two names of one thing become one."""

from django.db import transaction
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, TaggedArticle
from newsroom.addresses import leave_redirect
from newsroom.search import index


@transaction.atomic
def merge(tag: Tag, into: Tag) -> None:
    """Give every article of `tag` the other one, once, and send readers of its page there. `tag` is gone after."""
    if tag == into:
        raise ValueError("A tag is not merged into itself.")
    tagged = list(Article.objects.filter(tags=tag).only("pk"))
    with index.together():
        TaggedArticle.objects.filter(tag=tag).exclude(content_object__tagged_items__tag=into).update(tag=into)
        Tag.objects.filter(pk=tag.pk).delete()
        index.refresh(*tagged)
    leave_redirect(reverse("tag", args=[tag.slug]), reverse("tag", args=[into.slug]))
