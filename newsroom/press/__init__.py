"""Rendered pages on disk, what each was made from, and their exact removal (docs/decisions/0019-the-press.md)."""
