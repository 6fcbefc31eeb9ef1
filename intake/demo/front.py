"""Fills the places of the front page as an editor would."""

from articles.models import Article, Promotion
from directory.models import Campaign
from intake.demo.reading import read


def fill_front_page(articles: dict[str, Article], campaign: Campaign) -> None:
    """Unless somebody has placed something there."""
    if Promotion.objects.exists():
        return
    for content in read("desk")["promotion"]:
        Promotion.objects.create(
            slot=content["slot"],
            article=articles.get(content.get("story", "")),
            campaign=campaign if content["slot"] == Promotion.Slot.CAMPAIGN else None,
            title=content.get("title", ""),
            text=content.get("text", ""),
            order=content.get("order", 0),
        )
