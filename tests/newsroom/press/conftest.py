import pytest
from django.test import Client, override_settings

from newsroom.press import files
from newsroom.press.models import Dependency, Page
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
    return {address for address in Page.objects.values_list("address", flat=True) if not files.is_piece(address)}


def rows_shown() -> set[tuple[int, str]]:
    """The keys of rows with the pages that show them; what a piece shows, its page shows."""
    rows = Dependency.objects.filter(question="").values_list("key", "page__address")
    return {(key, address.removesuffix(files.PIECE)) for key, address in rows}


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
