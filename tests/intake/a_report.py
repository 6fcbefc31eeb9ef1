"""A report of the shape of the real one, about a city that does not exist: as it is sent, and what is found in it."""

import datetime

from intake import likeness, matching, proposing
from intake.extraction import (
    Attendance,
    AwardFound,
    Caption,
    Dateline,
    Doubt,
    EventFound,
    Extraction,
    Found,
    GroupFound,
    HostFound,
    ParticipantFound,
    Rejected,
    RelatedFound,
    RoleFound,
    TierFound,
    UnitFound,
)
from intake.models import Report
from intake.readers import read
from intake.receiving import parts
from intake.source import Span

NOTICE = "《关于表彰市直机关“学港航、比服务”活动第二轮十佳举措的通报》"
EVENT = "临港市市直机关“学港航、比服务”活动第四次推进会"
PURPOSE = "总结前三次推进会以来的做法,部署市直机关把窗口服务做得更细"
HOSTS = ["市直机关工委", "市委宣传部", "市外宣办", "市委文明办", "临港日报社", "海峡报社临港分社"]
PEOPLE = [
    ("林一鸣", "市直机关工委", "常务副书记", ["attended", "spoke"], "出席会议并讲话"),
    ("陈望舒", "市发改委", "党组书记、主任", ["attended", "addressed"], "出席会议并致辞"),
    ("苏见微", "市直机关工委", "副书记", ["read_out"], f"宣读{NOTICE}"),
    ("何远山", "市直机关工委", "巡视员", ["presided"], "主持会议"),
]
GROUPS = ["市发改委有关科室负责人", "第二轮十佳举措获奖单位的有关领导", "市直各单位机关党委专职副书记"]
MEASURES = [
    ("临港海关", "推行随到随验,货物当天放行"),
    ("市公安局", "12项证件就近办理"),
    ("市发改委", "项目“点对点”服务,审批提前介入"),
    ("市卫生局", "预约挂号,一站付费"),
]
CAPTIONS = [
    "推进会现场",
    *(f"{unit}{title}{name}{what}" for name, unit, title, _roles, what in [*PEOPLE[:2], PEOPLE[3], PEOPLE[2]]),
    "会议表彰了“学港航”活动第二轮“十佳举措”和提名奖单位代表",
]
RELATED = [("2012-08-17", "临港海关获“学港航”活动十佳举措"), ("2012-06-06", "“学港航”十佳举措评选结果出炉")]

LEAD = (
    "文明港11月24日讯(通讯员) 11月22日上午,"
    + f"{EVENT}在临港召开,会议主要任务是{PURPOSE}。"
    + ",".join(f"{unit}{title}{name}{what}" for name, unit, title, _roles, what in PEOPLE)
    + f"。{'、'.join(HOSTS)}等6个主办单位和{GROUPS[0]}以及{GROUPS[1]};{GROUPS[2]},约120人出席了会议。"
)
SPEECH = (
    "林一鸣在讲话中说,学港航不是搬几句口号,要学人家怎样替旅客着想。窗口怎样排队、材料怎样收、电话怎样接,件件都要有人管到底。"
    + "他引用周总书记的话说,服务就是最大的本事。第三轮“十佳举措”的征集也要早作准备。"
)
WON = (
    "会议表彰了获得“学港航”活动第二轮“十佳举措”的单位("
    + ",".join(f"{'①②③④'[n]}{unit}《{title}》" for n, (unit, title) in enumerate(MEASURES))
    + ")和提名奖单位代表。(市直机关文明办供稿)"
)
TEXT = "\n".join(
    [*CAPTIONS[:5], LEAD, SPEECH, WON, CAPTIONS[5], "责任编辑:周晚 |", *(f"- {day}{title}" for day, title in RELATED)]
)
PUBLISHED = datetime.date(2014, 11, 24)


