"""An archive of a million stories, copied inside the database from one of ten thousand: what lists need, and no more.

Each copy has its story's sections, tags and units, is a second younger than the last, and keeps the first 300
characters of the body. Left out: officials, revisions, the ledger, related stories, the search index.
"""

from django.db import connection, models

from articles.models import Article, Placement, TaggedArticle
from newsroom.press.watching import put_up, take_down

BODY = 300  # characters

LINKS = {TaggedArticle: "content_object_id", Placement: "article_id", Article.units.through: "article_id"}


def grow_to(size: int) -> None:
    """Add copies until there are about `size` stories, in the transaction of the caller."""
    there = Article.objects.count()
    span = Article.objects.latest("pk").pk + 1
    # A note of the press for each row would be as many rows again; pages are asked for past the press here.
    take_down()
    for number in range(1, size // there):
        shifted = {"id": f"id + {number * span}", "publish_at": _later(number), "body": f"substr(body, 1, {BODY})"}
        _copy(Article, shifted, f"id < {span}")
        for link, column in LINKS.items():
            last = link.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            _copy(link, {"id": f"id + {last}", column: f"{column} + {number * span}"}, f"{column} < {span}")
    put_up()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _later(seconds: int) -> str:
    if connection.vendor == "sqlite":
        return f"strftime('%Y-%m-%d %H:%M:%S', publish_at, '+{seconds} seconds')"
    return f"publish_at + interval '{seconds} seconds'"


def _copy(model: type[models.Model], changed: dict[str, str], where: str) -> None:
    columns = [str(field.column) for field in model._meta.local_concrete_fields]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(changed.get(name, f'"{name}"') for name in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" WHERE {where}')  # noqa: S608
