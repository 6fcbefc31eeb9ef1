from django.db import models
from django.db.models.expressions import BaseExpression
from django_prose_editor.fields import ProseEditorField

from articles import body

# What the editor offers; articles.body says what may be stored.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "NumberedList": True,
    "AnyItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "OwnLink": {"enableTarget": False},
    "Table": True,
    "TableRow": True,
    "TableCell": True,
    "TableHeader": True,
    "HardBreak": True,
    "History": True,
    # Our own, see DJANGO_PROSE_EDITOR_EXTENSIONS.
    "Pasting": True,
    "MissingPictures": True,
    "Tidy": True,
}


class BodyField(ProseEditorField):
    """Rich text that is cleaned on its way into the database, whoever saves it and however."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"extensions": EXTENSIONS, "sanitize": body.clean, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        cleaned = body.clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, cleaned)
        return cleaned

    def get_db_prep_save(self, value, connection):
        # update() and bulk_update() come this way without pre_save().
        if isinstance(value, str) and not isinstance(value, BaseExpression):
            value = body.clean(value)
        return super().get_db_prep_save(value, connection)
