import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from articles import pictures
from articles.models import ArticlePicture, Picture
from articles.templatetags.pictures import renditions
from newsroom.images import prepare
from tests.makers import make_article, make_picture, picture_file


def add_page(desk, **fields):
    values = {"focal_x": 50, "focal_y": 50, **fields}
    return desk.post(reverse("admin:articles_picture_add"), values)


def said(response) -> str:
    return response.content.decode()


def test_a_picture_is_added_at_the_desk(desk):
    assert add_page(desk, file=picture_file(size=(300, 200)), caption="推进会现场").status_code == 302
    picture = Picture.objects.get()
    assert (picture.width, picture.height, picture.caption) == (300, 200, "推进会现场")
    assert len(picture.sha256) == 64
    assert default_storage.exists(picture.file.name)


def test_the_same_file_is_refused_with_the_name_of_the_picture_that_is_there(desk):
    twin = make_picture("在主席台就座的领导")
    response = add_page(desk, file=picture_file())
    assert f"图库里已有这张图片：“在主席台就座的领导”（{twin.pk} 号）" in said(response)
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("content", [b"<svg><script>x()</script></svg>", b"MZ", b"<html>"])
def test_the_desk_refuses_what_is_no_picture(desk, content):
    response = add_page(desk, file=ContentFile(content, name="photo.jpg"))
    assert "不是可以显示的图片" in said(response)


def test_a_decorative_picture_with_words_is_refused_with_a_sentence(desk):
    response = add_page(desk, file=picture_file(), alt="会场", decorative="on")
    assert "装饰图片不需要替代文字" in said(response)


def test_a_replaced_file_leaves_nothing_behind(desk, client, django_capture_on_commit_callbacks):
    picture = make_picture()
    old = picture.file.name
    desk.get(renditions(picture)[0].url)
    assert default_storage.exists(renditions(picture)[0].name)
    page = reverse("admin:articles_picture_change", args=[picture.pk])
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(page, {"focal_x": 50, "focal_y": 50, "file": picture_file(colour="#1b5484")})
    picture.refresh_from_db()
    assert picture.file.name != old
    assert default_storage.exists(picture.file.name)
    assert not default_storage.exists(old)
    assert not default_storage.listdir(f"thumbs/{old}")[1]


def test_a_picture_in_use_is_not_deleted(desk):
    use = ArticlePicture.objects.create(article=make_article(), picture=make_picture())
    desk.post(reverse("admin:articles_picture_delete", args=[use.picture.pk]), {"post": "yes"})
    assert Picture.objects.filter(pk=use.picture.pk).exists()
    assert default_storage.exists(use.picture.file.name)


def test_a_deleted_picture_takes_its_file_along(desk, django_capture_on_commit_callbacks):
    picture = make_picture()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("admin:articles_picture_delete", args=[picture.pk]), {"post": "yes"})
    assert not Picture.objects.exists()
    assert not default_storage.exists(picture.file.name)


def test_nobody_stores_an_unchecked_picture_by_any_way(db):
    with pytest.raises(ValidationError):
        Picture.objects.create(file=ContentFile(b"<svg/>", name="photo.jpg"))
    assert not Picture.objects.exists()


def test_what_the_editor_wrote_comes_before_what_the_camera_wrote(db):
    picture = Picture(caption="编辑写的图说")
    prepared = prepare(picture_file())
    picture.take(type(prepared)(**{**prepared.__dict__, "caption": "相机写的", "photographer": "林书"}))
    assert (picture.caption, picture.photographer) == ("编辑写的图说", "林书")


def test_a_picture_is_added_from_a_program(db):
    picture = pictures.add(picture_file(), caption="推进会现场")
    assert Picture.objects.get() == picture
