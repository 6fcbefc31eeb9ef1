"""What can be won: tiers, places in order, what a winner is called; and how several of them are printed at once."""

import re

NUM = r"[0-9一二两三四五六七八九十百千]{1,8}"
TIER_WORD = r"(?:特等奖|一等奖|二等奖|三等奖|四等奖|优秀奖|优胜奖|鼓励奖|提名奖|入围奖|组织奖|优秀组织奖|参与奖|团体奖|个人奖|金奖|银奖|铜奖|特别奖|创新奖|纪念奖|冠军|亚军|季军|殿军|第[一二三四五六七八九十](?:[名位]|(?![届轮批次期季阶线回代]))|金牌|银牌|铜牌|桂冠|榜首|首位)"
# 金、银、铜奖; 第一、二、三名; 冠、亚、季军.
SEVERAL = r"(?:(?:[特一二三四金银铜](?:[、和及][特一二三四金银铜]){1,4}(?:等奖|奖牌?|牌)|第?[一二三四五六七八][名位]?(?:[、至和]第?[一二三四五六七八][名位]?){1,7}|[冠亚](?:[、和]?[亚季]){1,2}军|金银铜?[奖牌]|一二三?等奖|前[二三四五六七八九十]+名))"
# Several prizes that each have their winner: where they end, and what of them is printed once for all.
APART = re.compile(r"分|包揽|依次")
PRIZES_END = re.compile(r"[,。;:!()\n]|等(?![奖功级])|的(?:好|优异|骄人)?成绩|称号|荣誉|并(?!列)|$")
PRIZE_APART = re.compile(r"(?:(?!、|以及|和|及|(?<=”)“).)+|“[^”]+”")
IS_PRIZE = re.compile(rf"{TIER_WORD}|奖$|[^第一二三四五六七八九十]名$|优秀|最佳|十佳|先进|标兵|能手|模范|”$")
PRIZE_GROUP = re.compile(r"[^、,。]{1,8}?[组类项子队赛部]")
MEN_AND_WOMEN = re.compile(r"(?P<lead>[^、,。]{0,10}?)(?P<first>[男女])子?、(?P<second>[男女])(?P<rest>[^、,。]{1,12})")
PLACES_IN_ORDER = "一二三四五六七八九十"
PLACE = re.compile(rf"[特金银铜冠亚季{PLACES_IN_ORDER}]")
SEVERAL_IN_ORDER = re.compile(
    rf"(?P<lead>[\u4e00-\u9fff]{{0,8}}?)(?P<places>(?:第?{PLACE.pattern}[、至和]){{1,8}}第?{PLACE.pattern}|冠亚季?|金银铜?|一二三?|二三)(?P<what>等奖|奖牌?|牌|名|位|军)"
)
# What somebody is called who has won, by how such names begin or end: 优秀护士长, 十佳教师, 最美家庭, 服务标兵.
HONOUR = (
    r"(?:[\u4e00-\u9fff“”]{0,12}?(?:先进|优秀|优胜|十佳|十大|最美|最佳|模范|杰出|突出贡献|示范|文明|三好|五好|星级|红旗|金牌|银牌|铜牌|特色|平安|和谐|"
    r"先锋号|文明号|先锋岗|示范岗|奖状|奖章|勋章|标兵|能手|状元|之星|明星|新秀|红旗手|工匠|好人|名师|带头人|巾帼|青年五四|五一)(?:(?![的是为]|名单)[\u4e00-\u9fff“”]){0,10})"
)
PRIZE = re.compile(
    r"[“『][^”』\n]{0,12}(?:十佳|十大|先进|优秀|模范|标兵|之星|最美|人物)[^”』\n]{0,12}[”』]|(?:[0-9]{4}年度?)?(?:[\u4e00-\u9fff]{0,10}先进(?:集体|单位|个人|工作者)(?:[和、与及](?=先进|优秀))?)+|[“『][^”』\n]{2,24}[”』](?:荣誉)?(?:奖|称号)|[\u4e00-\u9fff]{4,20}(?=颁奖(?:仪式|大会|典礼))|(?:[0-9]{4}年度?)?(?:(?![的由了])[\u4e00-\u9fff]){2,18}?(?<![获颁发授])奖(?![励学牌状章])"
)
WON_BY_DOING = {
    "夺冠": "冠军",
    "摘冠": "冠军",
    "摘金": "金牌",
    "夺金": "金牌",
    "摘银": "银牌",
    "夺银": "银牌",
    "摘铜": "铜牌",
    "夺魁": "第一名",
    "折桂": "第一名",
    "拔得头筹": "第一名",
    "独占鳌头": "第一名",
}
CALLED = re.compile(
    r"“[^”\n]{2,20}”(?!等|活动|行动)|(?:优秀|先进|十佳|最美|最佳|模范|杰出|三好|劳动)(?:共产党员|党务工作者|共青团员|团员|党员|团干部?|班?干部|青年志愿者|志愿者|青年|员工|职工|教师|教练员?|老师|学生|护士长?|医生|工作者|个人|集体|标兵|能手|企业家|运动员|辅导员|班主任|毕业生|家长|民警|工人|农民工)"
)
BOTH_KINDS = re.compile(
    r"(?P<units>[^,。;、]*?先进(?:集体|单位))(?:和|、|与|及)(?P<persons>(?:先进|优秀)[\u4e00-\u9fff]{2,10})"
)
VACANT = re.compile(rf"(?P<tier>{TIER_WORD})(?:[(（]?空缺[)）]?)")
ROUND = re.compile(rf"第(?P<number>{NUM})(?P<unit>轮|届|批|次|期)")
TIER_NAME = re.compile(
    rf"{TIER_WORD}|十[佳大][\u4e00-\u9fff]{{0,10}}|先进集体|先进个人|先进单位|先进工作者|优秀[\u4e00-\u9fff]{{2,6}}奖"
)
# 提名奖单位代表, 优秀奖获得者.
TIER_OF_WINNERS = re.compile(rf"(?P<tier>{TIER_WORD})(?=(?:获奖)?(?:单位|代表|获得者|获奖者|得主))")
ROUND_OF_AWARD = re.compile(rf"第(?P<number>{NUM})[轮届](?=“|十佳)")
# “某某”活动第二轮“十佳举措”: the programme is the campaign's award.
PROGRAMME = re.compile(
    r"(?P<campaign>“[^”\n]{2,40}”(?:活动|行动|工程|评选))(?:第[0-9一二三四五六七八九十]+[轮届次])?(?P<award>“[^”\n]{2,20}”)"
)
