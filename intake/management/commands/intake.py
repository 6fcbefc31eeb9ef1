import argparse
import datetime
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from directory.models import Unit
from intake import filing, register
from intake.as_json import as_json
from intake.extract import extract
from intake.readers import read
from intake.receiving import receive
from intake.source import Unreadable
from intake.summary import summary

REFUSED = 2  # the exit code of a file that cannot be read and of a report that cannot be filed


def day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("%(text)s is no day; write it as 2014-10-24.") % {"text": text}) from None


class Command(BaseCommand):
    help = "Read a report (text, HTML or .docx) and print what it tells; --save files it as a draft."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument("--save", action="store_true", help="file the report, taking what is suggested")
        parser.add_argument("--published", type=day, metavar="DAY", help="the day of publication, if the text lacks it")

    def handle(self, *args, **options):
        try:
            data = options["file"].read_bytes()
        except OSError as missing:
            raise CommandError(
                _("%(file)s cannot be opened.") % {"file": options["file"]}, returncode=REFUSED
            ) from missing
        try:
            self.take(data, options)
        except (Unreadable, filing.Refused) as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal

    def known_names(self) -> register.Register:
        """What the newsroom knows; nothing where it has no database yet: reading needs none."""
        if Unit._meta.db_table in connection.introspection.table_names():
            return register.load()
        self.stderr.write(_("The database is not set up; no unit and no official is known."))
        return register.Register()

    def take(self, data: bytes, options: dict) -> None:
        found = extract(read(data, options["file"].name), self.known_names(), options["published"])
        self.stdout.write(json.dumps(as_json(found), ensure_ascii=False) if options["json"] else summary(found))
        if options["save"]:
            with transaction.atomic():  # what cannot be filed leaves no report behind
                report = receive(data, None, published_on=options["published"], filename=options["file"].name)
                article = filing.file(report, by=None, taking_suggestions=True)
            self.stderr.write(_("Filed as draft %(number)d.") % {"number": article.pk})
