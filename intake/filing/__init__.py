"""A confirmed report becomes a draft with everything it names: in one transaction, or not at all.

    article = filing.file(report, by=lin)

A report is filed once: a second time answers with the same article. Records that are there are linked and kept as they
are; what is missing beside them is added.
"""

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions, workflow
from articles.models import Article, Section
from articles.pictures import forget_files
from articles.workflow import Refused
from intake import questions
from intake.filing.events import write_event
from intake.filing.honours import write_honours
from intake.filing.lengths import too_long
from intake.filing.names import Names, write_campaign
from intake.filing.stories import write_pictures, write_related, write_story
from intake.models import Report
from intake.proposal import Fate, Proposal
from newsroom.models import User
from newsroom.search.index import together

__all__ = ["Refused", "file", "needed_rights", "why_not"]


def file(report: Report, by: User | None, *, taking_suggestions: bool = False) -> Article:
    """File a report as a draft of this person. Raises `Refused` with a sentence, and then nothing is written.

    Questions that must be answered stand in the way, unless their suggestions are taken: for a program that has nobody
    to ask. `by` None is such a program.
    """
    stored: list[str] = []
    try:
        with transaction.atomic(), together():
            row = Report.objects.select_for_update(of=("self",)).select_related("article").get(pk=report.pk)
            article = row.article or _filed(row, by, taking_suggestions, stored)
    except BaseException as error:
        forget_files(stored)  # no record has them any more
        if isinstance(error, DatabaseError | ValidationError):
            raise Refused(_sentence(error)) from error
        raise
    report.refresh_from_db()
    return article


def _filed(report: Report, by: User | None, taking_suggestions: bool, stored: list[str]) -> Article:
    proposal = report.read
    if reason := why_not(report, by, taking_suggestions):
        raise Refused(reason)
    questions.settle(proposal, questions.asked(report, proposal))
    article = _write(report, proposal, by, stored)
    report.article, report.state, report.filed_at = article, Report.State.FILED, timezone.now()
    report.changed_by = by
    report.save()
    return article


def _sentence(error: Exception) -> str:
    """What stood in the way: a picture that is none, a record that somebody entered at the same moment."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("Nothing was written: the record does not take it like this. Look at the proposal again.")


def _write(report: Report, proposal: Proposal, by: User | None, stored: list[str]) -> Article:
    names = Names(proposal)
    names.write()
    campaign = write_campaign(proposal.story)
    event = write_event(proposal, names, campaign)
    article = write_story(proposal, names, campaign, event, by)
    write_pictures(report, proposal, article, stored)
    write_related(proposal, article)
    write_honours(proposal, names, campaign, event, article)
    revisions.keep(article, by)
    return article


def why_not(report: Report, by: User | None, taking_suggestions: bool = False) -> str:
    """Why this person may not file a report as it stands; empty if she may."""
    if report.state == Report.State.FILED:
        return _("This report was filed, and its draft has been deleted since.")
    proposal = report.read
    if by is not None and (reason := _no_right(proposal, by)):
        return reason
    asked = questions.asked(report, proposal)
    open_ones = [one for one in asked if one.is_open]
    if open_ones and not taking_suggestions:
        return _("Answer first: %(questions)s") % {"questions": "；".join(str(one.ask) for one in open_ones)}
    if questions.says_the_same(asked, unasked=taking_suggestions):
        return _("This report is here already: it is not filed again.")
    questions.settle(proposal, asked)
    if not proposal.story.headline.strip():
        return _("Write a headline first.")
    return too_long(proposal)


def _no_right(proposal: Proposal, by: User) -> str:
    if not by.is_active or not by.has_perms(needed_rights(proposal)):
        return _("You do not have the right to enter everything that this report would write.")
    section = Section.objects.filter(pk=proposal.story.section or 0).first()
    if not workflow.works_on(section, by):
        return _("“%(section)s” names the people who work on it, and you are not among them.") % {"section": section}
    return ""


def needed_rights(proposal: Proposal) -> set[str]:
    """The rights to enter by hand what filing would write."""
    rights = {"intake.change_report", "articles.add_article"}
    fresh = [unit for unit in proposal.units if unit.link.fate == Fate.NEW]
    people = [one for one in proposal.people if one.link.fate == Fate.NEW]
    wanted = {
        "directory.add_event": proposal.meeting.name and proposal.meeting.link.fate == Fate.NEW,
        "directory.add_host": proposal.meeting.name and proposal.hosts,
        "directory.add_participation": proposal.meeting.name and proposal.people,
        "directory.add_unit": fresh,
        "directory.add_unitname": any(one.link.chosen for one in proposal.units),
        "directory.add_official": people,
        "directory.add_post": people or any(one.adds_post for one in proposal.people),
        "directory.add_campaign": proposal.story.campaign.fate == Fate.NEW,
        "awards.add_award": proposal.honours.programme and proposal.honours.link.fate == Fate.NEW,
        "awards.add_round": proposal.honours.programme,
        "awards.add_measure": proposal.honours.measures,
        "articles.add_picture": proposal.captions,
    }
    return rights | {right for right, needed in wanted.items() if needed}
