"""Pictures into the library one by one, pictures to choose from it, and what the editor asks the desk for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import ArticlePicture, Picture
from tests.makers import (
    make_article,
    make_official,
    make_picture,
    make_public_article,
    make_unit,
    make_user,
    picture_file,
)
from tests.newsroom.test_images import png_header

UPLOAD, SHELF = "admin:articles_picture_upload", "admin:articles_picture_shelf"
TIDY, OWN_PAGES = "admin:articles_article_tidy", "admin:articles_article_own_pages"


def upload(client, file):
    return client.post(reverse(UPLOAD), {"file": file})


def test_a_file_becomes_a_picture_of_the_library(client, lin):
    client.force_login(lin)
    answer = upload(client, picture_file()).json()
    picture = Picture.objects.get()
    assert (answer["id"], answer["known"]) == (picture.pk, False)
    assert client.get(answer["thumbnail"]).headers["Content-Type"] == "image/webp"


def test_a_file_that_the_library_has_is_named_again(client, lin):
    client.force_login(lin)
    first, second = (upload(client, picture_file()).json() for _ in range(2))
    assert (second["id"], second["known"]) == (first["id"], True)
    assert Picture.objects.count() == 1


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("大.png", png_header(30_000, 30_000), "100"),
        ("假.jpg", b"<?php echo 1;", "JPEG"),
        ("图.svg", SVG, "JPEG"),
        ("图.png", SVG, "JPEG"),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(client, lin, name, content, sentence):
    client.force_login(lin)
    answer = upload(client, SimpleUploadedFile(name, content))
    assert answer.status_code == 400
    assert sentence in answer.json()["refused"]
    assert not Picture.objects.exists()


def test_an_upload_without_a_file_is_refused(client, lin):
    client.force_login(lin)
    assert client.post(reverse(UPLOAD)).status_code == 400


def test_the_shelf_shows_the_newest_and_finds_by_words(client, lin):
    client.force_login(lin)
    for number in range(26):
        make_picture(f"会场{number}", file=picture_file(colour=f"#0000{number:02x}"))
    first = client.get(reverse(SHELF)).json()
    assert (first["pictures"][0]["caption"], len(first["pictures"]), first["further"]) == ("会场25", 24, True)
    second = client.get(reverse(SHELF), {"p": "2"}).json()
    assert ([one["caption"] for one in second["pictures"]], second["further"]) == (["会场1", "会场0"], False)
    found = client.get(reverse(SHELF), {"q": "会场13"}).json()
    assert [one["caption"] for one in found["pictures"]] == ["会场13"]


@pytest.mark.parametrize("page", ["0", "-1", "x", "９", "99999999999999999999"])
def test_a_page_that_is_none_breaks_nothing(client, lin, page):
    client.force_login(lin)
    assert client.get(reverse(SHELF), {"p": page}).status_code == 200


def test_a_picture_says_where_it_is_used(desk):
    picture = make_picture()
    ArticlePicture.objects.create(article=make_article("用在图集里"), picture=picture)
    make_article("用作题图", lead_picture=picture)
    page = desk.get(reverse("admin:articles_picture_change", args=[picture.pk])).content.decode()
    assert "用在图集里" in page
    assert "用作题图" in page


def test_a_text_comes_back_tidied_with_what_changed(client, lin):
    client.force_login(lin)
    answer = client.post(reverse(TIDY), {"body": "<p>　　会上,朱清讲话.</p><p></p>"}).json()
    assert answer["html"] == "<p>会上，朱清讲话。</p>"
    assert "<del>" in answer["differences"]
    assert client.post(reverse(TIDY), {"body": answer["html"]}).json()["differences"] == ""


def test_own_pages_are_found_by_name_and_drafts_are_not_among_them(client, lin):
    client.force_login(lin)
    public = make_public_article("福州海关优化通关")
    make_article("福州海关的草稿", author=lin)
    unit, official = make_unit("福州海关"), make_official("朱清")
    found = client.get(reverse(OWN_PAGES), {"q": "福州海关"}).json()["found"]
    assert [(one["text"], one["href"]) for one in found] == [
        (public.headline, public.get_absolute_url()),
        (unit.name, unit.get_absolute_url()),
    ]
    found = client.get(reverse(OWN_PAGES), {"q": "zq"}).json()["found"]
    assert [one["href"] for one in found] == [official.get_absolute_url()]


@pytest.mark.parametrize("name", [UPLOAD, SHELF, TIDY, OWN_PAGES])
def test_a_person_without_the_right_is_refused(client, db, name):
    client.force_login(make_user("xu", "许强"))
    call = client.get if name in (SHELF, OWN_PAGES) else client.post
    assert call(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", [UPLOAD, SHELF, TIDY, OWN_PAGES])
def test_a_stranger_is_sent_to_sign_in(client, db, name):
    call = client.get if name in (SHELF, OWN_PAGES) else client.post
    assert call(reverse(name)).headers["Location"].startswith(reverse("admin:login"))
