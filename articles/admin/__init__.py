from articles.admin.articles import ArticleAdmin
from articles.admin.pictures import PictureAdmin
from articles.admin.sections import SectionAdmin
from articles.admin.tags import TagAdmin

__all__ = ["ArticleAdmin", "PictureAdmin", "SectionAdmin", "TagAdmin"]
