"""Titles of posts as reports print them, and how a title is made up: 党组 | 副 | 书记, 常务 | 副 | 主任.

Each head is one that a name may follow. The kinds say how far a title announces one: see titles.toml.
"""

import re

from intake.extract.words import words_of

_words = words_of("titles")
_OFFICES, _LEARNED, _PLAIN, _LEADERS = (_words[kind].split() for kind in ("offices", "learned", "plain", "leaders"))
_NOT_BEFORE = _words["not_before"]


def _alternatives(words: list[str]) -> str:
    return "|".join(
        re.escape(word) + (f"(?![{_NOT_BEFORE[word]}])" if _NOT_BEFORE.get(word) else "")
        for word in sorted(dict.fromkeys(words), key=len, reverse=True)
    )


OFFICES, LEARNED = frozenset(_OFFICES), frozenset(_LEARNED)
PLAIN, LEADERS = frozenset(_PLAIN) - OFFICES, frozenset(_LEADERS)
BEFORE = "|".join(sorted(_words["before"].split(), key=len, reverse=True))
HEAD = _alternatives(_OFFICES + _LEARNED + _PLAIN + _LEADERS)
# 副主任, 党组成员, 副秘书长兼办公室主任 is two.
TITLE = re.compile(
    rf"(?P<before>(?:{BEFORE}|驻[\u4e00-\u9fff]{{1,5}}(?=大使|公使|总?领事|参赞|临时代办|商务|武官))*)(?:(?P<head>{HEAD})|(?P<member>(?<=党组)成员|(?<=党委)成员|(?<=班子)成员|(?<=[组团队会])成员))"
)
# What may follow a name as part of the title.
AFTER_NAME = re.compile(
    r"(?:副?教授|副?研究员|助理研究员|研究馆员|副?编审|讲师|院士|博士生导师|博士后|博士|高级工程师|工程师|主任医师|主任药师|医师|"
    r"先生|女士|小姐|同志|大校|[上中少][校尉]|将军|少将|中将|上将|大使|老师|医生|阁下|法官|律师|副?主任|副?书记|副?校长|副?院长|副?所长|副?局长|副?会长|副?理事长|副?处长|副?部长|副?市长|副?省长|副?县长|"
    r"副?主席(?!台)|总经理|董事长|副?秘书长|总工程师|副?总理|副?委员长|国务委员|副?司令员|政委|副?厅长|副?县长|副?区长|副?司长|总裁|副?馆长|副?社长|副?行长|副?台长)(?![的长])"
)
# A post of office behind a name that stands behind its unit: 学生处王某副处长.
OFFICE_AFTER_UNIT = re.compile(
    r"(?:副?(?:校长|院长|书记|主任|主席|会长|理事长|处长|科长|部长|局长|所长|馆长|社长|行长|厅长|司长|县长|区长|市长|镇长|秘书长|总经理|总裁)|董事长)(?=[、,和与及等在向对为就作做的]|$|一行|出席|参加|主持|宣|致|讲|介|表示|说|指|强调|陪|带|颁|到会|应邀|分别|先后|代表|首先|随后)"
)
# What a post is said to be, between it and the name: 副书记（挂职）张某.
RANK_NOTE = re.compile(
    r"\((?:[\u4e00-\u9fff]{0,3}级|挂职|挂任|[专兼]职|兼任?|主持[\u4e00-\u9fff]{0,6}工作|代理?|援[藏疆青][\u4e00-\u9fff]{0,2}|拟任|试用期?|法人代表|法人|驻会|不驻会)\)"
)
# Before a name and no part of it.
HONORIFIC = re.compile(r"(?:拿督斯里|丹斯里|拿督|爵士|太平绅士|尊敬的|敬爱的)")
COURTESY = frozenset(["先生", "女士", "小姐", "同志", "阁下"])
# No participant: they make the report.
PRESS = re.compile(r"(?:记者|通讯员|特约撰稿人|摄影师|撰稿人?)$")
# A post of office behind the name, where the sentence begins with it: 沈某总理今天会见了.
OFFICE_BEHIND = re.compile(
    r"(?:副?总理|副?委员长|国务委员|副?主席|总书记|副?部长|副?省长|副?市长|副?书记|副?厅长|副?局长|副?县长|副?区长|副?校长|副?院长|副?主任|副?会长|董事长|总经理|总裁)"
    r"(?=今天|昨天|今日|宣讲|宣读|宣布|参加|陪同|带领|点评|总结|在|向|对|为|代表|说|指出|强调|表示|主持|出席|致|讲话|作|介绍|会见|同)"
)
# 肖某陪同考察: alone at the head of a sentence, before what was done with the others.
NAME_ALONE = re.compile(
    r"(?:^|(?<=[。\n ]))(?P<names>[\u4e00-\u9fff]{2,3})(?=陪同(?:考察|调研|检查|慰问|活动|会见|参加)?[。,]|(?:出席|参加|主持)了?(?:上述|有关|会见|会谈|会议|活动|调研|考察))"
)
# A list without titles: 沈某、罗某等领导同志出席.
NAMES_ALONE = re.compile(
    r"(?:^|(?<=[。,;:\n ])|(?<=以及)|(?<=人士)|(?<=同志)|(?<=有:))(?P<names>[\u4e00-\u9fff]{2,3}(?:、[\u4e00-\u9fff]{2,3}){1,30})(?=等|出席|参加|分别|先后|今天|昨天|同志|会见|到会|陪同|随同|[和与及][^,。;:]{2,36}?(?:出席|参加|陪同|到会|会见|观看|聆听|见证|听取))"
)
