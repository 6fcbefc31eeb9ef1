"""Clipboards of every kind that an office copies from, made up for the tests: real markup of each program, our own words.

`PASTES` are some dozens by hand; `pile(seed)` puts pieces of them together at random, as a person does who copies half a page.
"""

import random

BULLET = "<span style='font-family:Wingdings;mso-list:Ignore'>{0}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"


def word_item(text: str, level: int = 1, marker: str = "l", conditional: str = "comment") -> str:
    """A numbered paragraph of Word: its number between conditional comments, as one version or another writes them."""
    number = BULLET.format(marker)
    opened, closed = {
        "comment": ("<!--[if !supportLists]-->", "<!--[endif]-->"),
        "downlevel": ("<![if !supportLists]>", "<![endif]>"),
        "none": ("", ""),
    }[conditional]
    return (
        f"<p class=MsoListParagraph style='margin-left:{21 * level}pt;text-indent:-21pt;mso-list:l0 level{level} lfo1'>"
        f"{opened}<span lang=EN-US>{number}</span>{closed}<span style='font-family:宋体'>{text}<o:p></o:p></span></p>\n"
    )


def nested(tag: str, depth: int, text: str) -> str:
    return f"<{tag}>" * depth + text + f"</{tag}>" * depth


PASTES: dict[str, str] = {
    "Word, list of three levels": word_item("福州海关")
    + word_item("无纸化通关", 2, "Ø")
    + word_item("企业自助", 3, "§")
    + word_item("厦门航空")
    + "<p class=MsoNormal>以上。</p>",
    "Word, numbers and letters": word_item("第一项", 1, "1.", "downlevel")
    + word_item("甲", 2, "a)", "downlevel")
    + word_item("乙", 2, "b)", "downlevel")
    + word_item("第二项", 1, "2.", "downlevel"),
    "Word, a list that begins at level 2": word_item("深", 2, "·") + word_item("浅", 1, "l") + word_item("深", 2, "·"),
    "Word, a list cut by a paragraph": word_item("甲", 1, "1.")
    + "<p class=MsoNormal>中间一段。</p>"
    + word_item("乙", 1, "2."),
    "Word, Chinese numbers": "".join(word_item(t, 1, m) for t, m in (("总体要求", "一、"), ("主要任务", "（二）"), ("附则", "第三条"))),
    "Word, circled numbers": word_item("窗口前移", 1, "①", "none") + word_item("一次办结", 1, "②", "none"),
    "Word, list in a cell": f"<table><tr><td>{word_item('甲')}{word_item('乙')}</td><td><p>右</p></td></tr></table>",
    "Word, empty numbered paragraph": word_item("甲") + word_item("&nbsp;") + word_item("乙"),
    "Word, tab after a number typed by hand": "<p class=MsoNormal>1.<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp; </span>手工编号</p>",
    "Word, VML beside its picture": "<p><!--[if gte vml 1]><v:shape id='x'><v:imagedata src='file:///C:/t/a.emz'/></v:shape><![endif]-->"
    "<![if !vml]><img src='file:///C:/t/会场 1.png' v:shapes='x'><![endif]>会场</p>",
    "Word, VML alone": "<p><v:shape style='width:9pt'><v:imagedata src=\"file:///C:/t/b.png\" o:title=\"\"/></v:shape>图下</p>",
    "Word, text box": "<p><v:shape><v:textbox><table><tr><td><p class=MsoNormal>框中的字</p></td></tr></table></v:textbox></v:shape>框外</p>",
    "Word, footnotes": "<p>发文<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>"
    "<span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>。</p><div style='mso-element:footnote-list'>"
    "<![if !supportFootnotes]><br clear=all><hr align=left size=1 width=\"33%\"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
    "<a href=\"#_ftnref1\">[1]</a> 见通知。</p></div></div>",
    "Word, deletions and comments": "<p>会议<del cite=\"mailto:lin\">昨日</del><ins cite=\"mailto:lin\">22日</ins>召开<span style='mso-comment-reference:L_1'></span>。</p>"
    "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>请核。</p></div></div>",
    "Word, page break and section": "<p>上页。</p><span style='font-size:16pt'><br clear=all style='page-break-before:always'></span><div class=WordSection2><p>下页。</p></div>",
    "Word, heading as bold paragraph": "<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22pt;font-family:方正小标宋'>关于推进会的报道</span></b></p><p>　　正文。</p>",
    "Word, ruby": "<p>地名<ruby>厦<rt>xià</rt></ruby>门，<ruby><rb>漳</rb><rp>(</rp><rt>zhāng</rt><rp>)</rp></ruby>州。</p>",
    "Word, spans inside a word": "<p><span lang=EN-US>10</span><span>月</span><span lang=EN-US>22</span><span>日上</span><span style='color:red'>午</span>，福<b>州</b>海<i>关</i>。</p>",
    "Word, lines of source wrapped in Chinese": "<p class=MsoNormal><span>第四次推进\n会在福州\n召开，共 170\npeople 参加。</span></p>",
    "Word, smart tags": "<p><st1:chsdate Year='2014' Month='10' Day='22' w:st='on'>2014年10月22日</st1:chsdate>，<st1:City w:st=\"on\">福州</st1:City>。</p>",
    "Word on the web": "<div class=\"ListContainerWrapper SCXW1\"><ul class=\"BulletListStyle1\" role=list><li data-leveltext=\"\" data-aria-level=1 role=listitem><p class=Paragraph>"
    "<span class=TextRun><span class=NormalTextRun>甲</span></span><span class=EOP data-ccp-props=\"{}\">&nbsp;</span></p></li></ul></div>"
    "<div class=\"ListContainerWrapper\"><ul role=list><li><p class=Paragraph><span>乙</span><span class=EOP>&nbsp;</span></p></li></ul></div>",
    "WPS, list of bullets": "".join(
        f"<p class=\"MsoNormal\" style=\"margin-left:21.0000pt;mso-list:l0 level1 lfo1;\"><![if !supportLists]><span style=\"font-family:Wingdings;\"><span style='mso-list:Ignore;'>{m}<span>&nbsp;</span></span></span><![endif]><font face=\"宋体\">{t}</font></p>"
        for m, t in (("l", "窗口前移"), ("l", "一次办结"))
    ),
    "WPS, picture with a Chinese path": "<p class=MsoNormal><img src=\"file:///C:\\Users\\林\\AppData\\Local\\Temp\\ksohtml\\wps图1.jpg\"/></p>",
    "WPS, spaces as indent": "<p class=MsoNormal><span>&nbsp;&nbsp;&nbsp;&nbsp;会议指出，</span>&nbsp;要落实。　　</p><p>&emsp;&emsp;第二段</p><p>\u2002\u2002第三段</p>",
    "135, nested sections": nested("section", 12, "<p>推进会</p>") + nested("section", 3, "<span>召开</span>"),
    "135, title in boxes": "<section class=_135editor><section style='display:flex'><section style='width:9px'><br></section><section><strong>01</strong></section><section>"
    "<p style='font-weight:bold'>活动背景</p></section></section></section><section class=_135editor><p>　　正文</p><p><br></p></section>",
    "秀米": "<section style='text-align:center'><section powered-by=xiumi.us><section style='margin:10px'><p style='white-space:normal'>活动</p><p>现场</p></section>"
    "<svg viewBox='0 0 1 1'><text>装饰</text></svg></section></section>",
    "WeChat, lazy pictures": "<p><img class=rich_pages data-src=\"https://mmbiz.qpic.cn/x/640?wx_fmt=png\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" _width=\"677px\"></p><p><span leaf=\"\">图为会场</span></p>",
    "WeChat, list with paragraphs outside": "<ul class=list-paddingleft-1><li><p>甲</p></li><p>夹在中间</p><li><section><p>乙</p><p>又一段</p></section></li></ul>",
    "WeChat, mp tags": "<p>看<mp-common-videosnap data-id=x></mp-common-videosnap>这里<mpvoice>听</mpvoice></p><p><iframe src=x>框里的字</iframe></p>",
    "Google Docs": "<meta charset=utf-8><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p dir=ltr style=\"line-height:1.38\"><span style=\"font-weight:400\">普通</span>"
    "<span style=\"font-weight:700\">加粗</span><span style=\"font-style:italic\">斜体</span></p><ul style=\"margin-top:0\"><li dir=ltr style=\"list-style-type:disc\" aria-level=1><p role=presentation>"
    "<span>一</span></p></li><ul><li aria-level=2><p><span>二</span></p></li></ul></ul><br><p>尾</p></b>",
    "Google Docs, table": "<b style='font-weight:normal'><div dir=ltr><table><colgroup><col width=100></colgroup><tbody><tr><td><p>届次</p></td><td><p>单位</p></td></tr></tbody></table></div></b>",
    "UEditor, table with spans": "<table class=\"noBorderTable\"><caption>获奖名单</caption><thead><tr class=firstRow><th colspan=2 rowspan=1 style=\"width:9px\">名次</th></tr></thead><tbody><tr><td rowspan=2>一</td><td>福州海关</td></tr>"
    "<tr><td>厦门航空</td></tr></tbody></table>",
    "Table of absurd spans": "<table><tr><td colspan=99999999999999999999 rowspan=-3>甲</td><td colspan=0>乙</td><td colspan=2.5>丙</td><td colspan=５>丁</td></tr></table>",
    "Table without rows": "<table><td>甲</td><td>乙</td></table><tr><td>丙</td></tr><td>丁</td>",
    "Table in a table": "<table><tr><td>外<table><tr><td>内一</td><td>内二</td></tr></table>后</td><td>右</td></tr></table>",
    "Table for layout of one cell": "<table width=100%><tr><td><p>　　只有一格。</p><p>第二段。</p></td></tr></table>",
    "Text between rows": "<table>漏<tr>漏二<td>甲</td></tr>漏三</table>",
    "Heading in a cell and an item": "<table><tr><td><h2>标题</h2>文</td></tr></table><ul><li><h3>小标题</h3>文</li></ul>",
    "Quote in an item": "<ul><li><blockquote>引文</blockquote></li><li>文<blockquote><p>引</p></blockquote>后</li></ul>",
    "Excel": "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><style><!--td{mso-number-format:General}--></style></head><body><table border=0 style='border-collapse:collapse'><!--StartFragment-->"
    "<col width=72 span=2><tr height=19><td height=19 class=xl65 x:num>1</td><td class=xl65 style='mso-ignore:colspan'>福州海关<br>\n  联系人</td></tr><tr><td></td><td>&nbsp;</td></tr><!--EndFragment--></table></body></html>",
    "Outlook": "<div class=WordSection1><p class=MsoNormal>各位：<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>发件人:</b> 林书 &lt;lin@example.org&gt; <br>"
    "<b>日期:</b> 10月22日</p></div><blockquote style='margin-left:36pt'><p>原文</p></blockquote></div>",
    "PDF viewer": "<div style='position:absolute;left:9px'><span>第四次推进会在</span></div><div><span>福州召开。</span></div><br><span>(1)</span><span> 优化</span>",
    "Web page of a portal": "<article><header><h1>推进会召开</h1><p class=info>2014-10-22 来源：<a href='/a?b=1&amp;c=2'>文明网</a></p></header><div id=zoom><p style='text-indent:2em'>　　正文</p><figure><img src='/x.jpg' alt='会场'>"
    "<figcaption>会场</figcaption></figure><p>尾</p></div><footer>责编</footer></article>",
    "Web page, definition list and details": "<dl><dt>时间</dt><dd>10月</dd></dl><details open><summary>展开</summary>内容</details><pre>一行\n二行</pre><code>代码</code>",
    "Web page, form left on it": "<form><label>姓名</label><input value='x'><button>提交按钮</button><select><option>选项甲</option></select><textarea>文本框</textarea></form>",
    "Links of every kind": "<p><a href='javascript:x()'>甲</a><a href='mailto:a@b.cn'>乙</a><a href='file:///C:/x'>丙</a><a href='#top'>丁</a><a>戊</a><a href=' http://a.cn '>己</a><a href='//b.cn/'>庚</a><a href=''>辛</a><a href='ftp://c'>壬</a></p>",
    "Link around blocks": "<a href='http://a.cn/'><h3>标题</h3><p>摘要</p></a>",
    "br br": "第一段<br><br>第二段<br/>同段<br> <br>　　第三段<br>　　第四段",
    "br at the edges": "<p><br>甲<br></p><p><br><br></p><p>乙<br><br></p><div><br></div><b><br></b>",
    "Text in no element": "甲<p>乙</p>丙<div>丁<p>戊</p>己</div>庚",
    "Text in div and td": "<div>甲<div>乙</div>丙</div><td>丁</td>",
    "Marks across blocks": "<b>甲<p>乙</p><i>丙<div>丁</div></i></b>戊",
    "Marks in marks": "<b><i><u><s>甲</s></u></i></b><strong><b>乙</b></strong><em><i>丙</i></em><sup>2</sup><sub>3</sub><b> </b><i>&nbsp;</i><mark>丁</mark>",
    "Units with raised digits": "<p>面积120m<sup>2</sup>，CO<sub>2</sub>减排，注<sup><a href='#n'>[1]</a></sup></p>",
    "Rare characters": "<p>𠮷田、𡈽、龥、〇、㐂、﨑、⺄、〡〢、㊣、①、㈠、🈶、👨‍👩‍👧、🇨🇳、e\u0301、\u200b零宽\ufeff、\u200d</p>",
    "Ideographic spaces": "<p>　　首行　中间　　两个　</p><p>\u3000</p><p>&#12288;&#12288;实体</p><p>&nbsp;　&nbsp;混</p>",
    "Tabs and newlines": "<p>\t\t制表\t符</p>\n\n<p>\r\n换\r行\n</p>\t<div>\t丙\n</div>",
    "Typed angle brackets": "<p>若a<b 则c>d，&lt;p&gt;不是标签&lt;/p&gt;，1<2，<王>某，a<！</p>",
    "Unclosed": "<p>甲<b>乙<p>丙<ul><li>丁<li>戊<table><tr><td>己",
    "Wrongly nested": "<b><p>甲</b>乙</p><ul><b><li>丙</b></li></ul><p><table><tr><td>丁</p></td></tr></table>",
    "Scripts": "<p onclick=x()>甲<script>乙()</script><style>p{}</style><object data=x>丙</object><embed src=x><template>丁</template><noscript>戊</noscript><math><mi>己</mi></math><svg><title>庚</title></svg></p>",
    "Comment in the text": "<p>甲<!-- 注 -->乙<!---->丙<!-->丁<!-- 未完</p><p>戊</p>",
    "Style with quotation marks": "<p style=\"font-family:'宋体';content:&quot;>&quot;\">甲</p><p style='a:\"b>c\"'>乙</p><p title=\"a>b\">丙</p>",
    "Deep lists": "<ul><li>一" * 30 + "底" + "</li></ul>" * 30,
    "Lists in lists without items": "<ol><ol><ol><li>甲</li></ol></ol><li>乙</li></ol><ul>丙</ul><ul></ul><ol><li></li><li><br></li></ol>",
    "Numbered list that goes on": "<ol start=4><li>四</li></ol><p>中</p><ol start=5 type=a><li>五</li></ol><ol start=-1><li>负</li></ol><ol start=99999><li>多</li></ol>",
    "Headings of six levels": "".join(f"<h{n}>标题{n}</h{n}>" for n in range(1, 7)) + "<h2><b>粗</b></h2><h2><br></h2><h3>　</h3><h2><p>段在标题里</p></h2>",
    "Rules": "<p>甲</p><hr><hr/><p>乙<hr>丙</p>",
    "Preformatted": "<pre>　　甲\n　　乙\n\n丙</pre><div style='white-space:pre-wrap'>丁\n戊</div>",
    "Data pictures": "<p>甲<img src='data:image/png;base64,iVBORw0KGgo=' alt='图'>乙</p><img src=http://a.cn/x.png>",
    "Hidden text": "<p style='display:none;mso-hide:all'>藏</p><p hidden>也藏</p><p>见</p>",
    "Odd names": "<那>甲</那><x-y>乙</x-y><o:p>丙</o:p><w:sdt><w:sdtContent>丁</w:sdtContent></w:sdt><font color=red>戊</font><center>己</center><big>庚</big><nobr>辛</nobr><acronym>壬</acronym>",
    "Entities": "<p>&ldquo;引&rdquo;&hellip;&mdash;&middot;&#x798F;&#24030;&amp;amp;&copy;&notanentity;&#0;&#xD800;</p>",
    "Bold by style": "<p><span style='font-weight:bold'>甲</span><span style='FONT-WEIGHT: 700'>乙</span><span style='font:bold 12px 宋体'>丙</span><b style='mso-bidi-font-weight:normal'>丁</b><b style='font-weight:400'>戊</b></p><p style='font-weight:600'>己</p><div style='font-weight:bold'>庚<p>辛</p></div>",
    "Image map and audio": "<map><area alt='图'></map><audio>听不到</audio><video>看不到</video><canvas>画不出</canvas><progress>进度</progress><meter>量</meter>",
}  # fmt: skip

PIECES = [*PASTES.values()]
WRAPS = [
    "{}",
    "<div>{}</div>",
    "<html><body>\n<!--StartFragment-->{}<!--EndFragment-->\n</body></html>",
    "<section><section>{}</section></section>",
    "<table><tr><td>{}</td></tr></table>",
    "<blockquote>{}</blockquote>",
    "<ul><li>{}</li></ul>",
    "<b style='font-weight:normal'>{}</b>",
    "<span style='font-weight:bold'>{}</span>",
]


def pile(seed: int) -> str:
    """Some of the pastes behind and inside each other, the same for the same seed."""
    chance = random.Random(seed)
    parts = [chance.choice(WRAPS).format(chance.choice(PIECES)) for _part in range(chance.randint(1, 4))]
    return chance.choice(WRAPS).format(chance.choice(["", "\n", "<br>", "<p>&nbsp;</p>"]).join(parts))
