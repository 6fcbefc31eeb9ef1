"""What an event is also known by: its campaign under every name the text prints, and the document read out at it."""

import re
from dataclasses import replace

from directory.models.participation import Role
from intake.extract.page import Page
from intake.extraction import EventFound, Found, ParticipantFound
from intake.source import Span

CAMPAIGN = re.compile(
    r"“[^”\n]{2,40}”(?:主题|专项|系列|志愿服务|创建|主题教育)?(?:活动|行动|工程|专项)|“[^”\n]{2,40}活动”"
)


def with_names(
    page: Page,
    event: EventFound | None,
    people: list[ParticipantFound],
    declared: Found[int] | None,
    elsewhere: list[Span],
) -> EventFound | None:
    """The event with document, declared hosts and campaign; what is named `elsewhere` is another campaign."""
    if event is None:
        return None
    document = next((p.note for p in people if p.note and any(role.code == Role.READ_OUT for role in p.roles)), None)
    return replace(event, document=document, hosts_declared=declared, campaign_names=tuple(_campaigns(page, elsewhere)))


def _campaigns(page: Page, elsewhere: list[Span]) -> list[Found[str]]:
    """Every writing of a campaign's name, at the first place of each."""
    found: dict[str, Found[str]] = {}
    spans = [Span(*match.span()) for match in CAMPAIGN.finditer(page.even)] + list(page.known["campaign"].values())
    for span in sorted(spans):
        if any(other.start <= span.start < other.end for other in elsewhere):
            continue
        found.setdefault(page.even[span.start : span.end], Found(page.said(span), span))
    return list(found.values())
