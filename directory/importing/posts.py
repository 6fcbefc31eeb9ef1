"""A sheet of posts: who held which title where, and when."""

import datetime
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.importing.registers import Officials, Units
from directory.models import Post
from newsroom.importing import Column, Fate, Importer, Problem, Row, RowPlan
from newsroom.importing.plan import check, fill


class PostSheet(Importer):
    kind = "posts"
    title = gettext_lazy("Import posts")
    rights = ("directory.add_post", "directory.change_post")
    columns = (
        Column("official", gettext_lazy("Name of the official"), gettext_lazy("An official on record."), required=True),
        Column("unit", gettext_lazy("Unit"), gettext_lazy("A recorded unit, by any name."), required=True),
        Column("title", gettext_lazy("Post title"), required=True),
        Column("since", gettext_lazy("Since"), gettext_lazy("A day such as 2014-10-22.")),
        Column("until", gettext_lazy("Until"), gettext_lazy("The first day on which it was no longer held.")),
        Column("order", gettext_lazy("Protocol order"), gettext_lazy("Among the leaders of the unit.")),
        Column("slug", gettext_lazy("Address on the site"), gettext_lazy("Tells namesakes apart: zhu-qing-2.")),
    )

    def __init__(self) -> None:
        self.units, self.officials = Units(), Officials()
        self.posts: dict[tuple, list[Post]] = defaultdict(list)
        for post in Post.objects.all():
            self.posts[post.official_id, post.unit_id, post.title].append(post)
        self.seen: dict[tuple, int] = {}

    def plan_row(self, row: Row, plan: RowPlan) -> None:
        plan.subject = f"{row['official']} {row['unit']}{row['title']}"
        official = self.officials.the_one(row["official"], row["slug"])
        if official is None:
            raise Problem(_("No official is called %(name)s: import officials first.") % {"name": row["official"]})
        unit = self.units.the_one(row["unit"])
        since, until = self.day(row, "since"), self.day(row, "until")
        key = (official.pk, unit.pk, row["title"])
        if (*key, since) in self.seen:
            raise Problem(_("Row %(number)s is the same post.") % {"number": self.seen[*key, since]})
        self.seen[*key, since] = row.number
        post = self._known(key, since) or Post(official=official, unit=unit, title=row["title"])
        values: dict[str, Any] = {"since": since, "until": until, "order": self.number(row, "order")}
        fill(post, values, plan)
        if post.since and post.until and post.until <= post.since:
            raise Problem(_("The end must come after the beginning."))
        check(post)
        plan.fate = Fate.NEW if not post.pk else Fate.CHANGED if plan.sentences else Fate.SAME
        plan.write = post.save

    def _known(self, key: tuple, since: datetime.date | None) -> Post | None:
        """The post of this beginning; where only its beginning was unknown, the one that it now becomes known of."""
        posts = self.posts[key]
        same = [post for post in posts if post.since == since]
        if since is None and not same and len(posts) > 1:
            raise Problem(_("This post is recorded several times: write since when."))
        open_ended = [post for post in posts if post.since is None]
        return next(iter(same or (open_ended if since else posts)), None)
