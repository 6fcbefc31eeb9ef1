"""What the pages of awards and rounds tell machines. Results are told once they are released, and not before."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import Award, Measure, Round, Tier
from directory.metadata import mention, unit_type
from newsroom.json_ld import JsonLd, collection, known
from newsroom.markup import absolute, excerpt
from newsroom.metadata import Crumb, PageMeta, home_crumb


def measure_node(measure: Measure) -> JsonLd:
    """A winning measure, by the units credited with it under their printed names."""
    creators = [
        known(type=unit_type(credit.unit), name=credit.printed_name, url=absolute(credit.unit.get_absolute_url()))
        for credit in measure.credits.all()
    ]
    return known(type="CreativeWork", name=measure.title, description=measure.summary, creator=creators)


def winners_node(round: Round, tier: Tier, measures: Iterable[Measure]) -> JsonLd:
    """schema.org ItemList of a tier, in printed order; ascending only where the source calls the order a rank."""
    items = [
        known(type="ListItem", position=position, item=measure_node(measure))
        for position, measure in enumerate(measures, 1)
    ]
    return known(
        type="ItemList",
        name=f"{round} {tier}",
        itemListOrder="https://schema.org/ItemListOrderAscending"
        if tier.ranked
        else "https://schema.org/ItemListUnordered",
        numberOfItems=len(items),
        itemListElement=items,
    )


def award_meta(award: Award) -> PageMeta:
    path = award.get_absolute_url()
    about = mention(award.campaign) if award.campaign else None
    return PageMeta(
        title=award.name,
        path=path,
        description=excerpt(award.description) or _("%(name)s: every round and its winners.") % {"name": award.name},
        breadcrumbs=[home_crumb(), Crumb(_("Awards"), reverse("awards")), Crumb(award.name)],
        json_ld=[{**collection(award.name, path, award.description), **({"about": about} if about else {})}],
    )


def awards_meta() -> PageMeta:
    title = _("Awards")
    return PageMeta(
        title=title,
        path=reverse("awards"),
        description=_("Award programmes, their rounds and the measures that won."),
        breadcrumbs=[home_crumb(), Crumb(title)],
        json_ld=[collection(title, reverse("awards"))],
    )


def round_meta(round: Round, winners: Mapping[Tier, Iterable[Measure]]) -> PageMeta:
    """`winners` by tier in printed order, with their credits and units; left out until they are released."""
    shown = dict(winners) if round.is_released else {}
    lists = [winners_node(round, tier, list(measures)) for tier, measures in shown.items()]
    title = str(round)
    first = next((list(measures) for measures in shown.values()), [])
    return PageMeta(
        title=title,
        path=round.get_absolute_url(),
        description=excerpt("；".join(measure.title for measure in first)) or title,
        breadcrumbs=[
            home_crumb(),
            Crumb(_("Awards"), reverse("awards")),
            Crumb(round.award.name, round.award.get_absolute_url()),
            Crumb(str(round.label)),
        ],
        json_ld=[collection(title, round.get_absolute_url()), *(node for node in lists if "itemListElement" in node)],
    )
