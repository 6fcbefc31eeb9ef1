"""One search over the whole desk: what each list would find, the first of each."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse

# Of each kind this many are shown; its own list has the others.
MOST = 6
LONGEST = 100  # characters of a question that are looked for


def find(site: AdminSite, request: HttpRequest, asked: str, kinds: list[str]) -> list[dict[str, Any]]:
    """Hits by kind, in the order of `kinds` (labels such as `articles.Article`), of what this person may see."""
    admins = {model._meta.label: admin for model, admin in site._registry.items()}
    found = [_of_kind(admins[kind], request, asked) for kind in kinds if kind in admins]
    return [kind for kind in found if kind]


def _of_kind(admin: Any, request: HttpRequest, asked: str) -> dict[str, Any] | None:
    if not admin.has_view_permission(request):
        return None
    rows, repeats = admin.get_search_results(request, admin.get_queryset(request), asked)
    rows = admin.told_apart(rows.distinct() if repeats else rows)[: MOST + 1]
    page = f"admin:{admin.opts.app_label}_{admin.opts.model_name}"
    hits = [{"text": admin.lookup_text(one), "url": reverse(f"{page}_change", args=[one.pk])} for one in rows]
    if not hits:
        return None
    more = f"{reverse(f'{page}_changelist')}?{urlencode({'q': asked})}" if len(hits) > MOST else ""
    return {"name": admin.opts.verbose_name_plural, "hits": hits[:MOST], "more": more}


def pages(site: AdminSite, request: HttpRequest, asked: str, kinds: list[str]) -> list[dict[str, str]]:
    """Pages of the public site by part of a name, of what this person may see: what they are, and their address."""
    admins = {model._meta.label: admin for model, admin in site._registry.items()}
    return [page for kind in kinds if kind in admins for page in _pages_of(admins[kind], request, asked)]


def _pages_of(admin: Any, request: HttpRequest, asked: str) -> list[dict[str, str]]:
    if not admin.has_view_permission(request):
        return []
    queryset = admin.get_queryset(request)
    rows, repeats = admin.get_search_results(
        request, admin.linkable(queryset) if hasattr(admin, "linkable") else queryset, asked
    )
    rows = admin.told_apart(rows.distinct() if repeats else rows)[:MOST]
    kind = str(admin.opts.verbose_name)
    return [{"text": str(one), "kind": kind, "href": one.get_absolute_url()} for one in rows]
