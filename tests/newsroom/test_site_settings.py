from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError

from articles.models import Section
from newsroom.colours import NIGHT, contrast, readable_on
from newsroom.models import SiteSettings
from tests.elements import only, parsed, text, texts
from tests.makers import make_section

pytestmark = pytest.mark.django_db


def settings_with(**fields) -> SiteSettings:
    site = SiteSettings(**{"name": "文明网", "short_name": "文明", **fields})
    site.full_clean()
    site.save()
    return site


def test_the_names_of_the_site_are_those_of_its_settings(client):
    settings_with(name="海关新闻", short_name="关讯")
    page = parsed(client.get("/"))
    assert (text(only(page, "h1")), text(only(page, ".mast .slip"))) == ("海关新闻", "关讯")


def test_the_filing_marks_stand_in_the_colophon_with_their_links(client):
    settings_with(
        sponsor="省直机关文明办", icp="闽ICP备1号", police_filing="闽公网安备35010002000001号", site_code="3500000001"
    )
    colophon = only(parsed(client.get("/")), ".colophon")
    assert texts(colophon, "dd") == ["省直机关文明办", "闽ICP备1号", "闽公网安备35010002000001号", "3500000001"]
    assert [link.get("href") for link in colophon.cssselect("a")] == [
        "https://beian.miit.gov.cn/",
        "https://beian.mps.gov.cn/#/query/webSearch?code=35010002000001",
    ]


def test_a_pale_house_colour_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="这个颜色太浅"):
        settings_with(accent="#ffcc00")


def test_a_house_colour_is_on_every_page_and_still_readable_at_night(client):
    settings_with(accent="#1c4c7c")
    (link,) = parsed(client.get("/")).cssselect("link[href^='/site.css']")
    css = client.get(link.get("href")).content.decode()
    assert "--seal: #1c4c7c" in css
    assert contrast(readable_on(NIGHT, "#1c4c7c"), NIGHT) >= 7
    assert readable_on(NIGHT, "#1c4c7c") in css


def test_the_usual_red_costs_no_request(client):
    settings_with()
    assert not parsed(client.get("/")).cssselect("link[href^='/site.css']")


def test_the_frame_shows_what_is_changed_without_a_word_to_anybody(client):
    settings_with(sponsor="省直机关文明办")
    section = make_section("要闻")
    client.get("/")
    SiteSettings.objects.update(sponsor="省直机关工委")
    Section.objects.filter(pk=section.pk).update(name="文明创建")
    foot = only(parsed(client.get("/")), "footer").text_content()
    assert "省直机关工委" in foot and "文明创建" in foot
    assert "省直机关文明办" not in foot and "要闻" not in foot


def test_the_switches_of_a_page_keep_what_was_asked_of_it(client):
    for asked in ("一", "二"):
        page = parsed(client.get("/search/", {"q": asked}))
        assert f"q={quote(asked)}" in only(page, ".util .care").get("href")
