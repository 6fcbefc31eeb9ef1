"""What a page tells machines about itself: page tags, Open Graph, JSON-LD, feeds, canonical address.

A view puts a `PageMeta` into its context as `meta`; `base.html` prints it through `newsroom/_page_tags.html`.
The page tags follow 《政府网站发展指引》(国办发〔2017〕47号), 附件2, 网页标签: site tags on every page, column tags on
column and article pages, article tags on article pages.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.json_ld import JsonLd, breadcrumb_list, known, publisher, website
from newsroom.markup import absolute, legal, script_json, site_domain
from newsroom.models import SiteSettings

LOCALES = {"zh-hans": "zh_CN", "en": "en_US"}


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb; the page itself is the last and may have no address."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class Feed:
    title: str
    url: str

    @property
    def address(self) -> str:
        return absolute(self.url)


@dataclass(frozen=True)
class Image:
    """A picture that stands for the page; sizes in pixels, 0 when unknown."""

    url: str
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""

    @property
    def address(self) -> str:
        return absolute(self.url)

    def as_json_ld(self) -> JsonLd:
        return known(
            type="ImageObject",
            url=self.address,
            width=self.width or None,
            height=self.height or None,
            caption=self.caption or self.alt,
        )


@dataclass(frozen=True)
class Column:
    """Column tags: the section that a page is, or belongs to."""

    name: str
    description: str = ""
    keywords: str = ""
    type: str = ""

    def tags(self) -> list[tuple[str, str]]:
        return [
            ("ColumnName", self.name),
            ("ColumnDescription", self.description),
            ("ColumnKeywords", self.keywords),
            ("ColumnType", self.type),
        ]


@dataclass(frozen=True)
class Story:
    """Article tags, and the times that Open Graph wants. Without a source it is the site's own outlet."""

    title: str
    published: datetime.datetime
    source: str = ""
    modified: datetime.datetime | None = None
    author: str = ""
    section: str = ""
    keywords: Sequence[str] = ()

    @property
    def pub_date(self) -> str:
        """`YYYY-MM-DD HH:MM` in the office's own time zone, as the norm prints it."""
        return office_time(self.published).strftime("%Y-%m-%d %H:%M")


@dataclass
class PageMeta:
    """Everything that the head of one page says. Addresses may be paths; they are made absolute when printed."""

    title: str
    path: str = ""
    description: str = ""
    keywords: str = ""
    image: Image | None = None
    og_type: str = "website"
    column: Column | None = None
    story: Story | None = None
    breadcrumbs: list[Crumb] = field(default_factory=list)
    json_ld: list[JsonLd] = field(default_factory=list)
    feeds: list[Feed] = field(default_factory=list)
    # Language code to address, for pages that exist in more than one language.
    alternates: Mapping[str, str] = field(default_factory=dict)
    noindex: bool = False

    @property
    def canonical(self) -> str:
        return absolute(self.path)

    @property
    def locale(self) -> str:
        return LOCALES.get(get_language() or settings.LANGUAGE_CODE, "zh_CN")

    @property
    def hreflang(self) -> list[tuple[str, str]]:
        """Every version of the page and the one for everybody else; nothing where there is one version only."""
        if len(self.alternates) < 2:
            return []
        versions = [(code, absolute(url)) for code, url in self.alternates.items()]
        return [*versions, ("x-default", versions[0][1])]

    def named_tags(self, site: SiteSettings) -> list[tuple[str, str]]:
        """The meta elements by name, in the norm's order. HTML ignores the case of names, so `Description` and
        `Keywords` of an article page are its only ones."""
        tags = [("SiteName", site.name), ("SiteDomain", site_domain()), ("SiteIDCode", site.site_code)]
        if self.column:
            tags += self.column.tags()
        if self.story:
            tags += [
                ("ArticleTitle", self.story.title),
                ("PubDate", self.story.pub_date),
                ("ContentSource", self.story.source or site.outlet or site.name),
                ("Keywords", self.keywords),
                ("Author", self.story.author),
                ("Description", self.description),
                ("Image", self.image.address if self.image else ""),
                ("Url", self.canonical),
            ]
        else:
            tags += [("keywords", self.keywords), ("description", self.description)]
        if self.noindex:
            tags.append(("robots", "noindex"))
        return [(name, legal(value)) for name, value in tags if value]

    def properties(self, site: SiteSettings) -> list[tuple[str, str]]:
        """Open Graph, and its vocabulary for articles."""
        tags = [
            ("og:title", self.title),
            ("og:type", self.og_type),
            ("og:url", self.canonical),
            ("og:site_name", site.name),
            ("og:locale", self.locale),
            ("og:description", self.description),
        ]
        if self.image:
            tags += [
                ("og:image", self.image.address),
                ("og:image:width", str(self.image.width or "")),
                ("og:image:height", str(self.image.height or "")),
                ("og:image:alt", self.image.alt or self.image.caption),
            ]
        if self.story:
            tags.append(("article:published_time", office_time(self.story.published).isoformat(timespec="seconds")))
            if self.story.modified:
                tags.append(("article:modified_time", office_time(self.story.modified).isoformat(timespec="seconds")))
            tags.append(("article:section", self.story.section))
            tags += [("article:tag", word) for word in self.story.keywords]
        return [(name, legal(value)) for name, value in tags if value]

    def graph(self, site: SiteSettings) -> list[JsonLd]:
        trail = [breadcrumb_list(self.breadcrumbs)] if len(self.breadcrumbs) > 1 else []
        return [publisher(site), *self.json_ld, *trail]

    def linked_data(self, site: SiteSettings) -> SafeString:
        """One JSON-LD graph, safe inside a script element."""
        return script_json({"@context": "https://schema.org", "@graph": self.graph(site)})


def office_time(moment: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())


def home_crumb() -> Crumb:
    return Crumb(_("Home"), "/")


def home_meta(site: SiteSettings) -> PageMeta:
    """The front page; its English face has an address of its own where the site has an English name."""
    versions = {"zh-Hans": "/", "en": "/?lang=en"} if site.name_en else {}
    return PageMeta(
        title=site.name,
        path=versions.get("en", "/") if get_language() == "en" else "/",
        alternates=versions,
        description=site.description or site.tagline or site.name,
        keywords=site.keywords,
        image=Image(site.emblem.url) if site.emblem else None,
        json_ld=[website(site)],
        feeds=[Feed(_("Latest"), reverse("feed_latest"))],
    )
