"""Awards: who won what, in every form that reports print.

Numbered in running text (①某局《某举措》), in lines under a tier (一等奖（2名）), in a table, as a list before 荣获 or after 授予,
and by 获得…的某某. A count that is declared and names that are printed are compared elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from intake.extract.page import Page
from intake.extract.people import Mention
from intake.extraction import AwardFound, Found, TierFound
from intake.source import LineKind, Span
from newsroom.text import read_number

NUM = r"[0-9一二三四五六七八九十百千]+"
TIER_WORD = (
    r"(?:特等奖|一等奖|二等奖|三等奖|四等奖|优秀奖|优胜奖|鼓励奖|提名奖|入围奖|组织奖|优秀组织奖|参与奖|团体奖|个人奖|金奖|银奖|铜奖|特别奖|创新奖|纪念奖|冠军|亚军|季军|殿军|第[一二三四五六七八九十]名?|金牌|银牌|铜牌)"
)
TIER_LINE = re.compile(
    rf"^(?:[一二三四五六七八九十]{{1,3}}[、.]|\([一二三四五六七八九十\d]+\)|\d{{1,2}}[.、]|[★◆●■])?\s*(?P<tier>[“\"]?[\u4e00-\u9fff“”]{{0,14}}?(?:{TIER_WORD}|奖|十佳[\u4e00-\u9fff]{{0,6}}|先进(?:集体|个人|单位|工作者)|标兵|模范)[”\"]?)"
    rf"\s*(?:名单)?\s*(?:[(（]\s*(?:共)?(?P<count>{NUM})\s?(?:名|个|项|件|篇|部|家|组|幅|人)?\s*[)）]|(?P<count2>{NUM})\s?(?:名|个|项|件|篇|部|家|组|幅)(?![\u4e00-\u9fff]))?\s*(?:[::]\s*(?P<rest>.*)|(?P<vacant>[(（]?空缺[)）]?))?$"
)
NUMBERED = re.compile(r"^\s*(?P<mark>[①-⑳㉑-㊿]|\(?(?P<n>\d{1,3})\)?\s?[.、,，)]|(?P<h>[一二三四五六七八九十]{1,3})、)\s*")
CIRCLED_ITEM = re.compile(r"(?P<mark>[①-⑳㉑-㊿])\s*(?P<item>[^①-⑳㉑-㊿\n]{2,120}?)(?=\s*[,,、;;]?\s*[①-⑳㉑-㊿]|[)）]?(?:和|及|等|。|\n|$)|[)）])")
WORK = re.compile(r"[《“](?P<title>.+)[》”]\s*(?P<tail>[^《》]{0,30})$")
VERB = (
    r"(?:荣获|喜获|获评为?|获得了?(?!分王)|获授|获颁|摘得|摘取|夺得|捧得|斩获|捧回|赢得|包揽|分获|分别获得?|分别荣获|双双获得?|并列|名列|位列|位居|获|"
    r"被(?:省|市|县|区|国家|中央|[\u4e00-\u9fff]{2,14}?)?(?:授予|评为|评选为|命名为|表彰为|认定为|确定为|记|推选为|树为|授|列为)|当选为?|入选|荣膺|荣登|勇夺|成为)"
)
AWARD = (
    r"(?:(?:本次|本届|此次|全国|全省|全市|全县|全区|首届|(?:\d{4}|[一二〇零○九八七六五四三]{4})年度?|第[0-9一二三四五六七八九十百]+[届次轮批])?"
    r"(?:[“『\"][^”』\"。]{2,30}[”』\"][^,。;、:”“]{0,16}?|[^,。;:、“”]{0,30}?)"
    rf"(?:{TIER_WORD}|奖项?|称号|荣誉称号|先进集体|先进单位|先进个人|先进工作者|一等功|二等功|三等功|嘉奖|得分王|最有价值球员|最佳[\u4e00-\u9fff]{{2,6}}|第[一二三四五六七八九十0-9]+名?|十佳[\u4e00-\u9fff]{{0,6}}|标兵|劳动模范|奖章|奖状|优秀[\u4e00-\u9fff]{{2,8}}|王|模范[\u4e00-\u9fff]{{0,4}}|红旗手|文明单位|示范[\u4e00-\u9fff]{{1,4}}))(?:称号|荣誉称号|荣誉)?"
)
WON = re.compile(rf"(?P<verb>{VERB})(?P<award>{AWARD})(?P<count>[(（]\s?{NUM}\s?[名个项]\s?[)）])?(?=[,。;、)）\n!和]|及|以及|$|的奖|并)")
GIVEN = re.compile(rf"授予(?P<list>[^。;\n]{{2,160}}?)(?:等\s?{NUM}\s?(?:多|余)?(?:名|位|个|家|人|支)?(?:同志|集体|单位|个人|先进集体|先进个人)?|等同志|等)?(?:以)?(?P<award>[“『][^”』]{{2,30}}[”』](?:荣誉)?称号|[^,。;、“”等0-9·]{{0,14}}?(?:荣誉)?称号)")
HELD_BY = re.compile(rf"获得?(?:了)?(?P<award>(?:\d{{4}}年度?)?[^,。;、]{{0,14}}?(?:[“『][^”』]{{2,16}}[”』][^,。;、的]{{0,8}}|{TIER_WORD}))的(?P<kind>[\u4e00-\u9fff]{{1,8}}?)(?=[\u4e00-\u9fff]{{2,4}}[、和,发等])")
THIS_HONOUR = re.compile(r"颁发了?(?:本次|本届)?(?:[^,。;]{0,12}?)(?P<award>[“”\u4e00-\u9fff]{2,16}奖)[^。]{0,4}?,(?P<list>[^。;]{2,120}?)获此殊荣")
SCORE = re.compile(r"(?:以[0-9一二三四五六七八九十]|战胜|击败|力克|险胜|大胜|凭借|凭|力压|不敌|负于).*$")
ETC = re.compile(rf"等\s?(?:{NUM})?\s?(?:多|余)?(?:位|名|个|家|人|项)?[^、,。;“”]{{0,12}}$")
COUNT_ONLY = re.compile(rf"^(?:其中|另外|共有?|还有|全[省市县]|我[省市县])?\s?{NUM}\s?(?:多|余)?(?:个|名|家|位|人|项|件|支)")
VACANT = re.compile(rf"(?P<tier>{TIER_WORD})(?:[(（]?空缺[)）]?)")
ROUND = re.compile(rf"第(?P<number>{NUM})(?P<unit>轮|届|批|次|期)")
TIER_NAME = re.compile(
    rf"{TIER_WORD}|十佳[\u4e00-\u9fff]{{0,6}}|先进集体|先进个人|先进单位|先进工作者|优秀[\u4e00-\u9fff]{{2,6}}奖"
)
PLACE_PREFIX = re.compile(r"^[(（](?P<place>[^()（）]{1,8})[)）]")
LIST_START = re.compile(r"^(?:其中|最终|最后|经过[^,]{0,30},|由|来自|表彰了?|和|与|及|另外|此外|会上|共有)+[,，]?")


@dataclass(frozen=True)
class Won:
    """A place where the text says that a list won something."""

    listed: Span
    award: Span


def find_awards(
    page: Page, paragraphs: list[Span], units: list[Span], mentions: list[Mention], rows: list[int]
) -> tuple[list[AwardFound], list[TierFound]]:
    """All winners in the order of the text, and the tiers that it speaks of."""
    recipients = _Recipients(page, units, mentions)
    found: list[AwardFound] = []
    tiers: list[TierFound] = []
    for paragraph in paragraphs:
        found += _numbered(page, paragraph, recipients)
        if not re.search(r"获|授予|被|名列|位列|并列|当选|入选|荣登|空缺|殊荣|成为", page.even[paragraph.start : paragraph.end]):
            continue
        for won in _told(page, paragraph):
            found += recipients.of(won)
        tiers += _vacant(page, paragraph)
    lined, line_tiers = _lines(page, paragraphs, recipients)
    found += lined
    tiers += line_tiers
    found += _table(page, rows, recipients)
    found = _without_twins(page, found)
    return found, _tiers(found, tiers)


def _told(page: Page, paragraph: Span) -> Iterator[Won]:
    floor = paragraph.start
    even = page.even
    for match in HELD_BY.finditer(even, *paragraph):
        yield Won(Span(match.end(), _list_end(even, match.end(), paragraph.end)), Span(*match.span("award")))
    for match in THIS_HONOUR.finditer(even, *paragraph):
        yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in GIVEN.finditer(even, *paragraph):
        if not re.search(r"被$", even[max(0, match.start() - 2) : match.start()]):
            yield Won(Span(*match.span("list")), Span(*match.span("award")))
    for match in WON.finditer(even, *paragraph):
        if re.match(r"奖|称号|荣誉|王$", match["award"]):
            continue
        start = _list_start(even, floor, match.start())
        if start < match.start():
            yield Won(Span(start, match.start()), Span(*match.span("award")))
        floor = match.end()


def _list_end(even: str, at: int, end: int) -> int:
    stop = re.compile(r"[,。;\n]|发了?奖|颁奖|颁发").search(even, at, end)
    return stop.start() if stop else end


def _list_start(even: str, floor: int, at: int) -> int:
    """Back to where the clause begins; 、 and bracketed commas stay inside."""
    start = floor
    depth = 0
    for place in range(at - 1, floor - 1, -1):
        char = even[place]
        if char in ")》”":
            depth += 1
        elif char in "(《“":
            depth -= 1
        elif char in ",。;:!?\n" and depth <= 0:
            start = place + 1
            break
    return start


class _Recipients:
    """Reads a list of winners: units, persons with or without their units, works."""

    def __init__(self, page: Page, units: list[Span], mentions: list[Mention]) -> None:
        self.page = page
        self.units = units
        self.mentions = {mention.name.start: mention for mention in mentions}
        self._by_end = {mention.end: mention for mention in mentions}

    def of(self, won: Won) -> Iterator[AwardFound]:
        award = _award_named(self.page, won.award)
        for item in self._items(won.listed):
            if recipient := self._recipient(item):
                yield replace(recipient, **award)

    def _items(self, listed: Span) -> Iterator[Span]:
        even = self.page.even
        start = listed.start
        said = even[start : listed.end]
        if lead := LIST_START.match(said):
            start += lead.end()
        end = listed.end
        if tail := ETC.search(even[start:end]):
            end = start + tail.start()
        end = start + len(re.sub(r"(?:分别|双双|并列|均|也|还|先后|一举|共同|最终|再次|首次|又|都|已|的)+$", "", even[start:end]))
        for cut in _cut(even, Span(start, end)):
            yield from self._cut_at_joins(cut)

    def _cut_at_joins(self, item: Span) -> Iterator[Span]:
        """和 divides two winners where a unit or a person ends before it."""
        for match in re.finditer(r"以及|和|与|及", self.page.even[item.start : item.end]):
            at = item.start + match.start()
            if at in self._by_end or any(unit.end == at for unit in self.units if unit.start >= item.start):
                yield Span(item.start, at)
                yield from self._cut_at_joins(Span(item.start + match.end(), item.end))
                return
        yield item

    def _recipient(self, item: Span) -> AwardFound | None:
        even = self.page.even
        said = even[item.start : item.end]
        lead = len(said) - len(re.sub(r"^\s*(?:[我本][市县区省院校])?", "", said))
        item = Span(item.start + lead, item.start + len(said.rstrip()))
        if tail := SCORE.search(even[item.start : item.end]) or ETC.search(even[item.start : item.end]):
            item = Span(item.start, item.start + tail.start())
        said = even[item.start : item.end]
        if not said or COUNT_ONLY.match(said) or len(said) > 50 or re.match(r"(?:对|并|给|为|将|决定|多次|曾|连续|近年来|先后|以|在[^\u4e00-\u9fff])", said):
            return None
        if place := PLACE_PREFIX.match(said):
            item = Span(item.start + place.end(), item.end)
            said = even[item.start : item.end]
        if person := self._person(item):
            return person
        if work := re.fullmatch(r"(?P<who>[^《》“”]{2,30}?)(?:的|选送的|报送的|创作的|推荐的)?[《“](?P<title>[^》]{2,60})[》”]", said):
            return self._work(item, work)
        if re.fullmatch(r"《[^》]{2,60}》", said):
            span = Span(item.start + 1, item.end - 1)
            return AwardFound(self.page.said(span), span)
        if BAD_RECIPIENT.search(said):
            return None
        if self._reads_like_a_unit(item):
            return AwardFound(self.page.said(item), item, units=(Found(self.page.said(item), item),))
        if re.fullmatch(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{5,8}", said) and self._bare_name(item):
            return AwardFound(self.page.said(item), item, is_person=True, people=(Found(self.page.said(item), item),))
        return None

    def _person(self, item: Span) -> AwardFound | None:
        for mention in self.mentions.values():
            if item.start <= mention.name.start and mention.end == item.end:
                span = mention.name
                return AwardFound(self.page.said(span), span, is_person=True, people=(Found(self.page.said(span), span),))
        return None

    def _work(self, item: Span, work: re.Match) -> AwardFound:
        who = Span(item.start + work.start("who"), item.start + work.end("who"))
        title = Span(item.start + work.start("title"), item.start + work.end("title"))
        return AwardFound(
            self.page.said(who), who, units=tuple(self._units_in(who)), title=Found(self.page.said(title), title)
        )

    def _units_in(self, who: Span) -> Iterator[Found[str]]:
        for cut in _cut(self.page.even, who):
            yield Found(self.page.said(cut), cut)

    def _reads_like_a_unit(self, item: Span) -> bool:
        said = self.page.even[item.start : item.end]
        if any(unit.end == item.end and unit.start >= item.start for unit in self.units):
            return True
        return bool(UNIT_LIKE.search(said))

    def _bare_name(self, item: Span) -> bool:
        from intake.extract.words.surnames import COMPOUND, SINGLE

        said = self.page.even[item.start : item.end]
        if len(said) > 4:
            return len(self.page.even[item.start : item.end]) <= 8 and not BAD_RECIPIENT.search(said) and "·" in said or bool(item.start and self.page.even[item.start - 1] == ")")
        return said[0] in SINGLE or said[:2] in COMPOUND


UNIT_LIKE = re.compile(r"(?:局|厅|部|处|科|院|所|馆|站|社|厂|校|中学|小学|大学|公司|集团|银行|支行|分行|委|办|会|队|组|中心|支部|社区|街道|村|镇|乡|县|市|区|旗|州|省|班|店|基地|合作社|车间|工段|代表队|法院|检察院|海关|剧院|剧团|团|学院|幼儿园|医院|企业|项目|窗口|营业厅|中队|大队|支队|总队)$")
BAD_RECIPIENT = re.compile(r"选手|同学们|多名|多人|大家|他们|她们|我们|者$|^(?:学校|医院|公司|单位|我院|我校|我市|我省|我县|我区|该|其|他|她|它|并|曾|也|还)$|[,。;]|作品$|成绩|的(?!.*[》”])")


def _cut(even: str, span: Span) -> Iterator[Span]:
    """The items of a list: 、 outside quotes, 《》 and brackets divides them."""
    depth, start = 0, span.start
    for at in range(span.start, span.end):
        char = even[at]
        if char in "《“(":
            depth += 1
        elif char in "》”)":
            depth -= 1
        elif char == "、" and depth <= 0 or (char in "》" and False):
            yield Span(start, at)
            start = at + 1
        if char == "》" and depth <= 0 and even[at + 1 : at + 2] == "《":
            yield Span(start, at + 1)
            start = at + 1
    if start < span.end:
        yield Span(start, span.end)


def _award_named(page: Page, award: Span) -> dict:
    """Title, tier and round of what was won: 第三轮“十佳案例”, 全省先进集体, 三等奖."""
    said = page.even[award.start : award.end]
    whole = re.sub(r"(?:荣誉)?称号$", "", said)
    title = Span(award.start, award.start + len(whole))
    tier = None
    for tier in TIER_NAME.finditer(whole):
        pass
    named: dict = {}
    if tier:
        span = Span(award.start + tier.start(), award.start + tier.end())
        named["tier"] = Found(page.said(span), span)
    if not tier or tier.group() != whole:
        shown = _unquoted(page, title)
        named["title"] = Found(page.said(shown), shown)
    if number := _round(page, award):
        named["round"] = number
    return named


def _unquoted(page: Page, span: Span) -> Span:
    said = page.even[span.start : span.end]
    inside = said[0] == "“" and said[-1] == "”" and "”" not in said[:-1]
    return Span(span.start + 1, span.end - 1) if inside else span


def _round(page: Page, span: Span) -> Found[int] | None:
    match = ROUND.search(page.even, *span)
    number = read_number(match["number"]) if match else None
    return Found(number, Span(*match.span())) if match and number else None


HEADLINE_OF_LIST = re.compile(r"(?P<phrase>[^。;\n]{0,60})[(（]?\s*$")


def _numbered(page: Page, paragraph: Span, recipients: _Recipients) -> list[AwardFound]:
    """①某局《某举措》, ②… in running text."""
    items = list(CIRCLED_ITEM.finditer(page.even, *paragraph))
    if len(items) < 2:
        return []
    before = Span(max(paragraph.start, page.even.rfind("。", paragraph.start, items[0].start()) + 1), items[0].start())
    if not re.search(r"获|奖|评|表彰|十佳|优秀|先进|授予|称号", page.even[before.start : before.end]):
        return []
    tier = _tier_before(page, before)
    number = _round(page, before)
    found = []
    for item in items:
        ordinal = Found(read_number(item["mark"]) or 0, Span(*item.span("mark")))
        if award := _item(page, Span(*item.span("item")), recipients):
            found.append(replace(award, tier=tier, round=number, ordinal=ordinal))
    return found


def _tier_before(page: Page, before: Span) -> Found[str] | None:
    """The last name of an honour before a list: 第二轮“十佳举措”的单位."""
    best = None
    for match in re.compile(rf"[“](?P<quoted>[^”]{{2,20}})[”](?!活动|精神|行动)|{TIER_WORD}|十佳[\u4e00-\u9fff]{{2,4}}").finditer(page.even, *before):
        best = match
    if not best:
        return None
    span = Span(*best.span("quoted" if best["quoted"] else 0))
    return Found(page.said(span), span)


def _item(page: Page, item: Span, recipients: _Recipients) -> AwardFound | None:
    """One line of a list: who《what》, 《what》who, who：what, or who alone."""
    even = page.even
    said = even[item.start : item.end].rstrip(" ,,、;;。")
    item = Span(item.start, item.start + len(said))
    if match := re.fullmatch(r"(?P<who>[^《》]{2,40}?)\s*[:：,—-]*\s*[《](?P<title>.{2,100})[》]\s*(?P<people>[(（][^()（）]*[)）])?", said):
        who, title = (Span(item.start + match.start(g), item.start + match.end(g)) for g in ("who", "title"))
    elif match := re.fullmatch(r"[《](?P<title>.{2,100})[》]\s*[-—:：(（]*\s*(?P<who>[^《》()（）]{2,40}?)\s*[)）]?", said):
        who, title = (Span(item.start + match.start(g), item.start + match.end(g)) for g in ("who", "title"))
    elif match := re.fullmatch(r"(?P<who>[\u4e00-\u9fff、]{2,30})\s*[:：]\s*(?P<title>.{2,80})", said):
        who, title = (Span(item.start + match.start(g), item.start + match.end(g)) for g in ("who", "title"))
    else:
        return recipients._recipient(item)
    shares = tuple(recipients._units_in(who))
    return AwardFound(page.said(who), who, units=shares, title=Found(page.said(title), title))


def _lines(page: Page, paragraphs: list[Span], recipients: _Recipients) -> tuple[list[AwardFound], list[TierFound]]:
    """Winners line by line under the name of a tier."""
    found: list[AwardFound] = []
    tiers: list[TierFound] = []
    tier: Found[str] | None = None
    number = _round_of_text(page, paragraphs)
    for paragraph in paragraphs:
        said = page.even[paragraph.start : paragraph.end].strip()
        if (head := TIER_LINE.match(said)) and len(said) < 400:
            at = paragraph.start + head.start("tier")
            span = Span(at, at + len(head["tier"]))
            tier = Found(page.said(span).strip("“”"), span)
            count = head["count"] or head["count2"]
            declared = Found(read_number(count) or 0, span) if count else None
            tiers.append(TierFound(tier.value, span, declared, vacant=bool(head["vacant"]) or (head["rest"] or "").startswith("空缺"), round=number))
            if head["rest"] and not head["rest"].startswith("空缺"):
                rest = Span(paragraph.start + head.start("rest"), paragraph.start + head.end("rest"))
                found += [replace(award, tier=tier, round=number) for award in _run_on(page, rest, recipients)]
            continue
        if tier is None:
            continue
        numbered = NUMBERED.match(page.even[paragraph.start : paragraph.end])
        if not numbered and (len(said) > 60 or "。" in said or LETTER_END.search(said)):
            tier = None
            continue
        item = Span(paragraph.start + (numbered.end() if numbered else 0), paragraph.end)
        listed = [_item(page, item, recipients)] if numbered or "《" in said else list(_run_on(page, item, recipients))
        ordinal = read_number(numbered["n"] or numbered["h"] or numbered["mark"]) if numbered else None
        for award in filter(None, listed):
            found.append(replace(award, tier=tier, round=number, ordinal=Found(ordinal, Span(paragraph.start, item.start)) if ordinal else None))
    return found, tiers


LETTER_END = re.compile(r"(?:委员会|办公室)$|年\d{1,2}月")


def _run_on(page: Page, span: Span, recipients: _Recipients) -> Iterator[AwardFound]:
    """张三、李四；王五 after 一等奖：."""
    for part in re.finditer(r"[^,,;;。\s]+", page.even[span.start : span.end]):
        for cut in _cut(page.even, Span(span.start + part.start(), span.start + part.end())):
            if award := _item(page, cut, recipients):
                yield award


def _round_of_text(page: Page, paragraphs: list[Span]) -> Found[int] | None:
    """The round of which the whole text tells: 第六届…大赛 in its first lines."""
    for line in page.source.lines[:3]:
        if number := _round(page, line.span):
            return number
    return _round(page, paragraphs[0]) if paragraphs else None


def _vacant(page: Page, paragraph: Span) -> Iterator[TierFound]:
    for match in VACANT.finditer(page.even, *paragraph):
        span = Span(*match.span("tier"))
        yield TierFound(page.said(span), span, vacant=True)


HEADS = {
    "ordinal": re.compile(r"序号|编号|名次|排名|^no\.?$"),
    "tier": re.compile(r"奖项|等级|获奖等级|奖次|类别|等次"),
    "title": re.compile(r"作品|项目|举措|题目|标题|名称|成果|案例|课题|论文|节目"),
    "recipient": re.compile(r"单位|获奖者|姓名|作者|部门|选手|个人|队|申报|完成人|获奖人|集体"),
}


def _table(page: Page, rows: list[int], recipients: _Recipients) -> list[AwardFound]:
    """Winners in a table whose head names its columns."""
    found: list[AwardFound] = []
    columns: dict[str, int] = {}
    last_tier: Found[str] | None = None
    for number in rows:
        line = page.line(number)
        texts = [page.even[cell.start : cell.end].strip() for cell in line.cells]
        heads = {key: at for key, pattern in HEADS.items() for at, text in enumerate(texts) if pattern.search(text) and len(text) < 10}
        if "recipient" in heads and len(heads) > 1:
            columns, last_tier = heads, None
            continue
        if not columns or len(texts) <= columns["recipient"]:
            if len(texts) == 1 and (head := TIER_LINE.match(texts[0])):
                last_tier = Found(head["tier"], line.cells[0])
            continue
        cell = {key: line.cells[at] for key, at in columns.items() if at < len(line.cells) and texts[at]}
        if "tier" in cell:
            last_tier = Found(page.said(cell["tier"]).strip(), cell["tier"])
        if "recipient" not in cell:
            continue
        who = cell["recipient"]
        ordinal = read_number(texts[columns["ordinal"]]) if "ordinal" in cell else None
        title = cell.get("title")
        found.append(
            AwardFound(
                page.said(who).strip(),
                who,
                units=tuple(recipients._units_in(who)),
                title=Found(_bare_title(page.said(title)), title) if title else None,
                tier=last_tier,
                ordinal=Found(ordinal, cell["ordinal"]) if ordinal else None,
            )
        )
    return found


def _bare_title(said: str) -> str:
    return said.strip().removeprefix("《").removesuffix("》")


def _without_twins(page: Page, found: list[AwardFound]) -> list[AwardFound]:
    kept: dict[tuple[str, str], AwardFound] = {}
    for award in sorted(found, key=lambda award: award.span):
        key = (award.recipient, (award.tier or award.title or Found("")).value)
        kept.setdefault(key, award)
    return list(kept.values())


def _tiers(found: list[AwardFound], spoken: list[TierFound]) -> list[TierFound]:
    """Every tier once, with how many winners are named."""
    tiers: dict[str, TierFound] = {tier.name: tier for tier in spoken}
    for award in found:
        if award.tier and award.tier.span:
            tiers.setdefault(award.tier.value, TierFound(award.tier.value, award.tier.span, round=award.round))
    return [
        replace(tier, named=sum(1 for award in found if award.tier and award.tier.value == tier.name))
        for tier in sorted(tiers.values(), key=lambda tier: tier.span)
    ]


def rows_of(page: Page) -> list[int]:
    return [line.number for line in page.source.lines if line.kind is LineKind.ROW]
