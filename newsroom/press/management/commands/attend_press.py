from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from newsroom.press.attending import Attendant


class Command(BaseCommand):
    help = (
        "Removes what other machines have changed and makes again what readers ask for most, until it is stopped. "
        "The server does it itself where it allows threads; both may run."
    )

    def handle(self, **options) -> None:
        if not settings.PRESS:
            raise CommandError("The press is off (PRESS).")
        Attendant(get_wsgi_application()).attend()
