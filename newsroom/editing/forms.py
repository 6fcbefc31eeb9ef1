"""Fields as editors fill them in: days and numbers are typed, never picked or spun."""

import datetime
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.editing.relations import name_what_is_known
from newsroom.images import ACCEPTED, Prepared, prepare

# What a person writes for a day near today; the meaning is in days from today.
NEAR_DAYS = {"今天": 0, "today": 0, "昨天": -1, "yesterday": -1, "明天": 1, "tomorrow": 1}


def half_width(text: str) -> str:
    """Digits and marks as typed by a Chinese input method, in the form that a parser knows."""
    return unicodedata.normalize("NFKC", text).strip()


class TypedInput(forms.TextInput):
    """A short text box that brings up digits on a phone."""

    short = ""

    def __init__(self, attrs: dict | None = None):
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": self.short, **(attrs or {})})


class NumberInput(TypedInput):
    """A number, typed: a wheel turned over it must not change it."""

    short = "number"


class DayInput(forms.DateInput):
    def __init__(self, attrs: dict | None = None):
        shape = {"inputmode": "numeric", "autocomplete": "off", "class": "day", "placeholder": "2014-10-22"}
        super().__init__({**shape, **(attrs or {})}, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    def __init__(self, attrs: dict | None = None):
        shape = {"autocomplete": "off", "class": "moment", "placeholder": "2014-10-24 18:20"}
        super().__init__({**shape, **(attrs or {})}, format="%Y-%m-%d %H:%M")


class ClockInput(forms.TimeInput):
    def __init__(self, attrs: dict | None = None):
        shape = {"inputmode": "numeric", "autocomplete": "off", "class": "clock", "placeholder": "9:00"}
        super().__init__({**shape, **(attrs or {})}, format="%H:%M")


# What an office writes about lies between these; a year beyond them is a slip, and some databases cannot hold it.
FIRST_YEAR, LAST_YEAR = 1000, 2200


Day = TypeVar("Day", datetime.date | None, datetime.datetime | None)


def of_a_likely_year(day: Day) -> Day:
    """The day itself; a ValidationError with a sentence where its year is a slip."""
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise forms.ValidationError(
            _("Look at the year again: it lies between %(first)d and %(last)d."),
            params={"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return day


class DayField(forms.DateField):
    """A day as typed: 2014-10-22, 2014年10月22日, 10-22 of this year, 今天."""

    widget = DayInput
    default_error_messages = {"invalid": _("Write the day as 2014-10-22.")}

    def to_python(self, value: Any) -> datetime.date | None:
        if isinstance(value, str):
            value = half_width(value)
            if value in NEAR_DAYS:
                return timezone.localdate() + datetime.timedelta(days=NEAR_DAYS[value])
            if value.count("-") == 1:
                value = f"{timezone.localdate().year}-{value}"
        return of_a_likely_year(super().to_python(value))


class MomentField(forms.DateTimeField):
    widget = MomentInput
    default_error_messages = {"invalid": _("Write the moment as 2014-10-24 18:20.")}

    def to_python(self, value: Any) -> datetime.datetime | None:
        return of_a_likely_year(super().to_python(half_width(value) if isinstance(value, str) else value))


class ClockField(forms.TimeField):
    widget = ClockInput
    default_error_messages = {"invalid": _("Write the time as 9:00.")}

    def to_python(self, value: Any) -> datetime.time | None:
        return super().to_python(half_width(value) if isinstance(value, str) else value)


class PictureField(forms.FileField):
    """A picture to upload: checked, upright and stripped. Django's own field decodes a bomb to look at it."""

    widget = AdminFileWidget

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        return self.taken(prepare(upload)) if isinstance(upload, UploadedFile) else upload

    def taken(self, prepared: Prepared) -> Any:
        """What the form hands on: the file to store."""
        return prepared.content

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {**super().widget_attrs(widget), "accept": ACCEPTED}


# What the desk shows for each kind of column; also for rows inside another record's form.
TYPED: Mapping[type[models.Field], Mapping[str, Any]] = {
    models.DateField: {"form_class": DayField, "widget": DayInput},
    models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
    models.URLField: {"assume_scheme": "https"},
    models.ImageField: {"form_class": PictureField, "widget": AdminFileWidget},
    models.TimeField: {"form_class": ClockField, "widget": ClockInput},
    models.PositiveSmallIntegerField: {"widget": NumberInput},
    models.PositiveIntegerField: {"widget": NumberInput},
    models.IntegerField: {"widget": NumberInput},
}


class DeskForm(forms.ModelForm):
    """A form of the desk. Chinese labels carry no colon."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.name_what_is_known()

    def name_what_is_known(self) -> None:
        """Spare the boxes that are found by typing a query each for names that the form has at hand."""
        name_what_is_known(self, self.instance)
