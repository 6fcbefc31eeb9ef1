"""What the pages of a store were made by: another program, another template or another setting makes other pages."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from newsroom.prepared import Prepared, Slot
from newsroom.press import files
from newsroom.press.models import Node

SOURCES = ("newsroom", "directory", "articles", "awards", "templates", "locale")
ENDINGS = {".py", ".html", ".mo", ".txt", ".xml"}
SHOWN = (
    "SITE_URL",
    "SECRET_KEY",
    "LANGUAGE_CODE",
    "TIME_ZONE",
    "STATIC_URL",
    "MEDIA_URL",
    "CONTENT_SECURITY_POLICY",
    "PRESS_SURROGATE_KEYS",
)
NODE = Prepared(lambda: Node.objects.filter(name=Slot("name")))


@cache
def release() -> str:
    """A digest of the program, its templates and translations, the names of its assets, and the settings pages show."""
    found = hashlib.sha256()
    for source in SOURCES:
        for path in sorted((settings.BASE_DIR / source).rglob("*")):
            if path.suffix in ENDINGS:
                found.update(path.relative_to(settings.BASE_DIR).as_posix().encode() + path.read_bytes())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    found.update(manifest.read_bytes() if manifest.exists() else b"")
    found.update(repr([getattr(settings, name, None) for name in SHOWN]).encode())
    return found.hexdigest()


def this_node() -> Node:
    name = settings.PRESS_NODE or files.own_name()
    there = NODE(name=name)
    return there[0] if there else Node.objects.get_or_create(name=name)[0]
