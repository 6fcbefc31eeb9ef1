"""Django's own sentences that this desk says in other words: our catalogue is asked before Django's.

They are named here so that gathering the strings keeps their translations.
"""

from django.utils.translation import gettext_noop

REWORDED = [
    gettext_noop("Add %s"),
    gettext_noop("Change %s"),
    gettext_noop("View %s"),
    gettext_noop("Add %(name)s"),
    gettext_noop("Log out"),
    gettext_noop("View site"),
    gettext_noop("Recent actions"),
    gettext_noop("My actions"),
    gettext_noop("None available"),
    gettext_noop("Action:"),
    gettext_noop("Run the selected action"),
    gettext_noop("Go"),
    gettext_noop("Save and continue editing"),
    gettext_noop("Save and add another"),
    gettext_noop("Delete selected %(verbose_name_plural)s"),
    gettext_noop("Start typing to filter…"),
    gettext_noop("Breadcrumbs"),
    gettext_noop(" By %(filter_title)s "),
]
