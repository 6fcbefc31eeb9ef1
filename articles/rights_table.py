"""Who may do what, as tables for the manual of editors: written from the rules themselves, so that they agree."""

from collections import defaultdict

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from articles.rules import MOVES, NEEDS_NOTE, NOT_BY_ITS_WRITER, REVIEW_RIGHTS, RIGHTS, State, Verb, right_for
from newsroom import rights

BEGIN, END = "<!-- rights: begin -->", "<!-- rights: end -->"
# One character each in Chinese, so that a cell reads 看增改删.
ACTS = {
    "view": gettext_lazy("see "),
    "add": gettext_lazy("add "),
    "change": gettext_lazy("change "),
    "delete": gettext_lazy("delete "),
}
NAMES = {"articles.articlepicture": gettext_lazy("picture in an article")}


def tables(language: str = "zh-hans") -> str:
    """Both tables in Markdown: the moves of an article, then the records of the desk."""
    with override(language):
        return "\n".join([*_moves(), "", *_records()])


def inserted(text: str) -> str:
    """A document with the tables put between their marks. Raises ValueError where a mark is missing."""
    before, _found, rest = text.partition(BEGIN)
    _old, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"The document has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{tables()}\n{END}{after}"


def _moves() -> list[str]:
    rows = [[_("Move"), _("In the state"), _("Who"), _("Must be said"), _("By its writer")]]
    for (verb, right), states in _by_right().items():
        who = "、".join(rights.group_label(name) for name, held in rights.RIGHTS.items() if right in held)
        where = "、".join(str(state.label) for state in states)
        said = _("required") if verb in NEEDS_NOTE else ""
        rows.append(
            [str(verb.label), where, who, said, _("by others only") if verb in NOT_BY_ITS_WRITER else _("allowed")]
        )
    return _markdown(rows)


def _by_right() -> dict[tuple[Verb, str], list[State]]:
    """The states of each verb by the right it needs there, in the order of the rules."""
    found: dict[tuple[Verb, str], list[State]] = defaultdict(list)
    for state, verb in MOVES:
        found[verb, right_for(verb, state, levels=max(REVIEW_RIGHTS))].append(state)
    return found


def _records() -> list[str]:
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for group, given in rights.RIGHTS.items():
        for right in given:
            app, codename = right.split(".")
            act, _underscore, model = codename.partition("_")
            if act in ACTS and right not in {*RIGHTS.values()} - {"articles.add_article", "articles.change_article"}:
                held[f"{app}.{model}"][group].append(act)
    rows = [[_("Record"), *(rights.group_label(group) for group in rights.RIGHTS)]]
    for model, by_group in held.items():
        name = str(NAMES.get(model) or apps.get_model(model)._meta.verbose_name)
        rows.append([name, *("".join(str(ACTS[act]) for act in ACTS if act in by_group[g]) for g in rights.RIGHTS)])
    return _markdown(rows)


def _markdown(rows: list[list[str]]) -> list[str]:
    head, *body = [f"| {' | '.join(cell.strip() for cell in row)} |" for row in rows]
    return [head, "|" + "---|" * len(rows[0]), *body]
