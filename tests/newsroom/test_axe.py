"""Accessibility of every kind of public page, as axe-core finds it (WCAG 2.2 A and AA, and its best practices).

The pages are those of `tests.pages`: a page added there is tested here.
"""

import pytest
from axe_selenium_python import Axe

from tests import pages

WIDTHS = (320, 390, 768, 1440)
MODES = {"light": ("light", ""), "dark": ("dark", ""), "care": ("light", "care=1"), "care dark": ("dark", "care=1")}


def look(browser, scheme: str, width: int) -> None:
    """Show the next pages in a colour scheme, on a screen of a width in pixels."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def violations(browser) -> list[str]:
    axe = Axe(browser)
    axe.inject()
    found = axe.run()["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", pages.PAGES)
def test_axe_finds_nothing_on_a_page(browser, live_server, kind):
    pages.site()
    address = live_server.url + pages.PAGES[kind]()
    found = {}
    for mode, (scheme, query) in MODES.items():
        for width in WIDTHS:
            look(browser, scheme, width)
            browser.get(address + ("&" if "?" in address else "?") + query)
            wide = browser.execute_script("return document.documentElement.scrollWidth")
            problems = violations(browser) + (["the page scrolls sideways"] if wide > width else [])
            if problems:
                found[f"{mode} {width}"] = problems
            browser.delete_all_cookies()
    assert not found
