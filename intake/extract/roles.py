"""Who took part, and as what: persons in a list share the verbs that follow it.

A person is a participant only by a verb of the event. Who is quoted, cited, remembered or has won something is read and
not filed, with the reason.
"""

import re
from dataclasses import dataclass

from directory.models.participation import Role
from intake.extract.acting import acting
from intake.extract.mention import Mention
from intake.extract.page import Page
from intake.extract.words import verbs
from intake.extraction import RoleFound
from intake.source import Span

LINKS = re.compile(
    r"(?:\([^()\n]{1,40}\))?(?:等(?:领导|同志|人)?|一行(?:[0-9一二三四五六七八九十]+人)?)?\s?(?:[、,;]|和|与|及|以及|[、,]?以及|并有|,?还有|带领|率领?|会同|携同?|偕同?)?\s?"
)
COUNTED_SAMPLE = re.compile(
    r"等\s?(?P<count>[0-9一二三四五六七八九十百]+)\s?(?:余|多)?(?:位|名|人)(?:[\u4e00-\u9fff]{0,8}(?:专家|学者|教授|嘉宾|同志|代表|青年))?"
)
SESSIONS = re.compile(
    r"(?:报告|分会场|分论坛|分组(?:讨论|会议|交流)?|平行(?:论坛|会议)|讨论|专题|环节|研讨)[^,。;]{0,8}?(?:分别)?由[^,。;]*$"
)
LOOSE = re.compile(r"(?:(?:,?以及|[、,和与及])\s?[\u4e00-\u9fff0-9a-z/]{1,24}){1,3}[、,和与及]?")
LONGEST_SENTENCE = 2000  # characters
LONGEST_CLAUSE = 200  # characters; a text without marks is no clause
SENTENCE_STOP = re.compile(r"[。!?;\n]")
FULL_STOP = re.compile(r"[。!?\n]")
CLAUSE = re.compile(r"[,。!?;\n]")
CLAUSE_OR_QUOTE = re.compile(r"[,。!?;\n](?![^《》\n]*》)")
PAST = re.compile(r"(?:已故|当年|上世纪|时任|[前原]辈)[^,。;]{0,8}$|(?:19[0-9]{2}|20[0-9]{2})年[^,。;]{0,16}$")
RECEIVES = re.compile(r"获此殊荣|领取了?|接过(?:奖|证)")
CEREMONY = re.compile(r"(?:会上|式上|典礼上|现场|仪式上)[^。;]*?颁发")
GIVES = re.compile(
    r"(?:等(?:领导)?)?(?:[和与及][^,。;]{2,24}?(?:领导|负责人|负责同志|代表))?(?:今天|昨天)?(?:在[^,。;]{1,12}?)?(?:先后|分别|共同)?(?:向|为|给)[^。;,\n]*?(?:颁奖|发奖|颁发|授奖|授牌|颁授|发了奖|颁了奖)"
)


@dataclass(frozen=True)
class Act:
    """What one mention of a person did, or why it did nothing."""

    mention: Mention
    roles: tuple[RoleFound, ...] = ()
    refusal: str = ""  # cited, won, sample, session, past: see `reasons`
    predicate: Span | None = None
    lender: Mention | None = None  # the one before in the list whose unit holds for this one too


def acts(page: Page, mentions: list[Mention], zones: list[Span]) -> list[Act]:
    """What every mention in the zones (paragraphs, captions) did, in order."""
    found: list[Act] = []
    at = 0
    for zone in zones:
        while at < len(mentions) and mentions[at].name.start < zone.start:
            at += 1
        last = at
        while last < len(mentions) and mentions[last].name.start < zone.end:
            last += 1
        found += _acts_in(page, mentions[at:last], zone)
        at = last
    return found


def _acts_in(page: Page, mentions: list[Mention], zone: Span) -> list[Act]:
    groups = _groups(page, mentions)
    found: list[Act] = []
    quiet = zone.start  # up to here the text is somebody's speech
    for number, group in enumerate(groups):
        following = groups[number + 1][0].start if number + 1 < len(groups) else zone.end
        in_parts = ";" in page.even[group[0].start : group[-1].end]  # 县委某某;某局某某,某某;某院某某;众人参加
        stop = _sentence_end(page, group[-1].end, zone.end, SENTENCE_STOP if not in_parts else FULL_STOP)
        predicate = Span(group[-1].end, min(stop, following))
        refusal, roles = _judged(page, group, predicate, stop, zone)
        if group[0].start < quiet:
            refusal, roles = "cited", ()
        if refusal in ("", "nothing") and (speech := _speech(page, predicate)):
            quiet = max(quiet, _speech_end(page, speech, zone.end))
        lender: Mention | None = None
        for before, mention in zip([None, *group], group, strict=False):
            if before and not LINKS.fullmatch(page.even, before.end, max(before.end, mention.start)):
                lender = None  # words that were not read stand before the post
            lender = mention if _has_unit(mention) else lender
            found.append(Act(mention, roles, refusal, predicate, lender))
    return found


