"""Sheets at the desk: what is no sheet is refused, each row's fate is shown, all is written or nothing."""

import io
import zipfile
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from openpyxl import Workbook, load_workbook

from directory.models import Official, Post, Unit, UnitName
from newsroom.importing import desk as importing_desk
from newsroom.importing import sheet
from newsroom.importing.sheet import MAX_ROWS
from tests.makers import make_official, make_post, make_unit, make_user

pytestmark = pytest.mark.django_db

HEADINGS = ["全称", "简称", "性质", "上级单位", "其他名称", "成立", "撤销"]


@pytest.fixture(autouse=True)
def state_of_its_own(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def workbook(headings: list, rows: list[list], name: str = "单位.xlsx") -> io.BytesIO:
    book = Workbook()
    for line in [headings, *rows]:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = name
    return file


def page(kind: str, name: str = "import") -> str:
    model = {"units": "directory_unit", "officials": "directory_official", "posts": "directory_official"}[kind]
    return reverse(f"admin:{model}_{name}", args=[kind])


class Sheet:
    """A sheet on its way: chosen, its plan read, confirmed."""

    def __init__(self, client, kind: str, headings: list, rows: list[list]):
        self.client, self.url = client, page(kind)
        self.answer = client.post(self.url, {"sheet": workbook(headings, rows)}, follow=True)

    @property
    def refusal(self) -> str:
        return html.fromstring(self.answer.content.decode()).xpath("string(//*[@class='errornote'])").strip()

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Each row's fate and what is said of it."""
        lines = html.fromstring(self.answer.content.decode()).xpath("//*[contains(@class, 'plan')]//tbody/tr")
        return [tuple(" ".join(cell.text_content().split()) for cell in line[2:]) for line in lines]

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.answer.redirect_chain[-1][0]).query)["sheet"][0]

    def confirm(self):
        form = html.fromstring(self.answer.content.decode()).xpath("//form[.//input[@name='confirm']]")[0]
        return self.client.post(self.url, dict(form.form_values()), follow=True)


def units(client, *rows: list) -> Sheet:
    return Sheet(client, "units", HEADINGS, list(rows))


def test_a_new_unit_is_shown_first_and_written_when_confirmed(desk):
    sheet = units(desk, ["福建省发展和改革委员会", "省发改委", "政府部门", "", "省计委、发改委", "2000-01-01", ""])
    assert sheet.rows == [("新建", "")]
    assert not Unit.objects.exists()
    sheet.confirm()
    unit = Unit.objects.get()
    assert (unit.short_name, unit.kind, unit.founded.isoformat()) == ("省发改委", "government", "2000-01-01")
    assert unit.slug.startswith("fujian")
    assert set(unit.other_names.values_list("name", flat=True)) == {"省计委", "发改委"}
    assert Unit.objects.looked_up("sjw").get() == unit


def test_a_changed_unit_says_what_changes_and_from_what(desk):
    make_unit("福州海关", short_name="海关")
    sheet = units(desk, ["福州海关", "榕关", str(Unit.Kind.CENTRAL.label), "", "闽海关"])
    ((fate, said),) = sheet.rows
    assert fate == "修改"
    assert "简称：海关 → 榕关" in said and "新增其他名称：闽海关" in said
    sheet.confirm()
    assert Unit.objects.get().short_name == "榕关"


def test_a_unit_that_is_as_it_was_is_skipped(desk):
    make_unit("福州海关", short_name="海关")
    assert units(desk, ["福州海关", "海关"]).rows == [("跳过：没有变化", "")]


