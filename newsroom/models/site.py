from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.colours import ENOUGH, ON_SEAL, PAPER, contrast
from newsroom.prepared import Prepared

HOUSE_RED = "#ab261c"
POLICE_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="

valid_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six hexadecimal digits."))


def valid_accent(colour: str) -> None:
    """The house colour carries light text on the name slip, and is text itself on paper: WCAG 2.2, 1.4.3."""
    valid_colour(colour)
    if contrast(colour, PAPER) < ENOUGH or contrast(colour, ON_SEAL) < ENOUGH:
        raise ValidationError(_("This colour is too pale to be read: take a darker one."))


class SiteSettings(models.Model):
    """Who publishes this site and what the law asks it to print: one row, edited in the desk.

    The filing marks follow 《政府网站发展指引》(国办发〔2017〕47号): sponsor, ICP and police
    filing, site code, error report.
    """

    name = models.CharField(_("site name"), max_length=60, default="新闻中心")
    short_name = models.CharField(
        _("name slip"),
        max_length=5,
        default="新闻",
        help_text=_("Two to five characters, printed on the red slip."),
    )
    name_en = models.CharField(_("site name in English"), max_length=120, blank=True)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    description = models.TextField(_("description"), blank=True)
    keywords = models.CharField(_("keywords"), max_length=200, blank=True)
    emblem = models.ImageField(_("emblem"), upload_to="site/", blank=True)
    accent = models.CharField(_("house colour"), max_length=7, default=HOUSE_RED, validators=[valid_accent])
    sponsor = models.CharField(_("sponsor"), max_length=120, blank=True)
    address = models.CharField(_("postal address"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    site_code = models.CharField(_("government site code"), max_length=20, blank=True)
    icp = models.CharField(_("ICP filing number"), max_length=60, blank=True)
    police_filing = models.CharField(_("public security filing number"), max_length=60, blank=True)
    party_government_mark = models.URLField(_("party and government mark link"), blank=True)
    error_report_url = models.URLField(_("report-an-error link"), blank=True)
    outlet = models.CharField(
        _("outlet"), max_length=60, blank=True, help_text=_("The name in datelines and the default source.")
    )

    HOUSE_RED = HOUSE_RED

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_row_of_site_settings")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @property
    def police_filing_url(self) -> str:
        """The register's page of this filing, found by the digits of its number."""
        return POLICE_REGISTER + "".join(filter(str.isdigit, self.police_filing))

    @classmethod
    def current(cls) -> "SiteSettings":
        """The settings in force; an unsaved row of defaults before anyone has saved them."""
        return next(iter(IN_FORCE()), None) or cls(pk=1)


IN_FORCE = Prepared(lambda: SiteSettings.objects.filter(pk=1))
