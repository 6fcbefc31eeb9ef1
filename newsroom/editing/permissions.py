"""Rights in an editor's words, by model: 单位 · 新建, 修改, 删除, 查看."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

VERBS = {"add": _("Add"), "change": _("Change"), "delete": _("Delete"), "view": _("View")}
# Tables that only the program writes.
MACHINERY = {
    "account",
    "admin",
    "mfa",
    "contenttypes",
    "sessions",
    "sites",
    "thumbnail",
    "django_tasks_database",
    "search",
}


def for_people() -> models.QuerySet[Permission]:
    """The rights that mean something at the desk: not those of kept versions, nor of machinery."""
    kept = [model._meta.model_name for model in apps.get_models() if model.__name__.startswith("Historical")]
    return (
        Permission.objects.exclude(content_type__app_label__in=MACHINERY)
        .exclude(content_type__model__in=kept)
        .select_related("content_type")
        .order_by("content_type__app_label", "content_type__model", "pk")
    )


def words(permission: Permission) -> str:
    verb, _sep, model = permission.codename.partition("_")
    if verb in VERBS and model == permission.content_type.model:
        return str(VERBS[verb])
    return gettext(permission.name)


class ByModel(ModelChoiceIterator):
    """The choices in groups, one for each model."""

    def __iter__(self) -> Iterator[Any]:
        groups: dict[str, list] = {}
        for permission in self.queryset:
            model = permission.content_type.model_class()
            if model is not None:
                groups.setdefault(capfirst(str(model._meta.verbose_name)), []).append(self.choice(permission))
        yield from groups.items()


class PermissionsField(forms.ModelMultipleChoiceField):
    iterator = ByModel
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, permission: Permission) -> str:
        return words(permission)


def permissions_field(**kwargs: Any) -> PermissionsField:
    return PermissionsField(for_people(), required=False, **kwargs)
