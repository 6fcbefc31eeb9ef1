from articles.admin.articles import ArticleAdmin
from articles.admin.checking import CheckLevelAdmin, LinkCheckAdmin, PhraseAdmin
from articles.admin.front_page import PromotionAdmin
from articles.admin.ledger import AppointmentAdmin, ReviewAdmin, RevisionAdmin
from articles.admin.pictures import PictureAdmin
from articles.admin.sections import SectionAdmin
from articles.admin.tags import TagAdmin

__all__ = [
    "AppointmentAdmin",
    "ArticleAdmin",
    "CheckLevelAdmin",
    "LinkCheckAdmin",
    "PhraseAdmin",
    "PictureAdmin",
    "PromotionAdmin",
    "ReviewAdmin",
    "RevisionAdmin",
    "SectionAdmin",
    "TagAdmin",
]
