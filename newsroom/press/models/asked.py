from django.db import models


class Asked(models.Model):
    """How often a stored page was asked for on a day, as far as the application saw it."""

    day = models.DateField()
    address = models.CharField(max_length=400)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "address"], name="asked_counted_once_a_day")]

    def __str__(self) -> str:
        return f"{self.address} {self.day}: {self.times}"
