"""What is asked of the index, in five words that every backend can say in its own language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """Tokens side by side; the last may be the beginning of a longer one."""

    tokens: tuple[str, ...]
    open_end: bool = False


@dataclass(frozen=True)
class Mark:
    """A token that has no place: see the analyser."""

    token: str


@dataclass(frozen=True)
class All:
    """Every part, and none of the excluded ones."""

    parts: tuple["Expression", ...]
    without: tuple["Expression", ...] = ()


@dataclass(frozen=True)
class Any:
    parts: tuple["Expression", ...]


Expression = Phrase | Mark | All | Any


def either(*parts: Expression) -> Expression:
    """Any of the parts, without repeats; the part itself where there is one."""
    different = tuple(dict.fromkeys(parts))
    return different[0] if len(different) == 1 else Any(different)


def both(*parts: Expression) -> Expression:
    """All of the parts, without repeats; the part itself where there is one."""
    different = tuple(dict.fromkeys(parts))
    return different[0] if len(different) == 1 else All(different)


def implies(phrase: Phrase, expression: Expression) -> bool:
    """Whatever has the phrase surely answers the expression as well. False where that cannot be told from tokens."""
    match expression:
        case Phrase(tokens, open_end):
            *whole, last = tokens
            for at in range(len(phrase.tokens) - len(whole)):
                end = at + len(whole)
                is_there = phrase.tokens[end].startswith(last) if open_end else phrase.tokens[end] == last
                # The last token of a phrase with an open end is only the beginning of one.
                is_known = open_end or not phrase.open_end or end < len(phrase.tokens) - 1
                if is_there and is_known and phrase.tokens[at:end] == tuple(whole):
                    return True
            return False
        case Any(parts):
            return any(implies(phrase, part) for part in parts)
        case All(parts, without):
            return not without and all(implies(phrase, part) for part in parts)
    return False
