import os

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from intake.demo import cast, load


class Command(BaseCommand):
    help = "Fill an empty newsroom with a demonstration, and say how to sign in. A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--password", help="the editor's password; otherwise DEMO_PASSWORD, otherwise made up")
        parser.add_argument("--reset-password", action="store_true", help="give the editor a new password")
        parser.add_argument("--force", action="store_true", help="fill a newsroom that holds other work")

    def handle(self, *args, **options):
        given = options["password"] or os.environ.get("DEMO_PASSWORD")
        if not cast.is_there():
            self.fill(given, options["force"])
        elif options["reset_password"]:
            self.reset(given)
        else:
            self.stdout.write(_("The demonstration is loaded already; nothing was changed."))
            self.say_how_to_sign_in(_("as before (--reset-password makes a new one)"))

    def fill(self, given: str | None, force: bool) -> None:
        if load.has_other_work() and not force:
            raise CommandError(_("This newsroom holds other work. --force puts the demonstration beside it."))
        password = given or cast.new_password()
        load.load(password)
        self.stdout.write(_("The demonstration is loaded."))
        self.say_how_to_sign_in(_("the one you gave") if given else password)

    def reset(self, given: str | None) -> None:
        password = given or cast.new_password()
        cast.reset_password(password)
        self.stdout.write(_("The password was changed."))
        self.say_how_to_sign_in(_("the one you gave") if given else password)

    def say_how_to_sign_in(self, password: str) -> None:
        self.stdout.write(_("Desk: %(address)s") % {"address": reverse("admin:index")})
        self.stdout.write(_("User: %(name)s") % {"name": cast.EDITOR})
        others = ", ".join(f"{username} ({name})" for username, (name, group) in cast.CAST.items() if group)
        self.stdout.write(_("Writer, reviewers, publisher, with the same password: %(names)s") % {"names": others})
        self.stdout.write(_("Password: %(password)s") % {"password": password})
