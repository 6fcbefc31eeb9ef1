"""The groups of the newsroom and what each may do: one table, put into the database at every `migrate`.

Least rights each. The six are the house's own: a change made to them by hand is undone by the next `migrate`;
an office that needs another mixture makes a group of its own. Rights are strings, because this floor imports no app.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.utils.translation import gettext_lazy as _

GROUPS = {
    "writer": _("Writer"),
    "reviewer_1": _("Reviewer, first level"),
    "reviewer_2": _("Reviewer, second level"),
    "reviewer_3": _("Reviewer, third level"),
    "publisher": _("Publisher"),
    "administrator": _("Administrator"),
}


def _rights(app: str, acts: str, models: str) -> list[str]:
    return [f"{app}.{act}_{model}" for model in models.split() for act in acts.split()]


_LOOK = [
    *_rights("articles", "view", "article articlepicture attachment picture placement relatedstory"),
    *_rights("articles", "view", "review revision section promotion"),
    *_rights("directory", "view", "campaign campaignname campaignlead event host official"),
    *_rights("directory", "view", "participation post unit unitname"),
    *_rights("awards", "view", "award awardorganiser measure measureunit round tier"),
    "taggit.view_tag",
]
# What a reviewer needs to mend an article before signing it.
_MEND = [
    "articles.change_article",
    *_rights("articles", "add change delete", "articlepicture attachment placement relatedstory"),
]
_WRITE = [
    *_MEND,
    *_rights("articles", "add delete", "article"),
    *_rights("articles", "add change", "picture"),
    "taggit.add_tag",
]
_FACTS = [
    *_rights("directory", "add change", "campaign campaignname campaignlead event host official"),
    *_rights("directory", "add change", "participation post unit unitname"),
    *_rights("directory", "delete", "campaignname campaignlead host participation post unitname"),
    *_rights("awards", "add change", "award awardorganiser measure measureunit round tier"),
    *_rights("awards", "delete", "awardorganiser measure measureunit tier"),
]
_TAKE_IN = _rights("intake", "view add change", "report")

RIGHTS: dict[str, list[str]] = {
    "writer": [*_LOOK, *_WRITE, *_FACTS, *_TAKE_IN],
    "reviewer_1": [*_LOOK, *_MEND, "articles.review_first"],
    "reviewer_2": [*_LOOK, *_MEND, "articles.review_second"],
    "reviewer_3": [*_LOOK, *_MEND, "articles.review_third"],
    "publisher": [
        *_LOOK,
        "articles.publish_article",
        "articles.view_appointment",
        *_rights("articles", "add change delete", "promotion"),
    ],
    "administrator": [
        *_LOOK,
        "articles.view_appointment",
        *_rights("articles", "add change delete", "section"),
        *_rights("articles", "view add change delete", "checklevel phrase"),
        "articles.view_linkcheck",
        *_rights("articles", "change delete", "picture"),
        *_rights("taggit", "change delete", "tag"),
        *_rights("newsroom", "view add change", "user sitesettings"),
        *_rights("redirects", "view add change delete", "redirect"),
        "auth.view_group",
    ],
}


def make_groups(**_kwargs: Any) -> None:
    """Make the groups what the table says. Rights of models that do not exist here are passed over."""
    from django.contrib.auth.models import Group, Permission

    for app in {right.split(".")[0] for rights in RIGHTS.values() for right in rights}:
        create_permissions(apps.get_app_config(app), verbosity=0)
    known = {f"{p.content_type.app_label}.{p.codename}": p for p in Permission.objects.select_related("content_type")}
    for name, rights in RIGHTS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(known[right] for right in rights if right in known)


def group_label(name: str) -> str:
    """The name of a group as people read it: translated for the six, as typed for others."""
    return str(GROUPS.get(name, name))
