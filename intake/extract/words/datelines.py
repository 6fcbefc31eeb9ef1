"""The forms of a dateline."""

import re

_NUM = r"[\d〇○零一二三四五六七八九十廿卅]"
_DAY = rf"(?:{_NUM}{{2,4}}\s?年\s?)?{_NUM}{{1,3}}\s?月\s?{_NUM}{{1,3}}\s?[日号]"
_ROLE = (
    r"(?:(?:本报|本网|本台|本刊|本社|新华社|中新社|人民网|新华网|央视|特约|见习|实习|职工|学生|校园|首席|全媒体|融媒体|驻\S{1,4}|[\u4e00-\u9fff·]{2,12}(?:日报|晚报|网|报|台|社|客户端))*"
    r"(?:记者站?|通讯员|实习生|特约记者|见习记者|撰稿人|文字))"
)
_PERSON = r"(?:[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}?)"
_BYLINE = rf"{_ROLE}\s*:?\s*(?:{_PERSON}(?:\s*[、,/\s]\s*(?:{_ROLE}\s*)?{_PERSON})*)?"
# Who writes for a school or a firm: （大学生通讯社 某某）.
_DESK = r"[\u4e00-\u9fff]{2,10}(?:通讯社|记者团|宣传部|宣传处|新闻中心|新闻社|融媒体中心|编辑部|广播站|党办|办公室)"
_OUTLET = r"(?:据\s*)?(?:(?:新华|中新|新华通讯|中国新闻|人民日报|中央)社|本报|本网|本站|本刊|本台|本社|[\u4e00-\u9fffA-Za-z]{2,14}?(?:社|报|网|台|通讯(?!社)|在线|客户端|播报|资讯)|[\u4e00-\u9fffA-Za-z]{2,14})"
_KIND = r"(?:专电|体育专电|综合电|专讯|电讯|快讯|消息|特讯|电|讯)"
DATELINE = re.compile(
    rf"(?P<raw>[【\[(]?(?P<outlet>{_OUTLET})\s?(?P<place>[\u4e00-\u9fff]{{0,10}}?)(?:[(（][\u4e00-\u9fff]{{1,12}}[)）])?\s?(?P<date>{_DAY})\s?(?:体育|综合)?{_KIND}[】\])]?|[【\[(]?(?P<outlet2>[\u4e00-\u9fff]{{2,8}}(?=讯\s*(?:[(【](?:记者|通讯员|[^()【】\n]{{2,30}}报道)|(?:通讯员|记者)\s))|本报|本网|本站|本台|本刊|本社|[\u4e00-\u9fff]{{2,10}}(?:网|报|社|台|站))\s?(?P<place2>[\u4e00-\u9fff]{{0,6}}?)(?P<day>{_NUM}{{1,3}}[日号])?{_KIND}(?![\u4e00-\u9fff]{{0,4}}产业|网|号|台|局|力|话|视|工|商|子|影|脑|站)[】\])]?)"
    rf"(?P<by>\s*[:：]?\s*(?:[(【](?P<inside>(?:{_BYLINE}|{_PERSON}(?:[、 ]{_PERSON})+(?=\s*(?:报道)?\s*[)】])|{_DESK}\s+{_PERSON}(?=\s*[)】]))(?:[\s、,;；/]*(?:{_BYLINE}))*\s*(?:报道|摄影报道|文/图|文/摄|摄)?)\s*[)】]|(?P<outside>(?:{_BYLINE})(?:[、,;；\s]*(?:{_BYLINE}))*\s*(?:报道|摄影报道)(?=[:：\s])|(?:{_BYLINE})(?=[\s:：])))?)",
    re.IGNORECASE,
)
# A report that begins with who wrote it, and names no outlet: （通讯员 某某）9月14日下午.
BYLINE_AHEAD = re.compile(
    rf"[(【](?P<inside>{_BYLINE}(?:[\s、,;；/]*(?:{_BYLINE}))*)\s*[)】](?=\s*[^\s,。;)])", re.IGNORECASE
)
ROLE_WORD = re.compile(_ROLE)
PERSON = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8})+|(?<![\u4e00-\u9fff])[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}"
)
REPORTED = re.compile(r"(?:摄影)?报道$|文/图$|文/摄$")
