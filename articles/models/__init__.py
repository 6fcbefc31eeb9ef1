from articles.models.article import Article
from articles.models.attachment import Attachment
from articles.models.picture import ArticlePicture, Picture
from articles.models.related import RelatedStory
from articles.models.review import Review
from articles.models.revision import Revision
from articles.models.section import Placement, Section
from articles.models.tags import TaggedArticle

__all__ = [
    "Article",
    "ArticlePicture",
    "Attachment",
    "Picture",
    "Placement",
    "RelatedStory",
    "Review",
    "Revision",
    "Section",
    "TaggedArticle",
]
