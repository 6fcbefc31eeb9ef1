from django.db import models


class Kindred(models.Model):
    """The stories that share the rarest tags with a public one, as found when one of them was published.

    Kept, so that a publication changes the pages of the few stories nearest to it and not of all that share a tag.
    """

    article = models.OneToOneField("articles.Article", models.CASCADE, related_name="kindred")
    # Primary keys, the nearest first.
    stories = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.article)