def at(words: str, after: str = "") -> Span:
    """Where words stand in the text, from a place on."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def every(words: str) -> tuple[Span, ...]:
    starts = [n for n in range(len(TEXT)) if TEXT.startswith(words, n)]
    return tuple(Span(start, start + len(words)) for start in starts)


def found(words: str, value: object = None, after: str = "") -> Found:
    return Found(words if value is None else value, at(words, after))


def unit_names() -> list[str]:
    names = [*HOSTS, "市发改委", *(unit for unit, _title in MEASURES), "市直机关文明办"]
    return list(dict.fromkeys(names))


def extraction() -> Extraction:
    """What a reader without mistakes finds in it."""
    return Extraction(
        dateline=Dateline(
            "文明港11月24日讯(通讯员)",
            at("文明港11月24日讯(通讯员)"),
            outlet=found("文明港"),
            date=found("11月24日", PUBLISHED),
            byline_role=found("通讯员"),
        ),
        event=event(),
        hosts=tuple(HostFound(name, at(name, "。" + HOSTS[0] + "、")) for name in HOSTS),
        participants=tuple(participant(*person) for person in PEOPLE),
        groups=tuple(
            GroupFound(name, at(name), roles=(RoleFound("attended", "出席", at("出席了")),)) for name in GROUPS
        ),
        units=tuple(UnitFound(name, every(name)) for name in unit_names()),
        attendance=Attendance("约120人", at("约120人"), 120, True),
        awards=tuple(award(n, *measure) for n, measure in enumerate(MEASURES, start=1)),
        tiers=(
            TierFound(
                "十佳举措", at("十佳举措”的单位"), named=4, round=Found(2), programme=Found("“学港航”活动“十佳举措”")
            ),
            TierFound("提名奖", at("提名奖", WON)),
        ),
        captions=tuple(Caption(text, at(text, "" if n != 5 else WON)) for n, text in enumerate(CAPTIONS)),
        related=tuple(RelatedFound(title, at(day + title), datetime.date.fromisoformat(day)) for day, title in RELATED),
        contributor=found("市直机关文明办"),
        editor=found("周晚"),
        body=(5, 6, 7),
        body_html="".join(f"<p>{line}</p>" for line in (LEAD, SPEECH, WON)),
        rejected=(Rejected("person", "周总书记", at("周总书记"), "引用的话，不是参加人"),),
        doubts=(
            Doubt("headline_missing", "文中没有标题。", "headline", must_answer=True),
            Doubt("event_date_inferred", "年份由发布日期推算。", "event.date", at("11月22日"), must_answer=True),
            Doubt("title_shared", "苏见微的职务由上一位推得。", "participants.2.title", at("苏见微", LEAD)),
        ),
    )


def event() -> EventFound:
    return EventFound(
        name=found(EVENT),
        kind=Found("meeting"),
        date=found("11月22日", datetime.date(2014, 11, 22)),
        clock=found("上午", "morning"),
        place=found("临港", after="推进会在临港"),
        purpose=found(PURPOSE),
        series=found("推进会", after="第四次推进会"),
        ordinal=found("第四次", 4),
        campaign_names=(found("“学港航、比服务”活动"), found("“学港航”活动")),
        document=found(NOTICE),
        hosts_declared=found("6个", 6),
    )


def participant(name: str, unit: str, title: str, roles: list[str], what: str) -> ParticipantFound:
    start = TEXT.index(unit + title + name, TEXT.index(LEAD))
    span = Span(start + len(unit + title), start + len(unit + title + name))
    return ParticipantFound(
        name,
        span,
        title=title,
        unit=unit,
        unit_span=Span(start, start + len(unit)),
        title_span=Span(start + len(unit), start + len(unit + title)),
        roles=tuple(RoleFound(role, what, span) for role in roles),
        note=found(NOTICE) if "read_out" in roles else None,
        mentions=every(name),
    )


def award(number: int, unit: str, title: str) -> AwardFound:
    printed = f"{'①②③④'[number - 1]}{unit}《{title}》"
    return AwardFound(
        unit,
        at(printed),
        units=(found(unit, after=printed),),
        title=found(title),
        tier=found("十佳举措", after=WON),
        ordinal=found(printed[0], number),
        round=Found(2),
        programme=Found("“学港航”活动“十佳举措”"),
    )


def received(by=None, text: str = TEXT, **answers: str) -> Report:
    """The report in the box, read without a mistake; `answers` as the editor gives them."""
    source, read_out = read(text), extraction()
    proposal = proposing.propose(source, read_out)
    matching.match(proposal)
    report = Report.objects.create(
        label=EVENT[:60],
        pasted=text,
        text=text,
        lines=[
            {"start": line.span.start, "end": line.span.end, "part": part}
            for line, part in zip(source.lines, parts(source, read_out), strict=True)
        ],
        published_on=PUBLISHED,
        proposal=proposal.as_json(),
        received_by=by,
        changed_by=by,
    )
    likeness.remember(report)
    return report
