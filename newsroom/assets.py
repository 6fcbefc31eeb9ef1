"""The style sheets: one file a component in the source, one file for readers."""

from collections.abc import Iterator

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.templatetags.static import static
from whitenoise.storage import CompressedManifestStaticFilesStorage

# In cascade order: a later file may lean on an earlier one. Add a component before "print".
STYLES = (
    "tokens",
    "base",
    "slip",
    "mast",
    "story",
    "home",
    "leaf",
    "article",
    "lightbox",
    "file",
    "award",
    "line",
    "record",
    "search",
    "foot",
    "print",
)
BUNDLE = "site/site.css"


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Joins the style sheets when static files are collected: a phone fetches one file instead of fourteen."""

    def post_process(self, paths: dict, dry_run: bool = False, **options) -> Iterator:
        if not dry_run:
            sheets = [self.path(f"site/css/{name}.css") for name in STYLES]
            self._write_bundle(sheets)
            paths[BUNDLE] = (self, BUNDLE)
        yield from super().post_process(paths, dry_run, **options)

    def _write_bundle(self, sheets: list[str]) -> None:
        parts = []
        for sheet in sheets:
            with self.open(sheet) as file:
                parts.append(file.read())
        if self.exists(BUNDLE):
            self.delete(BUNDLE)
        self._save(BUNDLE, ContentFile(b"".join(parts)))


def stylesheet_urls() -> list[str]:
    """What a page links to: the bundle once static files are collected, the parts before that."""
    if BUNDLE in getattr(staticfiles_storage, "hashed_files", {}):
        return [static(BUNDLE)]
    return [static(f"site/css/{name}.css") for name in STYLES]
