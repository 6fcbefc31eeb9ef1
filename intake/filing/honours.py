"""The round of an award that a report tells of: its tiers, its winners as printed, what each is credited with."""

from articles.models import Article
from awards.models import Award, Measure, MeasureUnit, Round, Tier
from directory.models import Campaign, Event, Unit
from intake.filing.names import Names, linked
from intake.proposal import Fate, Honours, MeasureLine, Proposal


def write_honours(
    proposal: Proposal, names: Names, campaign: Campaign | None, event: Event | None, article: Article
) -> Round | None:
    """A new round, held back until an editor releases it, or the recorded one with what it did not know yet."""
    honours = proposal.honours
    award = _award(honours, campaign)
    if award is None:
        return None
    # A programme that counts no rounds has one.
    round, _new = Round.objects.get_or_create(
        award=award,
        number=honours.number or 1,
        defaults={
            "year": event.starts_on.year if event and event.starts_on else None,
            "stage": Round.Stage.DECIDED,
            "decided_on": event.starts_on if event else None,
            "event": event,
            "article": article,
            "document": proposal.meeting.document,
        },
    )
    tiers = _write_tiers(round, honours)
    for line in honours.measures:
        _write_measure(round, tiers.get(line.tier), line, names, article)
    return round


def _award(honours: Honours, campaign: Campaign | None) -> Award | None:
    if not honours.programme or honours.link.fate == Fate.PRINT:
        return None
    if honours.link.fate == Fate.MATCH:
        return linked(Award, honours.link)
    return Award.objects.get_or_create(name=honours.programme, defaults={"campaign": campaign})[0]


def _write_tiers(round: Round, honours: Honours) -> dict[str, Tier]:
    tiers = {tier.name: tier for tier in round.tiers.all()}
    for line in honours.tiers:
        if line.name not in tiers:
            tiers[line.name] = Tier.objects.create(
                round=round,
                name=line.name,
                places=line.declared,
                ranked=line.ranked,
                winners_known=line.winners_known,
                order=len(tiers) + 1,
            )
    return tiers


def _write_measure(round: Round, tier: Tier | None, line: MeasureLine, names: Names, article: Article) -> None:
    measure = round.measures.filter(title=line.title, tier=tier).first()
    if measure is None:
        ordinal = line.ordinal if tier and not tier.measures.filter(ordinal=line.ordinal).exists() else None
        measure = Measure.objects.create(
            round=round,
            tier=tier,
            title=line.title,
            ordinal=ordinal,
            rank=ordinal if tier and tier.ranked else None,
        )
        _write_credits(measure, line, names)
    measure.articles.add(article)


def _write_credits(measure: Measure, line: MeasureLine, names: Names) -> None:
    """A credit links to a unit; persons, and names without a record, are told in the summary instead."""
    credited: dict[Unit, str] = {}
    told = [line.people] if line.people else []
    for name in filter(None, line.recipients.split("、")):
        if unit := names.unit(name):
            credited.setdefault(unit, name)
        else:
            told.append(name)
    for order, (unit, name) in enumerate(credited.items(), start=1):
        MeasureUnit.objects.create(measure=measure, unit=unit, printed_name=name, order=order)
    if told:
        measure.summary = "、".join(told)
        measure.save()
