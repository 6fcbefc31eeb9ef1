"""The page on which a report comes in: pasted, or chosen as a file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from newsroom.editing.forms import DayField

LONGEST = 2_000_000  # characters of a pasted text; a book has half of it


class StartForm(forms.Form):
    text = forms.CharField(
        label=_("Text of the report"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("As it was sent, captions and credits included: nothing has to be tidied up."),
    )
    # What the clipboard holds beside the plain text; a script fills it in where there is one.
    markup = forms.CharField(required=False, strip=False, max_length=LONGEST, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        help_text=_("Word (.docx), a web page or plain text."),
        error_messages={"empty": _("The file is empty.")},
    )
    published_on = DayField(
        label=_("Day of publication"),
        required=False,
        help_text=_("Tells the year where the text does not, and what “yesterday” means in it."),
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and (file.size or 0) > settings.REPORT_MAX_BYTES:
            raise ValidationError(
                _("This file has %(size)s; a report may have %(limit)s."),
                params={"size": filesizeformat(file.size or 0), "limit": filesizeformat(settings.REPORT_MAX_BYTES)},
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in self.errors or "text" in self.errors:
            return cleaned
        both = bool(cleaned.get("file")) + bool(cleaned.get("text", "").strip())
        if both == 0:
            raise ValidationError(_("Paste a text or choose a file."))
        if both == 2:
            raise ValidationError(_("There is a text and a file: take one of them away."))
        return cleaned

    def came(self) -> tuple[str | bytes, str]:
        """What came in, and the name of its file."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["markup"] or self.cleaned_data["text"], ""