def test_an_empty_cell_changes_nothing(desk):
    make_unit("福州海关", short_name="海关", description="关于它")
    sheet = units(desk, ["福州海关", "", "", "", "榕关"])
    sheet.confirm()
    assert (Unit.objects.get().short_name, Unit.objects.get().description) == ("海关", "关于它")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["", "海关"], "没有填：全称。"),
        (["福州海关", "", "衙门"], "“性质”填的“衙门”不在选项里，可填："),
        (["福州海关", "", "", "天上的单位"], "单位库里没有“天上的单位”。"),
        (["福州海关", "", "", "福州海关"], "单位不能隶属于自己。"),
        (["福州海关", "", "", "", "", "去年"], "“成立”填的“去年”不是日期，请写成 2014-10-22 的样子。"),
        (["福州海关", "", "", "", "", "2014-02-30"], "“成立”填的“2014-02-30”不是日期"),
        (["福州海关", "", "", "", "", "2014-10-22", "2012-02-24"], "撤销日期要晚于成立日期。"),
        (["省计委"], "“省计委”是“福建省发展和改革委员会”的其他名称，请填全称。"),
        (["长" * 121], "120"),
    ],
)
def test_a_bad_row_is_told_in_a_sentence_and_nothing_is_written(desk, row, sentence):
    make_unit("福建省发展和改革委员会").other_names.create(name="省计委")
    sheet = units(desk, ["厦门海关"], row)
    (good, _), (bad, said) = sheet.rows
    assert (good, bad) == ("新建", "有误")
    assert sentence in said
    assert "还不能写入" in sheet.answer.content.decode()
    sheet.confirm()
    assert Unit.objects.count() == 1


def test_a_unit_twice_in_a_sheet_names_the_row_it_repeats(desk):
    assert units(desk, ["福州海关"], ["福州海关"]).rows[1] == ("有误", "与第 2 行是同一单位。")


def test_units_of_one_sheet_belong_to_each_other_in_any_order(desk):
    units(desk, ["文明办", "", "", "省直机关工委"], ["省直机关工委"]).confirm()
    assert Unit.objects.get(name="文明办").parent.name == "省直机关工委"


def test_units_that_belong_to_each_other_in_a_ring_are_refused(desk):
    fates = [fate for fate, _ in units(desk, ["甲", "", "", "乙"], ["乙", "", "", "甲"]).rows]
    assert "有误" in fates


def test_a_day_that_excel_keeps_as_a_day_is_read(desk):
    import datetime

    units(desk, ["福州海关", "", "", "", "", datetime.datetime(1931, 6, 1)]).confirm()
    assert Unit.objects.get().founded.isoformat() == "1931-06-01"


def test_a_plan_that_is_no_longer_true_is_shown_again_and_not_written(desk):
    sheet = units(desk, ["福州海关", "榕关"])
    make_unit("福州海关", short_name="海关")
    answer = sheet.confirm()
    assert "资料在这期间有变动" in answer.content.decode()
    assert "海关 → 榕关" in answer.content.decode()
    assert Unit.objects.get().short_name == "海关"


