"""What each move asks for before it is made."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.rules import NEEDS_NOTE, Verb
from newsroom.editing import MomentField

# What will happen, in a sentence above the form.
EFFECTS = {
    Verb.SUBMIT: _("It goes to the first review; you cannot change it until it comes back."),
    Verb.RECALL: _("It comes back as a draft; the reviewer no longer sees it."),
    Verb.APPROVE: _("You sign this level with your name. What you changed is kept beside your signature."),
    Verb.RETURN: _("It goes back to its writer as a draft with your note; earlier signatures no longer count."),
    Verb.PUBLISH: _("Readers see it at once."),
    Verb.SCHEDULE: _("It is published by itself at this time. Until then it can be stopped."),
    Verb.UNSCHEDULE: _("It stays approved and is not published until somebody does."),
    Verb.URGENT: _("Readers see it at once, without the signatures. It is flagged until another person has signed it."),
    Verb.COUNTERSIGN: _("You sign with your name what was published urgently."),
    Verb.CORRECT: _("Readers go on seeing the article as it is. A working copy begins and is reviewed like a draft."),
    Verb.DISCARD: _("The working copy is gone; its last words stay among the revisions. The article stays as it is."),
    Verb.REDATE: _("The date that readers see changes. When it was first published does not, and this is logged."),
    Verb.TIME: _("It stands at the top of its lists until the first time, and leaves the site at the second."),
    Verb.WITHDRAW: _("It leaves the site at once. Its address shows the notice, or leads to the article replacing it."),
    Verb.RESTORE: _("The words of that revision become a draft; nothing that readers see changes."),
}
NOTES = {
    Verb.RETURN: _("What has to be changed"),
    Verb.URGENT: _("Why it cannot wait"),
    Verb.CORRECT: _("What is corrected (readers will see this)"),
    Verb.REDATE: _("Why the date changes"),
}
WITH_NOTE = {Verb.APPROVE, Verb.SUBMIT, Verb.COUNTERSIGN, *NEEDS_NOTE}
TICKED = {Verb.APPROVE, Verb.RETURN, Verb.COUNTERSIGN}


class MoveForm(forms.Form):
    """The questions of one verb; `details()` are what the verb's function takes."""

    # The version that the person looked at.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, verb: str, article: Article, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"label_suffix": "", "initial": {"seen": article.version}, **kwargs})
        self.verb = Verb(verb)
        if verb in (Verb.SCHEDULE, Verb.REDATE):
            self.fields["at"] = MomentField(label=_("Time"), initial=article.publish_at)
        if verb == Verb.TIME:
            self.fields["pinned_until"] = MomentField(
                label=_("Pinned until"), required=False, initial=article.pinned_until
            )
            self.fields["expire_at"] = MomentField(label=_("Expires at"), required=False, initial=article.expire_at)
        if verb == Verb.WITHDRAW:
            self.fields["notice"] = forms.CharField(
                label=_("Notice that readers find"), widget=forms.Textarea(attrs={"rows": 3}), required=False
            )
            self.fields["successor"] = forms.CharField(
                label=_("Or the article that replaces it"),
                help_text=_("Its address or its number."),
                required=False,
            )
        if verb in WITH_NOTE:
            self.fields["note"] = forms.CharField(
                label=NOTES.get(self.verb, _("Note")),
                widget=forms.Textarea(attrs={"rows": 3}),
                required=verb in NEEDS_NOTE,
            )
        if verb in TICKED:
            self.fields["proofread"] = forms.BooleanField(label=_("I have proofread it"), required=False)

    def clean_successor(self) -> Article | None:
        numbers = re.findall(r"\d+", self.cleaned_data["successor"])
        if not numbers:
            return None
        successor = Article.objects.public().filter(pk=int(numbers[-1][:18])).first()
        if successor is None:
            raise forms.ValidationError(_("No public article has this address or number."))
        return successor

    def details(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
