"""The forms of a proposal: one for each part and each row, all of them in one page that is sent as a whole."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Section
from awards.models import Award
from directory.models import Campaign, Event, Host, Official, Role, Unit
from intake.proposal import Fate, Link
from newsroom.editing.forms import DayField, NumberInput

OTHER = "other"


def value_of(link: Link) -> str:
    """A link as the form sends it: match:12, new, print."""
    return f"{link.fate}:{link.record}" if link.fate == Fate.MATCH else str(link.fate)


def meant(model: type[models.Model], text: str) -> models.Model:
    """The record that a person means by a name, part of one or a number. Raises ValidationError with a sentence."""
    rows: Any = model._default_manager.all()
    asked: list[Callable[[], Any]] = [lambda: rows.named(text)] if hasattr(rows, "named") else []
    if not asked:
        field = "headline" if model is Article else "name"
        asked.append(lambda: rows.filter(**{field: text}))
    if hasattr(rows, "looked_up"):
        asked.append(lambda: rows.looked_up(text))
    for ask in asked:
        found = list(ask()[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("“%(text)s” may mean several records: write more of the name.") % {"text": text})
    raise ValidationError(_("No record is called “%(text)s”.") % {"text": text})


class Part(forms.Form):
    """A part of the proposal; the names of its fields are those of its data."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def values(self) -> dict[str, Any]:
        handled = ("link", OTHER, "order", "removed")
        return {name: value for name, value in self.cleaned_data.items() if name not in handled}


class Linked(Part):
    """A part whose name means a record: the one that was found, a new one, another one, or none."""

    model: type[models.Model]
    link = forms.RegexField(r"^(match:\d{1,18}|new|print|other)$", required=False, widget=forms.HiddenInput)
    other = forms.CharField(label=gettext_lazy("Another record"), required=False, max_length=120)

    def __init__(self, *args: Any, was: Link, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.was = was
        self.initial["link"] = value_of(was)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("link") == OTHER:
            try:
                cleaned["record"] = meant(self.model, cleaned.get(OTHER, "").strip())
            except ValidationError as error:
                self.add_error(OTHER, error)
        return cleaned

    def chosen_link(self) -> Link:
        """What was chosen; what it was before, where nothing else was."""
        chosen = self.cleaned_data["link"]
        if record := self.cleaned_data.get("record"):
            return Link(Fate.MATCH, record.pk, True)
        if chosen in ("", OTHER, value_of(self.was)):
            return self.was
        fate, _colon, record = chosen.partition(":")
        return Link(Fate(fate), int(record) if record else None, True)

    def values(self) -> dict[str, Any]:
        values = super().values()
        values.pop("record", None)
        return values


class Ordered(Part):
    """A row with its place; left empty: where it stands."""

    order = forms.IntegerField(label=gettext_lazy("order"), required=False, min_value=0, widget=NumberInput)
    removed = forms.BooleanField(label=gettext_lazy("Do not file it"), required=False)


def _text(label: Any, length: int, long: bool = False, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2}) if long else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=length, required=False, widget=widget, **kwargs)