def test_a_failure_half_way_leaves_nothing_written(desk, monkeypatch):
    sheet = units(desk, ["福州海关"], ["厦门海关"])
    save = Unit.save

    def save_or_fail(self, *args, **kwargs):
        save(self, *args, **kwargs)
        if self.name == "厦门海关":
            from django.db import IntegrityError

            raise IntegrityError

    monkeypatch.setattr(Unit, "save", save_or_fail)
    assert "没有写入任何内容" in sheet.confirm().content.decode()
    assert not Unit.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("单位.csv", "全称\n福州海关\n".encode(), "这不是 .xlsx 表格"),
        ("单位.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "这不是 .xlsx 表格"),
        ("单位.xlsx", b"PK\x03\x04 broken", "这不是 .xlsx 表格"),
        ("单位.xlsx", b"", "这个文件是空的"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(desk, name, content, sentence):
    file = io.BytesIO(content)
    file.name = name
    answer = desk.post(page("units"), {"sheet": file})
    assert sentence in answer.content.decode()


def test_another_zip_and_a_broken_workbook_are_refused(desk):
    for member, sentence in [("word/document.xml", "这不是 .xlsx 表格"), ("xl/workbook.xml", "文件已损坏")]:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(member, "<x/>")
        file.seek(0)
        file.name = "单位.xlsx"
        assert sentence in desk.post(page("units"), {"sheet": file}).content.decode()


def test_no_file_no_rows_and_wrong_headings_are_refused(desk):
    assert "请先选择表格文件" in desk.post(page("units"), {}).content.decode()
    assert "没有内容" in units(desk).refusal
    assert "缺少标题：全称" in Sheet(desk, "units", ["单位名字"], [["福州海关"]]).refusal
    assert "标题重复：全称" in Sheet(desk, "units", ["全称", "全称"], [["福州海关", "厦门海关"]]).refusal


def test_a_sheet_of_ten_thousand_rows_is_planned_with_few_queries_and_paged(desk):
    make_unit("单位00001", short_name="旧")
    rows = [[f"单位{number:05}", "新" if number == 1 else ""] for number in range(1, 10_001)]
    with CaptureQueriesContext(connection) as queries:
        sheet = units(desk, *rows)
    assert len(queries) < 60
    assert len(sheet.rows) == 200
    assert "9999行" in sheet.answer.content.decode()
    assert sheet.rows[0][0] == "修改"


def test_a_sheet_beyond_the_limit_is_refused(desk):
    assert "请拆成几份" in units(desk, *[[f"单位{number}"] for number in range(MAX_ROWS + 1)]).refusal


def with_sheet(xml_rows: str) -> io.BytesIO:
    """A workbook whose one sheet holds these rows below the heading, packed as tightly as a bomb."""
    sound, file = workbook(["全称"], []), io.BytesIO()
    with zipfile.ZipFile(sound) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in archive.namelist():
            content = archive.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace("</sheetData>", f"{xml_rows}</sheetData>")
            packed.writestr(name, content)
    file.seek(0)
    file.name = "单位.xlsx"
    return file


def test_a_sheet_of_endless_empty_lines_is_refused(desk, monkeypatch):
    monkeypatch.setattr(sheet, "MAX_LINES", 2000)
    answer = desk.post(page("units"), {"sheet": with_sheet("<row/>" * 2001)})
    assert "请删去名单下方的空行" in answer.content.decode()


def test_a_sheet_that_is_immense_once_unpacked_is_refused(desk):
    answer = desk.post(page("units"), {"sheet": with_sheet(" " * sheet.MAX_UNPACKED)})
    assert "表格太大" in answer.content.decode()


def test_what_stands_far_to_the_right_is_under_no_heading(desk):
    cells = '<row r="2"><c r="A2" t="inlineStr"><is><t>福州海关</t></is></c><c r="XFD2"><v>1</v></c></row>'
    (row,) = sheet.read_sheet(with_sheet(cells), [sheet.Column("name", "全称")])
    assert row.cells == {"name": "福州海关"}


def test_rows_beyond_the_size_that_the_file_claims_are_read(desk):
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{n}局</t></is></c></row>' for n in (2, 3))
    file = with_sheet(rows)
    assert b'dimension ref="A1' in zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
    assert len(sheet.read_sheet(file, [sheet.Column("name", "全称")])) == 2


def test_the_rows_are_given_back_with_their_outcomes(desk):
    sheet = units(desk, ["福州海关", "海关"], ["", "无名"])
    answer = desk.get(page("units", "import_result"), {"sheet": sheet.token})
    lines = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert lines[0][-2:] == ("结果", "说明")
    assert [line[-2] for line in lines[1:]] == ["新建", "有误"]
    assert lines[2][1] == "无名"


def test_the_sheet_that_was_given_back_can_be_chosen_again(desk):
    sheet = units(desk, ["福州海关", "海关"])
    answer = desk.get(page("units", "import_result"), {"sheet": sheet.token})
    file = io.BytesIO(answer.content)
    file.name = "单位.xlsx"
    assert desk.post(page("units"), {"sheet": file}).status_code == 302


@pytest.mark.parametrize("kind", ["units", "officials", "posts"])
def test_an_empty_sheet_is_offered_with_its_headings(desk, kind):
    answer = desk.get(page(kind, "import_template"))
    (headings,) = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert headings[0] in ("全称", "姓名")


def test_officials_come_in_and_namesakes_are_told_apart(desk):
    make_official("朱清", biography="原来的简历")
    Sheet(desk, "officials", ["姓名", "简历"], [["朱清", "新的简历"], ["邱荣", ""]]).confirm()
    assert Official.objects.get(name="朱清").biography == "新的简历"
    Sheet(desk, "officials", ["姓名", "简历", "同名新人"], [["朱清", "另一位", "是"]]).confirm()
    assert Official.objects.filter(name="朱清").count() == 2
    second = Official.objects.get(biography="另一位")
    sheet = Sheet(desk, "officials", ["姓名", "简历", "网址"], [["朱清", "谁？", ""], ["朱清", "第二位", second.slug]])
    assert [fate for fate, _ in sheet.rows] == ["有误", "修改"]
    assert second.slug in sheet.rows[0][1]


POSTS = ["姓名", "单位", "职务", "自", "至", "礼宾次序"]


def test_posts_come_in_by_any_name_of_their_unit(desk):
    official, unit = make_official("郑栅洁"), make_unit("福建省发展和改革委员会", short_name="省发改委")
    sheet = Sheet(desk, "posts", POSTS, [["郑栅洁", "省发改委", "党组书记、主任", "2013-01-01", "", "1"]])
    assert sheet.rows == [("新建", "")]
    sheet.confirm()
    post = Post.objects.get()
    assert (post.official, post.unit, post.since.isoformat(), post.order) == (official, unit, "2013-01-01", 1)


def test_a_post_whose_beginning_was_unknown_becomes_known(desk):
    post = make_post(make_official("郑栅洁"), make_unit("省发改委"), "主任")
    sheet = Sheet(desk, "posts", POSTS, [["郑栅洁", "省发改委", "主任", "2013-01-01"]])
    assert sheet.rows == [("修改", "自：（空） → 2013-01-01")]
    sheet.confirm()
    assert Post.objects.get().pk == post.pk


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["无此人", "省发改委", "主任"], "官员库里没有“无此人”，请先导入官员。"),
        (["郑栅洁", "外办", "主任"], "“外办”是好几个单位的名称（"),
        (["郑栅洁", "省发改委", "主任", "2014-10-22", "2012-02-24"], "“至”要晚于“自”。"),
        (["郑栅洁", "省发改委", "主任", "", "", "第一"], "“礼宾次序”填的“第一”不是整数。"),
        (["郑栅洁", "省发改委", ""], "没有填：职务。"),
    ],
)
def test_a_bad_post_is_told_in_a_sentence(desk, row, sentence):
    make_official("郑栅洁")
    for name, short in [("省发改委", ""), ("甲厅", "外办"), ("乙厅", "外办")]:
        make_unit(name, short_name=short)
    ((fate, said),) = Sheet(desk, "posts", POSTS, [row]).rows
    assert fate == "有误"
    assert said.startswith(sentence)


