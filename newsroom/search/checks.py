from typing import Any

from django.core import checks
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from newsroom.search.models import SearchEntry, SearchState


@checks.register(checks.Tags.database)
def index_is_of_this_analyser(**kwargs: Any) -> list[checks.CheckMessage]:
    """After an update the index may hold tokens that queries no longer ask for."""
    try:
        with transaction.atomic():
            outdated = SearchState.current().is_outdated and SearchEntry.objects.exists()
    except DatabaseError:  # before the first migration
        return []
    words = _("The search index was made by another version of the analyser. Run: manage.py rebuild_search")
    return [checks.Warning(words, id="search.W001")] if outdated else []