class StoryForm(Linked):
    model = Campaign
    headline = _text(gettext_lazy("headline"), 120)
    kicker = _text(gettext_lazy("kicker"), 120)
    deck = _text(gettext_lazy("deck"), 2000, long=True)
    section = forms.ModelChoiceField(Section.objects.none(), label=gettext_lazy("section"), required=False)
    campaign_name = _text(gettext_lazy("campaign"), 120)
    dateline_outlet = _text(gettext_lazy("dateline outlet"), 60)
    dateline_date = DayField(label=gettext_lazy("dateline date"), required=False)
    byline_role = _text(gettext_lazy("byline role"), 30)
    byline = _text(gettext_lazy("byline names"), 120)
    contributor = _text(gettext_lazy("contributor"), 120)
    photographer = _text(gettext_lazy("photographer"), 120)
    responsible_editor = _text(gettext_lazy("responsible editor"), 60)
    source = _text(gettext_lazy("source"), 120)

    def __init__(self, *args: Any, sections: models.QuerySet, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        section = self.cleaned_data["section"]
        return super().values() | {"section": section and section.pk, "campaign": self.chosen_link()}


class MeetingForm(Linked):
    model = Event
    name = _text(gettext_lazy("name"), 200)
    kind = forms.ChoiceField(label=gettext_lazy("kind"), choices=Event.Kind.choices)
    starts_on = DayField(label=gettext_lazy("first day"), required=False)
    ends_on = DayField(label=gettext_lazy("last day"), required=False)
    clock = forms.ChoiceField(
        label=gettext_lazy("time of day"),
        choices=[choice for choice in Event.Clock.choices if choice[0] != Event.Clock.EXACT],
    )
    starts_at = forms.TimeField(label=gettext_lazy("begins at"), required=False, widget=forms.TimeInput(format="%H:%M"))
    place = _text(gettext_lazy("place"), 120)
    purpose = _text(gettext_lazy("purpose"), 2000, long=True)
    series = _text(gettext_lazy("series"), 60)
    number = forms.IntegerField(
        label=gettext_lazy("number in the series"), required=False, min_value=1, max_value=32767, widget=NumberInput
    )
    attendance = forms.IntegerField(
        label=gettext_lazy("attendance"), required=False, min_value=0, max_value=2_000_000_000, widget=NumberInput
    )
    attendance_approximate = forms.BooleanField(label=gettext_lazy("attendance is approximate"), required=False)
    document = _text(gettext_lazy("document"), 300, long=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if last and (first is None or last < first):
            self.add_error("ends_on", _("The last day comes before the first."))
        return cleaned

    def values(self) -> dict[str, Any]:
        clock = {"clock": "unknown"} if not self.cleaned_data["clock"] else {}
        return super().values() | clock | {"link": self.chosen_link()}


class HonoursForm(Linked):
    model = Award
    programme = _text(gettext_lazy("award"), 120)
    number = forms.IntegerField(
        label=gettext_lazy("round number"), required=False, min_value=1, max_value=32767, widget=NumberInput
    )

    def values(self) -> dict[str, Any]:
        return super().values() | {"link": self.chosen_link()}


class UnitForm(Linked):
    model = Unit
    full_name = _text(gettext_lazy("Full name of the new unit"), 120)

    def values(self) -> dict[str, Any]:
        return super().values() | {"link": self.chosen_link()}


class HostForm(Ordered):
    name = _text(gettext_lazy("name as printed"), 120)
    role = forms.ChoiceField(label=gettext_lazy("role"), choices=Host.Role.choices)


class PersonForm(Linked, Ordered):
    model = Official
    name = _text(gettext_lazy("name as printed"), 60)
    title = _text(gettext_lazy("title as printed"), 200)
    unit = _text(gettext_lazy("unit as printed"), 120)
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    note = _text(gettext_lazy("note"), 300)
    is_group = forms.BooleanField(label=gettext_lazy("a group"), required=False)

    def values(self) -> dict[str, Any]:
        return super().values() | {"link": self.chosen_link()}


class TierForm(Ordered):
    name = _text(gettext_lazy("name"), 60)
    declared = forms.IntegerField(
        label=gettext_lazy("places"), required=False, min_value=0, max_value=32767, widget=NumberInput
    )


class MeasureForm(Ordered):
    ordinal = forms.IntegerField(
        label=gettext_lazy("printed number"), required=False, min_value=1, max_value=32767, widget=NumberInput
    )
    title = _text(gettext_lazy("measure title"), 200, long=True)
    recipients = _text(gettext_lazy("units"), 300, help_text=gettext_lazy("As printed, 、 between."))
    people = _text(gettext_lazy("people"), 300)
    tier = _text(gettext_lazy("tier"), 60)


class CaptionForm(Ordered):
    text = _text(gettext_lazy("caption"), 300, long=True)


class RelatedForm(Linked, Ordered):
    model = Article
    title = _text(gettext_lazy("title as printed"), 200)
    day = DayField(label=gettext_lazy("date"), required=False)

    def values(self) -> dict[str, Any]:
        return super().values() | {"link": self.chosen_link()}


ROWS: dict[str, type[Part]] = {
    "hosts": HostForm,
    "people": PersonForm,
    "tiers": TierForm,
    "measures": MeasureForm,
    "captions": CaptionForm,
    "related": RelatedForm,
    "units": UnitForm,
}


def errors_of(forms_: Iterable[Part]) -> list[tuple[str, str]]:
    """Every refusal of these forms: the id of its field, and a sentence that names the field."""
    found = []
    for form in forms_:
        for name, sentences in form.errors.items():
            bound = form[name] if name in form.fields else None
            label = f"{bound.label}：" if bound else ""
            found += [(bound.auto_id if bound else "", f"{label}{sentence}") for sentence in sentences]
    return found