def clerk(*codenames: str):
    user = make_user("wen", "文员")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


@pytest.mark.parametrize("kind", ["units", "officials", "posts"])
@pytest.mark.parametrize("name", ["import", "import_template", "import_result"])
def test_nobody_imports_what_they_may_not_enter_by_hand(client, kind, name):
    assert client.get(page(kind, name)).status_code == 302
    client.force_login(clerk("view_unit", "view_official", "add_unit", "change_unit", "add_official", "add_post"))
    assert client.get(page(kind, name)).status_code == 403
    assert client.post(page(kind), {"sheet": workbook(HEADINGS, [["福州海关"]])}).status_code == 403


def test_who_may_enter_units_and_their_names_by_hand_may_import_them(client):
    client.force_login(clerk("view_unit", "add_unit", "change_unit", "add_unitname"))
    units(client, ["福州海关", "", "", "", "榕关"]).confirm()
    assert UnitName.objects.get().name == "榕关"


def test_a_sheet_waits_for_the_person_who_chose_it_and_for_nobody_else(desk, client, gao):
    sheet = units(desk, ["福州海关"])
    other = make_user("other", "别人", is_superuser=True)
    client.force_login(other)
    assert client.get(page("units"), {"sheet": sheet.token}).status_code == 404
    assert client.post(page("units"), {"confirm": sheet.token, "fingerprint": "x"}).status_code == 404
    assert not Unit.objects.exists()


@pytest.mark.parametrize("token", ["../../secret_key", "secret_key", "", "x" * 40])
def test_no_other_file_is_ever_read_as_a_sheet(desk, token):
    assert desk.post(page("units"), {"confirm": token}).status_code == 404


def test_a_sheet_is_written_once_and_then_gone(desk):
    sheet = units(desk, ["福州海关"])
    sheet.confirm()
    assert desk.get(page("units"), {"sheet": sheet.token}).status_code == 404
    assert not list(importing_desk.folder().iterdir())


def test_who_imported_stands_in_the_history(desk, gao):
    units(desk, ["福州海关"]).confirm()
    assert Unit.history.get().history_user == gao
