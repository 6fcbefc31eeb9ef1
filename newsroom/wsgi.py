import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django_application = get_wsgi_application()

from newsroom.press import attending  # noqa: E402 - needs the settings
from newsroom.press.first import StoredFirst  # noqa: E402

application = StoredFirst(django_application)
attending.start(application)
