from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.catalogue import catalogues, compile_catalogue


class Command(BaseCommand):
    help = "Compiles the translations, without gettext's own programs."
    requires_system_checks = []

    def handle(self, **options):
        for path in catalogues(settings.LOCALE_PATHS):
            compile_catalogue(path)
