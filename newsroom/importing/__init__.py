"""Sheets that fill the record: read, planned row by row, shown to a person, and then written all or not at all.

An importer is a class with its columns and `plan_row`; a page of the desk offers it by `importers = [...]`.
Why planning and not a rolled-back trial: docs/decisions/0014-imports-are-planned.md.
"""

from newsroom.importing.plan import Fate, Importer, Plan, Problem, RowPlan
from newsroom.importing.sheet import Column, Refused, Row, read_sheet

__all__ = ["Column", "Fate", "Importer", "Plan", "Problem", "Refused", "Row", "RowPlan", "read_sheet"]