def _has_unit(mention: Mention) -> bool:
    return any(post.unit or post.whole for post in mention.posts)


def _groups(page: Page, mentions: list[Mention]) -> list[list[Mention]]:
    """Persons with nothing between them but marks of a list."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _are_linked(page, groups[-1][-1].end, mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _are_linked(page: Page, end: int, mention: Mention) -> bool:
    """Nothing but marks of a list between two persons, or a mark and words of a post that were not read."""
    if LINKS.fullmatch(page.even, end, max(end, mention.start)):
        return True
    between = page.even[end : mention.start]
    if not mention.posts or not LOOSE.fullmatch(between):
        return False
    return not verbs.ANY.search(between)


def _sentence_end(page: Page, at: int, end: int, stops: re.Pattern = SENTENCE_STOP) -> int:
    match = stops.search(page.even, at, min(end, at + LONGEST_SENTENCE))
    return match.start() if match else min(end, at + LONGEST_SENTENCE)


def _judged(
    page: Page, group: list[Mention], predicate: Span, stop: int, zone: Span
) -> tuple[str, tuple[RoleFound, ...]]:
    even = page.even
    clause_start = max(even.rfind(mark, zone.start, group[0].start) for mark in ",。;!?\n")
    clause_start = max(clause_start + 1, zone.start, group[0].start - LONGEST_CLAUSE)
    if PAST.search(even, clause_start, group[0].start):
        return "past", ()
    if (honours := verbs.HONOURS.match(even, *predicate)) and verbs.HONOURED_BY.search(
        even, clause_start, group[0].start
    ):
        return "", (RoleFound(Role.ATTENDED, honours["verb"], Span(*honours.span("verb"))),)
    if received := _received(page, Span(clause_start, group[0].start), predicate):
        return "", received
    if chosen := group[0].chosen:
        return "", (RoleFound(Role.ATTENDED, even[slice(*chosen)], chosen, inferred=True),)
    if verbs.PRESENTED.match(even, *predicate) and verbs.FOR_THEM.search(even, clause_start, group[0].start):
        return "won", ()
    heard = verbs.HEARD.search(even, clause_start, group[0].start)
    if report := (heard and verbs.REPORT_HEARD.match(even, predicate.start, stop)) or (
        even[group[0].start - 1] != "受" and verbs.REPORT_MADE.match(even, predicate.start, stop)
    ):
        return "", (RoleFound(Role.REPORTED, report["verb"], Span(*report.span("verb"))),)
    if verbs.SPOKEN_OF.match(even, *predicate) and not GIVES.match(even, predicate.start, stop):
        return "cited", ()
    if company := verbs.IN_COMPANY.match(even, predicate.start, stop):
        predicate = Span(company.end(), stop)
    roles = _roles(page, predicate)
    if GIVES.match(even, predicate.start, stop) and Role.PRESENTED not in {role.code for role in roles}:
        # 向获得…的某某、某某发了奖: names stand between.
        roles = (RoleFound(Role.PRESENTED, "颁奖", predicate), *(role for role in roles if role.code == Role.ATTENDED))
    if not roles:
        roles = _roles_before(page, clause_start, group[0].start, predicate)
    codes = {role.code for role in roles}
    sample = COUNTED_SAMPLE.match(even, predicate.start)
    if sample and codes == {Role.REPORTED}:
        return "sample", ()
    if (
        codes == {Role.PRESIDED}
        and SESSIONS.search(even, zone.start, group[0].start)
        and "分别" in even[clause_start : predicate.end]
    ):
        return "session", ()
    if _receives(page, group, predicate, stop, zone):
        return "", (RoleFound(Role.RECEIVED, "获此殊荣", predicate),)
    if roles:
        return "", roles
    if verbs.WON.search(even, *predicate):
        return "won", ()
    acted = acting(page, group, Span(clause_start, group[0].start), predicate)
    return ("", acted) if acted else ("nothing", ())


def _received(page: Page, lead: Span, predicate: Span) -> tuple[RoleFound, ...]:
    """A guest: 会见了某某, 同某某举行会谈."""
    if match := verbs.RECEIVED_BY.search(page.even, *lead):
        return (
            RoleFound(
                Role.ATTENDED,
                page.even[match.start() : match.start() + 2],
                Span(match.start(), match.start() + 2),
                inferred=True,
            ),
        )
    talks = verbs.TALKS.match(page.even, *predicate)
    if talks and verbs.TALKS_WITH.search(page.even, *lead):
        return (RoleFound(Role.ATTENDED, talks["verb"], Span(*talks.span("verb")), inferred=True),)
    return ()


def _receives(page: Page, group: list[Mention], predicate: Span, stop: int, zone: Span) -> bool:
    """Given a prize at the event itself: 闭幕式上颁发了…奖，某某获此殊荣."""
    sentence = max(page.even.rfind(mark, zone.start, group[0].start) for mark in "。;!?")
    said = page.even[max(sentence + 1, zone.start) : stop]
    return bool(RECEIVES.search(page.even, *predicate) and CEREMONY.search(said) and group[0].posts)


def _roles(page: Page, predicate: Span) -> tuple[RoleFound, ...]:
    """The verbs with which a predicate begins and those joined to them: 出席会议并讲话."""
    manner = verbs.MANNER.match(page.even, *predicate)
    at = _skipped(page, manner.end() if manner else predicate.start, predicate.end)
    if (rest := verbs.REST_OF_LIST.match(page.even, *predicate)) and not verbs.ANY.search(
        page.even, predicate.start, rest.start("verb")
    ):
        at = rest.start("verb")
    if with_others := verbs.WITH_OTHERS.match(page.even, *predicate):
        at = with_others.start("verb")
    found: dict[str, RoleFound] = {}
    while at < predicate.end:
        match = _verb_at(page, at, predicate.end)
        if match is None:
            break
        code, start, end = match
        if verbs.NOMINAL.match(page.even, start, predicate.end) and not found:
            break
        if verbs.WON.match(page.even, start):
            break
        found.setdefault(code, RoleFound(code, page.even[start:end], Span(start, end)))
        if verbs.SPEECH.search(page.even, start, min(predicate.end, end + 2)):
            break
        following = _next_verb(page, end, predicate.end)
        straight = _skipped(page, end, predicate.end)
        if page.even.startswith(("作", "做", "发表"), end) and _verb_at(page, straight, predicate.end):
            following = straight  # 到会作了重要讲话
        if following is None:
            break
        at = following
    return tuple(found.values())


def _skipped(page: Page, at: int, end: int) -> int:
    """Past the words between a name and its verb: 先后, 在会上, 向获奖单位."""
    while at < end and not _verb_at(page, at, end):
        if match := verbs.PASSED.match(page.even, at, end):
            at = match.end()
        elif verbs.LEADING.match(page.even, at, end):
            leads = page.even[at] == "率" or page.even.startswith("带领", at)
            clause = None if leads else CLAUSE_OR_QUOTE.search(page.even, at, min(end, at + verbs.REACH))
            # With the mark that ends it, which tells 说 from 说明.
            verb = verbs.ANY.search(page.even, at + 1, clause.end() if clause else end)
            return verb.start() if verb and verb.start() <= at + verbs.REACH else at
        else:
            break
    return at


def _verb_at(page: Page, at: int, end: int) -> tuple[str, int, int] | None:
    for code, pattern in verbs.VERBS:
        if match := pattern.match(page.even, at, end):
            return code, match.start(), match.end()
    return None


def _next_verb(page: Page, at: int, end: int) -> int | None:
    """The next verb of the same persons: in this clause after 并, or at the head of the next."""
    clause = CLAUSE.search(page.even, at, end)
    stop = clause.start() if clause else end
    for joined in re.finditer(r"并|、|且|和|后", page.even[at:stop]):
        start = _skipped(page, at + joined.end(), stop)
        if _verb_at(page, start, stop):
            return start
    if clause and page.even[stop] == ",":
        start = _skipped(page, stop + 1, end)
        if _verb_at(page, start, end) and not re.match(
            r"由|[\u4e00-\u9fff]*(?:单位|企业|部门)", page.even[stop + 1 : start]
        ):
            return start
    return None


def _roles_before(page: Page, start: int, end: int, predicate: Span) -> tuple[RoleFound, ...]:
    """Verbs in front: 主持人是…, 出席会议的领导有…, 参加活动的有…."""
    said = page.even[start:end]
    if match := re.search(
        r"(出席|参加|列席|陪同|到会|就座|就坐)(?:[^,。;]{0,16}?(?:的)?(?:还)?(?:领导|嘉宾|同志|人员|专家)?(?:还)?有:?|[^,。;]{0,30}?(?:有|为|是):)",
        said,
    ):
        at = start + match.start()
        return (RoleFound(Role.ATTENDED, match[1], Span(at, at + len(match[1]))),)
    if match := re.search(r"邀请了?[^,。;:“”]{0,24}$", said):
        at = start + match.start()
        return (RoleFound(Role.ATTENDED, "邀请", Span(at, at + 2), inferred=True),)
    if match := re.search(r"主持人[::是]", said):
        return (RoleFound(Role.PRESIDED, "主持", Span(start + match.start(), start + match.start() + 2)),)
    return ()


def _speech(page: Page, predicate: Span) -> re.Match | None:
    return verbs.SPEECH.search(page.even, predicate.start, min(len(page.even), predicate.end + 1))


def _speech_end(page: Page, speech: re.Match, end: int) -> int:
    """To the end of the sentence, or of the quotation that begins here."""
    if page.even[speech.end() : speech.end() + 1] == "“" or page.even[speech.end() - 1] == "“":
        closing = page.even.find("”", speech.end(), end)
        return closing if closing > 0 else end
    return _sentence_end(page, speech.end(), end)
