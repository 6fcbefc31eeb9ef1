import io

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from lxml import html
from PIL import Image

from articles.models import ArticlePicture
from articles.templatetags.pictures import renditions
from tests.makers import make_article, make_picture, picture_file


def shown(use, options="") -> html.HtmlElement:
    text = Template("{% load pictures %}{% picture use " + options + " %}").render(Context({"use": use}))
    return html.fromstring(text).xpath("descendant-or-self::img")[0]


@pytest.fixture
def photo(db):
    return make_picture(file=picture_file(size=(1500, 1000)), alt="会场全景")


@pytest.fixture
def use(photo):
    return ArticlePicture.objects.create(article=make_article(), picture=photo)


def test_a_picture_says_its_size_so_that_the_page_does_not_jump(use):
    img = shown(use, 'sizes="50vw"')
    assert (img.get("width"), img.get("height"), img.get("sizes")) == ("1500", "1000", "50vw")


def test_a_picture_is_never_offered_above_its_own_pixels(use):
    widths = [int(entry.split()[1][:-1]) for entry in shown(use).get("srcset").split(",")]
    assert widths == [160, 320, 480, 640, 800, 960, 1280, 1500]


def test_a_small_picture_is_offered_as_it_is(db):
    assert shown(make_picture(file=picture_file(size=(100, 50)))).get("srcset").endswith(" 100w")


def test_words_of_this_use_come_before_those_of_the_library(use):
    assert shown(use).get("alt") == "会场全景"
    use.alt = "主席台"
    assert shown(use).get("alt") == "主席台"


def test_a_decorative_picture_has_empty_words(photo):
    photo.alt, photo.decorative = "", True
    assert shown(photo).get("alt") == ""


def test_pictures_wait_for_the_reader_except_the_first(use):
    assert shown(use).get("loading") == "lazy"
    assert shown(use, "priority=True").get("fetchpriority") == "high"


def test_a_page_of_pictures_costs_no_query(use, django_assert_num_queries):
    with django_assert_num_queries(0):
        shown(use, 'ratio="3:2"')


def test_nothing_is_shown_where_there_is_no_picture():
    assert Template("{% load pictures %}{% picture use %}").render(Context({"use": None})) == ""


def test_a_picture_whose_file_is_gone_still_leaves_a_page(use, client):
    default_storage.delete(use.picture.file.name)
    img = shown(use)
    assert client.get(img.get("src")).status_code == 404


def test_a_rendition_is_made_when_first_asked_for_and_kept_as_a_file(use, client):
    address = shown(use).get("srcset").split()[0]
    response = client.get(address)
    image = Image.open(io.BytesIO(response.content))
    assert (image.format, image.size) == ("WEBP", (160, 107))
    assert default_storage.exists(address.removeprefix("/media/"))
    assert b"".join(client.get(address).streaming_content) == response.content


def test_a_crop_keeps_the_focal_point(db, client):
    drawing = Image.new("RGB", (1000, 400), "white")
    drawing.paste("#ab261c", (800, 0, 1000, 400))
    file = picture_file()
    file.seek(0)
    drawing.save(file, "PNG")
    file.truncate()
    photo = make_picture(file=file, focal_x=95)
    response = client.get(renditions(photo, "1:1")[-1].url)
    crop = Image.open(io.BytesIO(response.content)).convert("RGB")
    assert crop.size == (400, 400)
    assert crop.getpixel((390, 200))[1] < 80  # the red end is in it
    assert crop.getpixel((10, 200))[1] > 200


@pytest.mark.parametrize(
    "spoil",
    [
        lambda name: name.replace("160x107", "161x107"),
        lambda name: name.replace(".webp", ".jpg"),
        lambda name: name.replace("thumbs/pictures", "thumbs/../pictures"),
        lambda name: "thumbs/" + name,
    ],
)
def test_nobody_can_have_a_rendition_made_that_no_page_shows(photo, client, spoil):
    name = spoil(renditions(photo)[0].name)
    assert client.get("/media/" + name).status_code == 404
    assert not default_storage.exists(name)


def test_a_picture_of_a_draft_has_a_name_that_nobody_guesses(photo):
    assert len(photo.file.name.rsplit("/", 1)[-1]) == len("0123456789abcdef0123.jpg")
    assert photo.file.name != make_picture().file.name
