"""Writes the stories of the archive: pure functions of a seed and a number, without the database."""

import datetime
import itertools
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# The archive ends before the stories of the demonstration begin.
FIRST_DAY = datetime.date(2004, 1, 1)
LAST_DAY = datetime.date(2014, 9, 30)
# Characters of a body without its markup: what the reports of such newsrooms have.
BODY_LENGTH = 1000
TAGS_OF_A_STORY = 4
OFFICIALS = 240
CAMPAIGNS = 8
STORIES_FOR_EACH_EVENT = 100
# How many of a thousand stories hold one of the rare sentences.
RARE_PER_THOUSAND = 6


@dataclass(frozen=True)
class Written:
    """One story. Tags, sections, units, official, campaign and event are places in the lists of the archive."""

    headline: str
    summary: str
    body: str
    moment: datetime.datetime
    tags: tuple[int, ...]
    section: int
    further_section: int | None
    units: tuple[int, ...]
    official: int | None
    campaign: int | None
    event: int | None


@cache
def words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@cache
def tag_names() -> list[str]:
    """Commonest first: subjects, general themes, things, places."""
    domains = words()["domain"]
    things = itertools.chain.from_iterable(zip(*(domain["things"] for domain in domains), strict=True))
    names = [*(domain["name"] for domain in domains), *words()["themes"], *things, *words()["places"]]
    return list(dict.fromkeys(names))


@cache
def zipf_weights(count: int) -> list[float]:
    """Cumulative weights by which the n-th tag is n times rarer than the first (Zipf, exponent 1)."""
    return list(itertools.accumulate(1 / rank for rank in range(1, count + 1)))


@cache
def unit_names() -> list[tuple[str, str]]:
    """Name and kind of every made-up unit."""
    return [(place + bureau["name"], bureau["kind"]) for place in words()["places"] for bureau in words()["bureaus"]]


def write(seed: int, number: int, of: int) -> Written:
    """Story `number` (from 0) of an archive of `of` stories; later numbers have later moments."""
    # Seeded one by one, so that a story does not depend on how many were written before it in this run.
    rng = random.Random((seed << 40) + number)  # noqa: S311 (an archive to measure with, not a secret)
    tags = pick_tags(rng)
    domain = domain_of(tag_names()[tags[0]], rng)
    moment = moment_of(rng, number, of)
    slots = fill_slots(rng, domain, moment)
    return Written(
        headline=rng.choice(words()["headlines"]).format_map(slots)[:120],
        summary=rng.choice(words()["sentences"]).format_map(slots),
        body=write_body(rng, domain, slots),
        moment=moment,
        tags=tags,
        section=rng.randrange(len(words()["sections"])),
        further_section=rng.randrange(len(words()["sections"])) if rng.random() < 0.2 else None,
        units=pick_units(rng, slots["unit_number"]),
        official=rng.randrange(OFFICIALS) if rng.random() < 0.4 else None,
        campaign=rng.randrange(CAMPAIGNS) if rng.random() < 0.1 else None,
        event=number // STORIES_FOR_EACH_EVENT if rng.random() < 0.15 else None,
    )


def pick_tags(rng: random.Random) -> tuple[int, ...]:
    names = tag_names()
    picked = rng.choices(range(len(names)), cum_weights=zipf_weights(len(names)), k=TAGS_OF_A_STORY)
    return tuple(dict.fromkeys(picked))


def pick_units(rng: random.Random, reported: int) -> tuple[int, ...]:
    """The unit that is reported on, and in half of the stories one or two more."""
    others = rng.sample(range(len(unit_names())), rng.choice((0, 0, 1, 2)))
    return tuple(dict.fromkeys([reported, *others]))


def domain_of(tag: str, rng: random.Random) -> dict[str, Any]:
    """The subject that a tag belongs to, so that a story is about what its first tag says; any for a general tag."""
    domains = words()["domain"]
    return next((d for d in domains if tag == d["name"] or tag in d["things"]), None) or rng.choice(domains)


def moment_of(rng: random.Random, number: int, of: int) -> datetime.datetime:
    """Spread evenly over the years, in working hours, in the office's own time (naive)."""
    day = FIRST_DAY + (LAST_DAY - FIRST_DAY) * number // of
    begun = (LAST_DAY - FIRST_DAY).days * number % of / of
    seconds = int((8 + 11 * begun) * 3600) + rng.randrange(60)
    return datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(seconds=seconds)


def fill_slots(rng: random.Random, domain: dict[str, Any], moment: datetime.datetime) -> dict[str, Any]:
    """What the places in the sentences are filled with, the same throughout a story where a reader expects it."""
    unit_number = rng.randrange(len(unit_names()))
    bureaus = words()["bureaus"]
    return {
        "unit_number": unit_number,
        "unit": unit_names()[unit_number][0],
        "place": words()["places"][unit_number // len(bureaus)],
        "bureau": bureaus[unit_number % len(bureaus)]["name"],
        "month": moment.month,
        "day": moment.day,
        "meeting": rng.choice(words()["meetings"]),
        **vary(rng, domain),
    }


def vary(rng: random.Random, domain: dict[str, Any]) -> dict[str, str]:
    """What changes from sentence to sentence."""
    return {
        "thing": rng.choice(domain["things"]),
        "action": rng.choice(domain["actions"]),
        "effect": rng.choice(domain["effects"]),
        "people": rng.choice(domain["people"]),
        "theme": rng.choice(words()["themes"]),
        "number": rng.choice(words()["numbers"]),
    }


def write_body(rng: random.Random, domain: dict[str, Any], slots: dict[str, Any]) -> str:
    """Paragraphs of three to five sentences, none told twice before all are told, until the length is reached."""
    sentences = words()["sentences"]
    told = itertools.cycle(rng.sample(sentences, len(sentences)))
    paragraphs = [rng.choice(words()["leads"]).format_map(slots)]
    length = len(paragraphs[0])
    while length < BODY_LENGTH:
        chosen = itertools.islice(told, rng.randint(3, 5))
        paragraph = "".join(sentence.format_map(slots | vary(rng, domain)) for sentence in chosen)
        paragraphs.append(paragraph)
        length += len(paragraph)
    if rng.random() < RARE_PER_THOUSAND / 1000:
        paragraphs.append(rng.choice(words()["rarities"]))
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
