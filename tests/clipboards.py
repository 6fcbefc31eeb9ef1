"""Clipboards as Word, WPS, UEditor, WeChat and 135 fill them: their markup, our own words.

Each is what lies on the clipboard, and what the body of an article makes of it.
"""

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15"><title>关于推进会的报道</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}
 p.MsoNormal {mso-style-parent:""; font-family:"Times New Roman",serif;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word'><!--StartFragment-->
<h1 style='mso-list:l3 level1 lfo4'><a name="_Toc1"></a><![if !supportLists]><span style='mso-list:Ignore'>一、<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]><span style='font-family:"等线 Light"'>会议概况</span></h1>
<p class=MsoNormal style='text-indent:28.0pt'><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt;
font-family:宋体'>　　10月22日</span></b><span style='font-size:14.0pt;font-family:宋体;mso-bidi-font-weight:bold'>上午，第四次推进
会在福州召开。<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US style='font-family:Wingdings;mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>福州海关</p>
<p class=MsoListParagraph style='margin-left:54.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span lang=EN-US
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><![endif]>无纸化通关</p>
<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US
style='mso-list:Ignore'>l<span>&nbsp;&nbsp;</span></span><![endif]>厦门航空</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span lang=EN-US style='mso-list:Ignore'>1.<span>
&nbsp;</span></span><!--[endif]-->第一项</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><!--[endif]-->第二项</p>
<p class=MsoNormal align=center style='text-align:center'><!--[if gte vml 1]><v:shape id="图片_x0020_1"><v:imagedata
src="file:///C:/Users/lin/AppData/Local/Temp/msohtmlclip1/01/clip_image001.jpg" o:title="会场"/></v:shape><![endif]--><![if !vml]><img
width=553 height=369 src="file:///C:/Users/lin/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg" v:shapes="图片_x0020_1"><![endif]></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'>
<td width=277 valign=top style='width:207.4pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>届次</b></p></td>
<td width=277 valign=top><p class=MsoNormal><b>获奖单位</b></p></td></tr><tr><td colspan=2><p class=MsoNormal>第二届</p></td></tr></table>
<p class=MsoNormal>详见<a href="http://www.example.cn/2014/?id=1&amp;p=2"><span style='color:blue'>通知</span></a>。</p>
<!--EndFragment--></body></html>"""

WORD_BODY = (
    "<h2>一、会议概况</h2><p><strong>10月22日</strong>上午，第四次推进会在福州召开。</p>"
    "<ul><li>福州海关<ul><li>无纸化通关</li></ul></li><li>厦门航空</li></ul><ol><li>第一项</li><li>第二项</li></ol>"
    "<p>【待上传图片：clip_image002.jpg】</p>"
    "<table><tbody><tr><td><p><strong>届次</strong></p></td><td><p><strong>获奖单位</strong></p></td></tr>"
    '<tr><td colspan="2"><p>第二届</p></td></tr></tbody></table>'
    '<p>详见<a href="http://www.example.cn/2014/?id=1&amp;p=2" rel="noopener">通知</a>。</p>'
)

WPS = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="utf-8">
<meta name="Generator" content="WPS Office"><style>@font-face{font-family:"仿宋";}p.MsoNormal{mso-style-name:正文;}</style></head><body>
<!--StartFragment--><p class="MsoNormal" style="text-indent:32.0000pt;mso-char-indent-count:2.0000;"><span style="mso-spacerun:'yes';font-family:仿宋;
font-size:16.0000pt;"><font face="仿宋">　　会上，</font></span><b><span style="mso-spacerun:'yes';font-family:仿宋;font-weight:bold;"><font face="仿宋">朱清</font></span></b><span
style="font-family:仿宋;"><font face="仿宋">作了讲话。</font></span><span style="font-family:仿宋;"><o:p></o:p></span></p>
<p class="MsoNormal" style="margin-left:21.0000pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="font-family:仿宋;"><span
style='mso-list:Ignore;'>1、<span>&nbsp;</span></span></span><![endif]><span><font face="仿宋">优化服务</font></span></p>
<p class="MsoNormal" style="margin-left:21.0000pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style='mso-list:Ignore;'>2、<span>&nbsp;</span></span><![endif]><font face=仿宋>简政放权</font></p>
<p class="MsoNormal" style="mso-list:l2 level1 lfo3;"><![if !supportLists]><span style='mso-list:Ignore;'>（一）</span><![endif]>加强领导</p>
<p class="MsoNormal"><img width="553" height="369" src="file:///C:\\Users\\lin\\AppData\\Local\\Temp\\ksohtml1234\\wps1.jpg"></p>
<p class="MsoNormal">&nbsp;</p><!--EndFragment--></body></html>"""

