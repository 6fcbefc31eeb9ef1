import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from articles.attachments import check
from articles.models import Attachment
from tests.makers import make_article


def office(*parts: str) -> bytes:
    """The container of a document with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for part in parts:
            container.writestr(part, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("通知.pdf", b"%PDF-1.7 ..."),
        ("通知.docx", office("[Content_Types].xml", "word/document.xml")),
        ("名单.xlsx", office("xl/workbook.xml")),
        ("通知.ofd", office("OFD.xml")),
        ("通知.DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ..."),
        ("名单.csv", "单位,举措".encode("gb18030")),
    ],
)
def test_documents_that_offices_write_are_taken(name, content):
    check(ContentFile(content, name=name))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("page.html", b"<script>x()</script>", "不能上传这种附件"),
        ("drawing.svg", b"<svg/>", "不能上传这种附件"),
        ("setup.exe", b"MZ", "不能上传这种附件"),
        ("nothing", b"", "不能上传这种附件"),
        ("通知.pdf", b"<html><script>x()</script>", "与扩展名"),
        ("通知.docx", b"MZ", "与扩展名"),
        ("通知.docx", office("xl/workbook.xml"), "与扩展名"),
        ("通知.docx", office("word/document.xml", "word/vbaProject.bin"), "与扩展名"),
        ("通知.docx", b"PK\x03\x04 but no archive", "与扩展名"),
        ("名单.csv", b"MZ\0\0", "与扩展名"),
    ],
)
def test_what_could_run_or_lies_about_itself_is_refused(name, content, why):
    with pytest.raises(ValidationError, match=why):
        check(ContentFile(content, name=name))


def test_the_limit_of_bytes_is_a_setting(settings):
    settings.ATTACHMENT_MAX_BYTES = 10
    with pytest.raises(ValidationError, match="附件最大"):
        check(ContentFile(b"%PDF-1.7 ...", name="通知.pdf"))


def attach(name: str, content: bytes = b"%PDF-1.7 ...") -> Attachment:
    return Attachment.objects.create(article=make_article(), title="通知", file=ContentFile(content, name=name))


def test_a_refused_file_is_not_stored_by_any_way(db):
    with pytest.raises(ValidationError):
        attach("page.html", b"<script>x()</script>")


def test_a_document_keeps_its_chinese_name_in_a_folder_that_nobody_guesses(db):
    folder, name = attach("关于表彰的通知（定稿） v2.pdf").file.name.rsplit("/", 1)
    assert name == "关于表彰的通知-定稿-v2.pdf"
    assert len(folder.rsplit("/", 1)[-1]) == 20


@pytest.mark.parametrize("name", ["../../settings.pdf", "..\\..\\settings.pdf", "a/b/settings.pdf"])
def test_a_name_leads_nowhere_else(db, name):
    stored = attach(name).file.name
    assert stored.startswith("attachments/")
    assert stored.endswith("/settings.pdf")


def test_a_reader_gets_a_document_as_a_download_that_runs_nowhere(client, db):
    response = client.get("/media/" + attach("通知.pdf").file.name)
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize("path", ["", "../newsroom.sqlite3", "attachments", "attachments/", "%2e%2e/secret_key", "x"])
def test_media_gives_out_nothing_but_files_of_its_own(client, db, path):
    attach("通知.pdf")
    assert client.get("/media/" + path).status_code == 404
