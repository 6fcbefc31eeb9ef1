"""Names of stored files that nobody can guess: what only a draft shows is found by nobody without its address."""

import re
import secrets
from pathlib import PurePath

from django.utils import timezone


def secret_path(folder: str, extension: str) -> str:
    """`pictures/2014/10/<80 random bits>.jpg`, by the office's month."""
    return f"{folder}/{timezone.localdate():%Y/%m}/{secrets.token_hex(10)}.{extension}"


def secret_folder(folder: str, filename: str) -> str:
    """`attachments/2014/10/<80 random bits>/第二轮通报.pdf`: the name the reader saves it under stays."""
    return f"{folder}/{timezone.localdate():%Y/%m}/{secrets.token_hex(10)}/{safe_name(filename)}"


def safe_name(filename: str) -> str:
    """A file name of letters (Chinese too), digits, hyphens and one dot, at most 80 long."""
    path = PurePath(filename.replace("\\", "/"))
    stem = re.sub(r"[^\w-]+", "-", path.stem).strip("-_")[:70] or "file"
    return stem + re.sub(r"[^\w.]", "", path.suffix.lower())
