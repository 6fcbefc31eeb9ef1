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
