"""The keys of credits and the forms in which they are printed."""

import re

KEYS = {
    "source": "来源于|文章出处|出处|原文来源|消息来源|转自|源自|信息来源|文章来源|稿件来源|新闻来源|内容来源|资料来源|来源单位|来源|稿源|转自|转载自|摘自",
    "date": "发布时间|发布日期|发表日期|发稿日期|刊发时间|刊发日期|更新日期|公开日期|生成日期|上网时间|发布于|发表时间|发稿时间|录入时间|添加时间|更新时间|上传时间|创建时间|成文日期|日期|时间",
    "views": "浏览次数|浏览量|浏览数|浏览|点击次数|点击数|点击量|点击率|点击|阅读次数|阅读数|阅读量|阅读|访问量|访问次数|人气|字号|字体|分享|打印|保护视力色",
    "contributor": "作者单位|作者|供稿单位|供稿人|供稿|撰稿人|撰稿|撰文|文稿|文字|图文|图/文|文/图|图、文|文、图|文图|图片及文字|文字/图片|文/摄影|来稿单位|来稿|投稿人|投稿|文",
    "photographer": "摄影报道|摄影记者|摄影师?|拍摄|图片提供|图片|照片|供图|摄|图",
    "editor": "责任编辑|责任编缉|责编|编辑|本期编辑|执行编辑|网络编辑|美编|编校",
    "other": "新闻发布者|新闻发布|通讯员|发布|发布部门|发布者|发布人|发布单位|发布机构|信息员|录入者|录入|录入员|审核人|审核|核稿|审校|审读|审阅|初核|复核|监审|编审|编发|值班编辑|审稿|审定|审签|复审|初审|终审|终校|校对|校审|监制|总监制|策划|统筹|签发|责任人|排版|制作|视频|关键词|标签|索引号|文号|分类|栏目|记者",
}


def _spread(word: str) -> str:
    """作者 is printed as 作　者 as well."""
    return r" ?".join(word) if len(word) == 2 and "/" not in word else word


_KEY = "|".join(
    f"(?P<{kind}>{'|'.join(map(_spread, sorted(words.split('|'), key=len, reverse=True)))})"
    for kind, words in KEYS.items()
)
PAIR = re.compile(
    rf"(?:^|(?<=[\s(【\[|、,。;:])|(?<=\u3000))[【\[(▲]?(?:本(?:文|版|期))?(?:{_KEY})\s*(?:[:：]|/(?!\s*(?:[图文摄编责审校]|供稿))|丨|\||︱|｜)\s*",
    re.IGNORECASE,
)
# 作者：丁某编辑：安某, 来源：某系浏览：324: the next key stands without a space behind the value.
GLUED = re.compile(
    r"(?<=[\u4e00-\u9fff\d])(?:(?P<source>(?:文章|信息)?来源)|(?P<date>(?:发布)?(?:时间|日期))|(?P<views>浏览(?:次数|量|数)?|点击(?:次数|量|数)?|阅读(?:次数|量|数)?|访问(?:次数|量)?|分享到?|字号)|"
    r"(?P<contributor>供稿|撰稿|作者)|(?P<photographer>摄影|图片)|(?P<editor>责任编辑|责编|(?<!总)编辑)|(?P<other>审核|审稿|校对|签发|编审|终审|复审|初审))\s*[:：]\s*"
)
# Before the first key of a line: 版权声明, [ 某教育网 ], or a key that is not known with its value.
BEFORE_KEYS = re.compile(
    r"[\u4e00-\u9fff]{0,4}声明|[\[(【]?\s*[\u4e00-\u9fff]{2,16}\s*[\])】]|(?![\u4e00-\u9fff]{0,5}[奖名])[\u4e00-\u9fff]{2,6}\s*[:：]\s*[^\s:：。,《》]{1,20}"
)
ADDRESS = re.compile(r"https?://\S+")
# An outlet that a line of keys prints by itself: [ 某教育网 ], 某省日报.
OUTLET = re.compile(
    r"(?:^|(?<=[\s\[(【\d]))(?P<value>[\u4e00-\u9fff]{1,12}(?:日报|晚报|早报|晨报|商报|时报|周报|都市报|农村报|法制报|青年报|新闻网|教育网|信息网|门户网|政府网|文明网|网|电视台|广播电台|融媒体中心|融媒体))(?=$|[\s\])】|])"
)
# 撰稿人 岑明 编辑 薛姣: a space stands for the colon.
SPACED = re.compile(
    r"(?:^|(?<=[\s(【、,]))(?:(?P<contributor>供稿人?|撰稿人?|文字|文|图文)|(?P<photographer>摄影|图片|摄|图)|(?P<editor>责任编辑|责编|编辑)|"
    r"(?P<other>审核|校对|审稿|终审|监制))[ \t]+(?=[\u4e00-\u9fff]{2,4}(?:[\s)】、,;]|$))"
)
FALSE = re.compile(
    r"^(?:[-—–_/\\|.·*\s、,]*|无|暂无|未知|佚名|admin\w*|管理员|系统管理员|网站管理员|null|none|匿名|本站编辑|网站编辑|\d+次?|\[\]|【】|小编|不详|略)$",
    re.IGNORECASE,
)
# Behind the value: 党支部供稿, 柏杨柳 摄.
BEHIND = re.compile(
    r"(?P<value>(?:[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff](?= )|[^\s,。;:：()【】/丨|]{2,30})(?:[、\s]\s*[^\s,。;:：()【】/丨|]{2,20}){0,5}?)[\s]*(?P<key>摄影报道|文并摄影|文/图|图/文|文并摄|供稿|摄影|供图|撰稿|撰文|摄|图|文)(?=$|[\s)】,。;、/])"
)
BRACKET_AT_END = re.compile(r"[(【\[]([^()【】\[\]\n]{2,80})[)】\]]\s*[。|]?\s*$")
END = re.compile(r"[\s/】\])|;；。]+$")
PHOTO_KEYS = (
    "摄影报道",
    "文并摄影",
    "文/图",
    "图/文",
    "文并摄",
    "图文",
    "图、文",
    "文、图",
    "文图",
    "文/摄影",
    "图片及文字",
    "文字/图片",
)
DATE_ONLY = re.compile(r"[\d年月日/.:\-\s)\]】]{6,24}|.{0,10}\d{4}-\d\d-\d\d.{0,12}")
BARE_META = re.compile(
    r"(?:[\u4e00-\u9fffa-z]{2,12}\s+){0,4}(?:[\u4e00-\u9fffa-z]{2,12})?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4})(?:\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[\u4e00-\u9fff]{2,12})?)?(?:\s*(?:浏览|阅读|点击|访问)(?:量|次数|数)?\s?\d*次?)?",
    re.IGNORECASE,
)
# 2016年第9期　某街道党政办编　2016年3月31日
MASTHEAD = re.compile(
    r"(?:\d{4}年)?\(?(?:总?第|no\.?)\s?[\d一二三四五六七八九十百〇]+\s?期\)?.{0,30}?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日",
    re.IGNORECASE,
)
LED = re.compile(
    r"(?P<key>文/图|图/文|图文|摄影|供稿|撰稿|(?:文|图)(?=[\s/:]))\s*[/:]?\s*(?P<value>[\u4e00-\u9fff]{2,16}(?:学院|处|部|科|办|中心|局|团委|公司|街道|学校)|(?:(?:本报|本网|本台|集团|通讯)?[\u4e00-\u9fff]{0,8}(?:记者|通讯员)\s*)?[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4})*)"
)

