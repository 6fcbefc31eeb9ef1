"""An extraction as the JSON of `manage.py intake --json`: plain names and numbers, roles as the reports print them."""

import datetime
from typing import Any

from directory.models.participation import Role
from intake.extraction import AwardFound, Dateline, EventFound, Extraction, Found, ParticipantFound

ROLE_WORDS = {
    Role.ATTENDED: "出席",
    Role.SPOKE: "讲话",
    Role.ADDRESSED: "致辞",
    Role.PRESIDED: "主持",
    Role.READ_OUT: "宣读",
    Role.REPORTED: "报告",
    Role.PRESENTED: "颁奖",
    Role.RECEIVED: "领奖",
}


def as_json(found: Extraction) -> dict[str, Any]:
    """What `json.dumps` takes. What was not found is null or an empty list."""
    return {
        "headline": _value(found.headline),
        "kicker": _value(found.kicker),
        "deck": [line.value for line in found.deck],
        "publish_date": _value(found.publish_date),
        "dateline": _dateline(found.dateline),
        "event": _event(found.event),
        "hosts": [host.name for host in found.hosts],
        "host_roles": [host.role for host in found.hosts],
        "participants": [_participant(person) for person in found.participants],
        "groups": [{"name": group.name, "count": group.count, "span": list(group.span)} for group in found.groups],
        "units": [unit.name for unit in found.units],
        "attendance": found.attendance
        and {
            "raw": found.attendance.raw,
            "value": found.attendance.value,
            "approximate": found.attendance.approximate,
        },
        "awards": [_award(award) for award in found.awards],
        "tiers": [
            {"name": tier.name, "declared": _value(tier.declared), "named": tier.named, "vacant": tier.vacant}
            for tier in found.tiers
        ],
        "captions": [caption.text for caption in found.captions],
        "related": [{"date": _plain(story.date), "title": story.title} for story in found.related],
        "source": _value(found.source),
        "contributor": _value(found.contributor),
        "photographer": _value(found.photographer),
        "editor": _value(found.editor),
        "body": found.body_html,
        "rejected": [{"text": each.text, "kind": each.kind, "reason": each.reason} for each in found.rejected],
        "doubts": [doubt.sentence for doubt in found.doubts],
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _value(found: Found | None) -> Any:
    return _plain(found.value) if found else None


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if not dateline:
        return None
    return {
        "raw": dateline.raw,
        "outlet": _value(dateline.outlet),
        "place": _value(dateline.place),
        "date": _value(dateline.date),
        "role": _value(dateline.byline_role),
        "reporters": [reporter.value for reporter in dateline.reporters],
    }


def _event(event: EventFound | None) -> dict[str, Any] | None:
    if not event:
        return None
    return {
        "name": event.name.value,
        "kind": event.kind.value,
        "date": _value(event.date),
        "ends": _value(event.ends),
        "clock": _value(event.clock),
        "place": _value(event.place),
        "purpose": _value(event.purpose),
        "ordinal": _value(event.ordinal),
        "campaign_names": [name.value for name in event.campaign_names],
        "document_read": _value(event.document),
    }


def _participant(person: ParticipantFound) -> dict[str, Any]:
    """A learned title after the name that is of another unit stands beside the post, the units in the same order."""
    units = list(dict.fromkeys(post.unit for post in person.posts))
    apart = len(units) > 1 and all(units) and person.posts[-1].after_name
    return {
        "name": person.name,
        "title": " / ".join(_titles_in(person, unit) for unit in units) if apart else person.title,
        "unit": " / ".join(units) if apart else person.unit or None,
        "roles": [ROLE_WORDS[Role(role.code)] for role in person.roles],
        "note": _value(person.note),
        "span": list(person.span),
    }


def _titles_in(person: ParticipantFound, unit: str) -> str:
    return "、".join(post.title for post in person.posts if post.unit == unit)


def _award(award: AwardFound) -> dict[str, Any]:
    return {
        "recipient": award.recipient,
        "title": _value(award.title),
        "tier": _value(award.tier),
        "ordinal": _value(award.ordinal),
        "round": _value(award.round),
        "programme": _value(award.programme),
    }
