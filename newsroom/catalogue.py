"""The translations: compiled by polib, so that a fresh machine needs no gettext programs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import polib


def catalogues(folders: Iterable[Path | str]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside a .po, unless it is there and newer."""
    compiled = path.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
        polib.pofile(str(path)).save_as_mofile(str(compiled))


def unfinished(path: Path) -> list[str]:
    """Source strings without a translation, or with one that is only guessed."""
    return [entry.msgid for entry in polib.pofile(str(path)) if not entry.obsolete and not entry.translated()]
