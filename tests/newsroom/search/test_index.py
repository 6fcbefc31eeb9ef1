"""The index is written in the transaction of the save."""

import io
import threading
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction

from articles.models import Attachment, Placement
from newsroom.search.find import Asked, find
from newsroom.search.index import forget, refresh, together
from newsroom.search.models import SearchEntry
from tests.makers import at, make_article, make_picture, make_public_article, make_section, make_unit


def found(typed: str, **asked) -> list[str]:
    return [entry.title for entry in find(Asked(typed, **asked)).results]


class Undone(Exception):
    pass


def test_a_rollback_leaves_no_trace(db):
    story = make_public_article("平潭新闻")
    with pytest.raises(Undone), transaction.atomic():
        make_public_article("平潭没有发生")
        story.headline = "平潭改了"
        story.save()
        assert sorted(found("平潭")) == ["平潭改了", "平潭没有发生"]
        raise Undone
    assert found("平潭") == ["平潭新闻"]
    assert found("没有发生") == found("改了") == []


def test_what_a_story_no_longer_says_no_longer_finds_it(db):
    story = make_public_article("会议", body="<p>在平潭召开。</p>")
    story.body = "<p>在福州召开。</p>"
    story.save()
    assert found("平潭") == []
    assert found("福州") == ["会议"]


def test_a_withdrawn_story_is_gone_for_readers_at_once(db):
    story = make_public_article("平潭新闻")
    story.state, story.notice = "withdrawn", "已撤"
    story.save()
    assert not SearchEntry.objects.public(at("2014-12-01")).filter(kind="article").exists()
    assert found("平潭") == []
    assert found("平潭", now=None) == ["平潭新闻"]


def test_a_deleted_story_is_gone(db):
    make_article("平潭新闻").delete()
    assert not SearchEntry.objects.filter(kind="article").exists()
    assert found("平潭", now=None) == []


def test_an_expired_story_leaves_the_index_when_the_clock_says_so(db):
    from articles import clock
    from articles.publishing import AT_A_TIME

    story = make_public_article("平潭新闻", publish_at=at("2014-10-01"), expire_at=at("2199-10-02"))
    type(story).objects.filter(pk=story.pk).update(expire_at=at("2014-10-02"))
    assert SearchEntry.objects.public(at("2014-10-01", "12:00")).filter(kind="article").exists()
    AT_A_TIME[clock.EXPIRE](story)
    assert not SearchEntry.objects.public(at("2014-10-01", "12:00")).filter(kind="article").exists()


def test_relations_find_their_story_as_soon_as_they_are_made(db):
    story, unit = make_public_article("会议"), make_unit("福州海关")
    story.units.add(unit)
    story.tags.add("软环境建设")
    story.article_pictures.create(picture=make_picture("主席台全景"))
    placed = Placement.objects.create(article=story, section=make_section())
    assert found("软环境建设") == found("主席台全景") == ["会议"]
    for mark in (f"unit:{unit.pk}", f"section:{placed.section_id}"):
        assert found("会议", marks=[mark]) == ["会议"]
    story.units.clear()
    story.tags.clear()
    assert found("会议", marks=[f"unit:{unit.pk}"]) == found("软环境建设") == []


def test_a_relation_set_from_its_other_end_is_seen(db):
    story, unit = make_public_article("会议"), make_unit("福州海关")
    unit.articles.add(story)
    assert found("会议", marks=[f"unit:{unit.pk}"]) == ["会议"]


def test_a_unit_s_new_name_is_searched_and_a_removed_one_is_not(db):
    unit = make_unit("福州海关")
    name = unit.other_names.create(name="闽海关")
    assert found("闽海关") == ["福州海关"]
    name.delete()
    assert found("闽海关") == []


def test_a_working_copy_is_no_story_of_its_own(db):
    live = make_public_article("平潭新闻")
    make_article("平潭新闻改稿", replaces=live)
    assert found("平潭", now=None) == ["平潭新闻"]


def test_records_changed_by_an_update_are_refreshed_and_forgotten_by_name(db):
    story = make_public_article("平潭新闻")
    type(story).objects.filter(pk=story.pk).update(headline="福州新闻")
    refresh(story)
    assert found("福州") == ["福州新闻"]
    forget(story)
    assert found("福州") == []


def test_saves_together_are_written_once(db, django_assert_max_num_queries):
    story = make_public_article("会议")
    with transaction.atomic(), together():
        for number in range(3):
            story.headline = f"平潭{number}"
            story.save()
        assert found("平潭") == []
    assert found("平潭") == ["平潭2"]


def test_a_save_that_changes_nothing_writes_nothing(db, django_assert_max_num_queries):
    story = make_public_article("会议")
    with django_assert_max_num_queries(14) as queries:
        refresh(story)
    assert not [q for q in queries.captured_queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def say(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def docx(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs, each the inside of its <w:p>."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="1" Type="{office}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return made.getvalue()


def pdf(text: str) -> bytes:
    """A PDF of one page, as small as they come."""
    stream = f"BT /F1 12 Tf 10 10 Td ({text}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{rows}{end}".encode()


@pytest.mark.parametrize(
    ("name", "content", "typed"),
    [
        ("附件.docx", docx(say("平潭项") + say("目清单")), "项目清单"),
        ("attachment.pdf", pdf("Pingtan projects"), "pingtan"),
    ],
)
def test_documents_are_found_by_their_text(db, name, content, typed):
    story = make_public_article("会议")
    Attachment.objects.create(article=story, file=ContentFile(content, name=name), title="通知附件")
    assert found(typed) == ["通知附件"]


def test_a_document_that_cannot_be_read_is_still_attached(db):
    story = make_public_article("会议")
    Attachment.objects.create(article=story, file=ContentFile(docx("<w:r>"), name="x.docx"), title="坏文件")
    assert found("坏文件") == ["坏文件"]


def test_what_a_tracked_change_has_deleted_does_not_find_the_document(db):
    story = make_public_article("会议")
    changed = docx(say("终稿") + "<w:del><w:r><w:delText>内部数字</w:delText></w:r></w:del>")
    Attachment.objects.create(article=story, file=ContentFile(changed, name="x.docx"), title="附件")
    assert found("终稿") == ["附件"]
    assert found("内部数字") == []


def test_a_document_that_unpacks_too_large_is_left_unread(db, monkeypatch):
    monkeypatch.setattr("newsroom.search.documents.MOST_BYTES", 100)
    story = make_public_article("会议")
    file = ContentFile(docx(say("平潭项目")), name="x.docx")
    Attachment.objects.create(article=story, file=file, title="附件")
    assert found("平潭项目") == []


def test_a_document_of_a_withdrawn_story_is_gone_with_it(db):
    story = make_public_article("会议")
    file = ContentFile(docx(say("平潭项目")), name="x.docx")
    Attachment.objects.create(article=story, file=file, title="附件")
    story.state, story.notice = "withdrawn", "已撤"
    story.save()
    assert found("平潭项目") == []


@pytest.mark.django_db(transaction=True)
def test_concurrent_saves_lose_nothing():
    section = make_section()

    def write(name: str) -> None:
        try:
            for number in range(5):
                make_public_article(f"{name}写平潭{number}", section=section)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(name,)) for name in ("甲", "乙", "丙")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(found("写平潭")) == 15
    assert SearchEntry.objects.filter(kind="article").values("position").distinct().count() == 15
