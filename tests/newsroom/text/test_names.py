import pytest

from newsroom.text import pinyin_keys, pinyin_slug, split_tags


@pytest.mark.parametrize("separator", ["，", "、", "；", ";", ", ", "\n"])
def test_tags_are_separated_as_editors_type_them(separator):
    assert split_tags(separator.join(["学厦航", "软环境", "学厦航"])) == ["学厦航", "软环境"]


def test_a_space_stays_inside_a_tag():
    assert split_tags("Open Data，马上 就办") == ["Open Data", "马上 就办"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("福州海关", "fuzhou-haiguan"), ("朱清", "zhuqing"), ("Top 10 举措", "top-10-jucuo"), ("，", "")],
)
def test_a_chinese_name_has_an_address_of_words(name, slug):
    assert pinyin_slug(name) == slug


def test_a_name_is_found_by_its_pinyin_its_initials_and_every_reading():
    assert {"zhuqing", "zq"} <= set(pinyin_keys("朱清"))
    assert {"danhong", "shanhong"} <= set(pinyin_keys("单红"))
