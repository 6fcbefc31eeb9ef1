from articles.models.appointment import Appointment
from articles.models.article import Article
from articles.models.attachment import Attachment
from articles.models.checking import CheckLevel, Phrase
from articles.models.kindred import Kindred
from articles.models.link_check import LinkCheck
from articles.models.picture import ArticlePicture, Picture
from articles.models.preview_link import PreviewLink
from articles.models.promotion import Promotion
from articles.models.related import RelatedStory
from articles.models.review import Review
from articles.models.revision import Revision
from articles.models.section import Placement, Section
from articles.models.tags import TaggedArticle

__all__ = [
    "Appointment",
    "Article",
    "ArticlePicture",
    "Attachment",
    "CheckLevel",
    "Kindred",
    "LinkCheck",
    "Phrase",
    "Picture",
    "Placement",
    "PreviewLink",
    "Promotion",
    "RelatedStory",
    "Review",
    "Revision",
    "Section",
    "TaggedArticle",
]
