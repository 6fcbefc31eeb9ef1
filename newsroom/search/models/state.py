from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.prepared import Prepared
from newsroom.search import analyser


def this_analyser() -> str:
    """The version of the analyser that this program has: of an index that is begun now."""
    return analyser.VERSION


class SearchState(models.Model):
    """Which index answers, and how far the next one has been built: one row."""

    live = models.PositiveSmallIntegerField(default=1)
    analyser = models.CharField(max_length=100, default=this_analyser)
    building = models.PositiveSmallIntegerField(null=True)
    building_analyser = models.CharField(max_length=100, blank=True)
    # How far the building has come: {kind: the last primary key that was read}.
    progress = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("state of the index")
        verbose_name_plural = _("state of the index")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_row_of_search_state")]

    def __str__(self) -> str:
        return str(self.live)

    @classmethod
    def current(cls) -> "SearchState":
        """The state; before anything was saved, a row that has not been saved either."""
        return next(iter(IN_FORCE()), None) or cls(pk=1)

    @property
    def written(self) -> list[int]:
        """The generations that a save writes to."""
        return [self.live] if self.building is None else [self.live, self.building]

    @property
    def is_outdated(self) -> bool:
        """The index was made by another analyser, so that queries meet tokens they do not know."""
        return self.analyser != analyser.VERSION


IN_FORCE = Prepared(lambda: SearchState.objects.filter(pk=1))
