"""Relations are looked up by typing, wherever the desk has a page of the other model to look in."""

from django.contrib.admin.options import BaseModelAdmin


def related_fields(page: BaseModelAdmin) -> list[str]:
    """The relations of a model that an editor finds by typing a name, pinyin or initials."""
    registry = page.admin_site._registry
    named = []
    for field in [*page.model._meta.fields, *page.model._meta.many_to_many]:
        remote = field.remote_field and field.remote_field.model
        own_table = field.many_to_many and not field.remote_field.through._meta.auto_created
        if remote in registry and registry[remote].search_fields and not own_table:
            named.append(field.name)
    return named