# A line with one of these alone may be the body of a notice: 时间：11月3日上午.
AMBIGUOUS = ("时间", "日期", "文", "图", "文字")

# Who wrote the piece, alone in brackets below it: （某区检察院　牟某）.
SIGNED = re.compile(
    r"(?:^|(?<=[\s。!?”]))[(](?![^()]*(?:记者|通讯员|新华社|中新社|实习生))(?P<value>(?:[^\s()、:]{3,20} )?(?P<name>[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4}){0,3}))[)]\s*$"
)
# Behind the last sentence: …。（某省日报） 作者：吴某
BEHIND_THE_LAST_STOP = re.compile(
    r"(?<=[。!?”)])\s*(?:作者|撰稿|供稿|通讯员|摄影|编辑|责编|责任编辑|来源)\s*[:：][^。,;]{1,40}$"
)
OUTLET_AT_END = re.compile(rf"(?<=[。!?”])[(]{OUTLET.pattern}[)]")
# Who took the picture, at the end of its caption.
TAKEN_BY = re.compile(
    r"[\s(](?P<value>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4})?|[\u4e00-\u9fff] [\u4e00-\u9fff])\s?/?\s?(?P<key>摄影?|供图)[)]?\s*$"
)
# In the dateline: 本网讯（通讯员 某某 摄影 某某）.
PHOTOGRAPHER_AHEAD = re.compile(
    r"[^,。;\n()]{0,24}[(][^()\n]{0,40}?(?:摄影|摄|图)(?:记者|报道)?[\s/:]+(?P<value>[\u4e00-\u9fff]{2,4}(?:[\s、][\u4e00-\u9fff]{2,4}){0,3})\s*[)]"
)

# Where a name ends: wide space, a bracket, or the next key without its colon (阅读（356）).
VALUE_ENDS = re.compile(
    r"\s{2,}|[】)\]|;。(]|\s(?=\[|【|评论|字号|打印|分享|关闭|t\||阅读|浏览|点击|访问|审核|校对|发布|时间|人气|次数)"
)
# 胡　　桃: a name of two characters set apart.
SPACED_NAME = re.compile(r"[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
