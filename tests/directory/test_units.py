import pytest
from django.db import IntegrityError

from directory.models import Unit, UnitName
from tests.makers import make_unit


@pytest.fixture
def ndrc(db) -> Unit:
    unit = make_unit("福建省发展和改革委员会", short_name="省发改委")
    UnitName.objects.create(unit=unit, name="省计委")
    return unit


@pytest.mark.parametrize("typed", ["发改", "省计委", "shengfagaiwei", "sfgw", "SFGW", "fujiansheng"])
def test_a_unit_is_looked_up_by_any_name_its_pinyin_and_its_initials(ndrc, typed):
    assert Unit.objects.looked_up(typed).get() == ndrc


def test_a_unit_is_no_longer_looked_up_by_a_name_that_was_removed(ndrc):
    ndrc.other_names.get().delete()
    assert not Unit.objects.looked_up("省计委").exists()


def test_a_unit_belongs_to_no_unit_that_is_itself(ndrc):
    ndrc.parent = ndrc
    with pytest.raises(IntegrityError):
        ndrc.save()
