"""A question about a proposal: what is asked, what can be answered, and what an answer does."""

from collections.abc import Callable
from dataclasses import dataclass, field

from intake.proposal import Answer, Doubt, Places, Proposal

OWN = "own"


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass
class Question:
    """`key` names it in the form; `short` is its name in the row of questions, `about` the group it stands in."""

    key: str
    about: str
    short: str
    ask: str
    evidence: str
    options: list[Option]
    must: bool = False
    # The label of a box for an answer of one's own.
    own: str = ""
    # The row of the group below which it stands.
    row: int | None = None
    places: Places = field(default_factory=list)
    answer: Answer = field(default_factory=Answer)
    apply: Callable[[Proposal, Answer], None] = lambda proposal, answer: None
    number: int = 0

    @property
    def name(self) -> str:
        """Its id on the page."""
        return f"question-{self.number}"

    @property
    def is_answered(self) -> bool:
        """Answered by a person, with words where it is an answer of her own."""
        value = self.answer.value
        return value in {one.value for one in self.options} or (value == OWN and bool(self.answer.own.strip()))

    @property
    def is_open(self) -> bool:
        return self.must and not self.is_answered

    @property
    def chosen(self) -> Answer:
        """Her answer; the first that is offered where she has given none."""
        return self.answer if self.is_answered else Answer(self.options[0].value if self.options else "")

    @property
    def said(self) -> str:
        """The answer in words."""
        return self.chosen.own or next((one.label for one in self.options if one.value == self.chosen.value), "")


def doubt_of(proposal: Proposal, *codes: str) -> Doubt | None:
    """The reader's doubt of one of these kinds, if there is one."""
    return next((one for one in proposal.doubts if one.code in codes), None)
