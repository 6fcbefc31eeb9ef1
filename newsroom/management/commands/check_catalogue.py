from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.catalogue import catalogues, unfinished


class Command(BaseCommand):
    help = "Fails on a string that has no Chinese, or that nobody has looked at since it changed."
    requires_system_checks = []

    def handle(self, **options):
        missing = [entry for path in catalogues(settings.LOCALE_PATHS) for entry in unfinished(path)]
        if missing:
            raise CommandError("Not translated:\n" + "\n".join(f"  {entry}" for entry in missing))
