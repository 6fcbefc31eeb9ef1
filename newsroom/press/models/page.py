from django.db import models


class Node(models.Model):
    """A machine that keeps stored pages on its own disk; one, in most offices."""

    # PRESS_NODE, or what lies in its folder (files.own_name).
    name = models.CharField(max_length=100, unique=True)
    # The program and the settings that made its pages: another release starts with an empty store.
    release = models.CharField(max_length=64, blank=True)
    # Up to which changes it has removed what depended on them.
    epoch = models.TextField(blank=True)
    # Up to which moment it has removed what the clock changes.
    clock = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """A page as a node has it on disk. The row is there before the file, and goes after it."""

    node = models.ForeignKey(Node, models.CASCADE, related_name="pages")
    # "zh-hans/articles/2014/10/57/": the form and the path, which is where the file lies too.
    address = models.CharField(max_length=400)
    made_at = models.DateTimeField(db_index=True)
    # When it has to go by itself.
    until = models.DateTimeField(null=True, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["node", "address"], name="node_stores_a_page_once")]

    def __str__(self) -> str:
        return self.address


class Dependency(models.Model):
    """One thing that a page was made from: a row it showed, or the answer to a question it asked of a table."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="dependencies")
    # A digest of "table.column=value" or "table": see questions.py.
    key = models.BigIntegerField(db_index=True)
    # For a question: the columns that decide its answer, and to which values it keeps others. Empty for a row.
    question = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.page} {self.question or self.key}"


class Way(models.Model):
    """A kind of link by which questions are filed, so that a removal knows which links of a changed row to follow.

    "articles_article<articles_placement.article_id.section_id": some page asked for the articles that a placement puts
    into a section. There are about ten, and they stay.
    """

    name = models.CharField(max_length=220, unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
