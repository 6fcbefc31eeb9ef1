"""What a statement is read to ask, in the words of both databases."""

import pytest

from newsroom.press.queries import uses_of

STORIES = "SELECT a.id FROM articles_article a WHERE "


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_to(request):
    """The values to which a condition keeps the columns of its table."""

    def read(condition: str, *params) -> dict:
        (use,), groups = uses_of(STORIES + condition, params, request.param)
        return {
            column: [one for value in values for one in (value.of(groups) if hasattr(value, "of") else [value])]
            for column, values in use.kept_to.items()
        }

    return read


def test_what_equals_a_value_is_kept_to_it(kept_to):
    assert kept_to("a.section_id = %s AND a.state IN (%s, %s)", 5, "published", "withdrawn") == {
        "section_id": [5],
        "state": ["published", "withdrawn"],
    }


def test_a_missing_value_is_a_value(kept_to):
    assert kept_to("a.replaces_id IS NULL") == {"replaces_id": [None]}


@pytest.mark.parametrize(
    "condition",
    [
        "a.section_id IS NOT NULL",
        "NOT (a.section_id IS NULL)",
        "NOT a.section_id = 5",
        "a.section_id NOT IN (5, 6)",
        "a.section_id <> 5",
        "a.section_id = 5 OR a.state = 'draft'",
    ],
)
def test_what_is_denied_or_may_be_otherwise_keeps_to_nothing(kept_to, condition):
    assert kept_to(condition) == {}


def test_a_value_holds_beside_its_not_being_missing(kept_to):
    """As Django prefetches."""
    assert kept_to("a.section_id IN (%s) AND a.section_id IS NOT NULL", 5) == {"section_id": [5]}