WPS_BODY = (
    "<p>会上，<strong>朱清</strong>作了讲话。</p><ol><li>优化服务</li><li>简政放权</li></ol>"
    "<p>（一）加强领导</p><p>【待上传图片：wps1.jpg】</p>"
)

UEDITOR = """<p style="text-indent: 2em; line-height: 1.75em;"><span style="font-size: 16px; font-family: 宋体, SimSun;">　　本报讯&nbsp;</span>
<strong style="white-space: normal;">省直机关</strong><span style="font-size: 16px;">召开会议。<br/>　　会议强调三点：</span></p>
<ol class=" list-paddingleft-2" style="list-style-type: decimal;"><li><p>一要落实；</p></li><li><p>二要创新；</p></li></ol>
<p><br/></p><p style="text-align:center"><img src="/ueditor/php/upload/image/1.jpg" title="1.jpg" alt="1.jpg"/></p>
<table><tbody><tr class="firstRow"><td width="320" valign="top">名次</td><td width="320">单位</td></tr></tbody></table><p><a href="http://www.example.cn/"
target="_blank" title="主页">主页</a></p>"""

UEDITOR_BODY = (
    "<p>本报讯&nbsp; <strong>省直机关</strong>召开会议。</p><p>会议强调三点：</p><ol><li><p>一要落实；</p></li><li><p>二要创新；</p></li></ol>"
    "<table><tbody><tr><td>名次</td><td>单位</td></tr></tbody></table>"
    '<p><a href="http://www.example.cn/" rel="noopener">主页</a></p>'
)

WECHAT = """<section data-role="outer" label="edit by 公众号" style="font-size: 16px; font-family: &quot;PingFang SC&quot;;"><section><p
style="outline: 0px; visibility: visible;"><span leaf="" style="font-weight: 700;">十大“马上就办”举措揭晓</span></p><p><span leaf=""><br
class="ProseMirror-trailingBreak"></span></p><section style="padding: 10px;"><p>　　日前，评选结果公布。<img class="rich_pages"
data-src="https://mmbiz.qpic.cn/mmbiz_jpg/x/640?wx_fmt=jpeg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p></section><blockquote><p>群众满意是标准。</p></blockquote></section>
<section>点击<a href="https://mp.weixin.qq.com/s/abc" target="_blank" textvalue="阅读原文">阅读原文</a></section><p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></section>"""

WECHAT_BODY = (
    "<p><strong>十大“马上就办”举措揭晓</strong></p><p>日前，评选结果公布。</p><blockquote><p>群众满意是标准。</p></blockquote>"
    '<p>点击<a href="https://mp.weixin.qq.com/s/abc" rel="noopener">阅读原文</a></p>'
)

EDITOR_135 = """<section class="_135editor" data-tools="135编辑器" data-id="94616"><section style="text-align: center; margin: 10px auto;"><section
style="display: inline-block;"><section style="background: #c0392b; color: #fff;"><strong class="135brush" data-brushtype="text"
style="font-size:16px;">01&nbsp;活动背景</strong></section></section></section></section>
<section class="_135editor" data-id="86219"><section style="line-height: 1.75em;" class="135brush"><p style="text-indent: 2em;"><span
style="font-size: 15px; letter-spacing: 1.5px;">　　“学厦航”活动开展四年来，</span><span style="font-weight: bold;">成效明显</span>。</p><ul class="list-paddingleft-1"><li
style="font-size: 15px;"><p>窗口前移</p></li><li><p>一次办结</p></li></ul></section></section><section class="_135editor"><p style="vertical-align:inherit;"><br/></p></section>"""

EDITOR_135_BODY = (
    "<p><strong>01&nbsp;活动背景</strong></p><p>“学厦航”活动开展四年来，<strong>成效明显</strong>。</p>"
    "<ul><li><p>窗口前移</p></li><li><p>一次办结</p></li></ul>"
)

CLIPBOARDS = {
    "Word": (WORD, WORD_BODY),
    "WPS": (WPS, WPS_BODY),
    "UEditor": (UEDITOR, UEDITOR_BODY),
    "WeChat": (WECHAT, WECHAT_BODY),
    "135": (EDITOR_135, EDITOR_135_BODY),
}
