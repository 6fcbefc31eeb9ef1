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
    # Of the accounts package: the words of docs/editors.md.
    gettext_noop("Two-Factor Authentication"),
    gettext_noop("Security Keys"),
    gettext_noop("No security keys have been added."),
    gettext_noop("Authenticator App"),
    gettext_noop("An authenticator app is not active."),
    gettext_noop("Authentication using an authenticator app is active."),
    gettext_noop("Recovery Codes"),
    gettext_noop("No recovery codes set up."),
    gettext_noop("Passwordless"),
    gettext_noop("Add Security Key"),
    gettext_noop("Sign Out"),
    gettext_noop("Are you sure you want to sign out?"),
    gettext_noop("Activate Authenticator App"),
    gettext_noop("Authenticator secret"),
]
