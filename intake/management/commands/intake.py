import argparse
import datetime
import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from intake import register
from intake.as_json import as_json
from intake.extract import extract
from intake.readers import read
from intake.source import Unreadable
from intake.summary import summary


def day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("%(text)s is no day; write it as 2014-10-24.") % {"text": text}) from None


class Command(BaseCommand):
    help = "Read a report (text, HTML or .docx) and print what it tells."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument(
            "--published", type=day, metavar="DAY", help="the day of publication, where the text leaves it out"
        )

    def handle(self, *args, **options):
        try:
            data = options["file"].read_bytes()
        except OSError as missing:
            raise CommandError(_("%(file)s cannot be opened.") % {"file": options["file"]}, returncode=2) from missing
        try:
            source = read(data, options["file"].name)
        except Unreadable as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        found = extract(source, register.load(), options["published"])
        self.stdout.write(json.dumps(as_json(found), ensure_ascii=False) if options["json"] else summary(found))
