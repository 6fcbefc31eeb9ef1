import pytest
from django.test import Client, override_settings

from newsroom.press.models import Page
from newsroom.press.removal import begin

PRESS = "newsroom.press.middleware.PressMiddleware"


@pytest.fixture
def press(transactional_db, settings, tmp_path):
    """The press at work, with an empty store of its own."""
    settings.PRESS = True
    settings.PRESS_DIR = tmp_path / "press"
    begin()


@pytest.fixture
def reader(press) -> Client:
    return Client()


def stored() -> set[str]:
    """The addresses of all stored pages."""
    return set(Page.objects.values_list("address", flat=True))


class Fresh:
    """Asks for pages as they are made now, past the press."""

    def __init__(self, settings):
        self.client = Client()
        with override_settings(MIDDLEWARE=[name for name in settings.MIDDLEWARE if name != PRESS]):
            self.client.handler.load_middleware()

    def get(self, path: str, cookies: dict[str, str] | None = None) -> bytes:
        self.client.cookies.clear()
        self.client.cookies.load(cookies or {})
        return self.client.get(path).content


@pytest.fixture
def fresh(settings) -> Fresh:
    return Fresh(settings)
