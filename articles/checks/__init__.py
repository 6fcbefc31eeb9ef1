"""What is looked at before an article is sent on (发稿检查): each check is a function that yields what it found.

Apps above add theirs in a module `checks` of their own, which is found when the program starts.
"""

from articles.checks.registry import Check, Finding, Remark, check, checks, findings

from articles.checks import completeness, facts, language, links  # isort: skip  # they register themselves

__all__ = ["Check", "Finding", "Remark", "check", "checks", "completeness", "facts", "findings", "language", "links"]
