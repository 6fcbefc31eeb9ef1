"""Accessibility of every kind of public page, as axe-core finds it (WCAG 2.2 A and AA, and its best practices).

The pages are those of `tests.pages`: a page added there is tested here. axe-core stands in `tests/vendor`, because the
Python packages that carry it are years behind or bring a second browser driver.
"""

from pathlib import Path

import pytest

from tests import pages

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
RUN = "axe.run({resultTypes: ['violations']}).then(found => arguments[arguments.length - 1](found.violations))"
WIDTHS = (320, 390, 768, 1440)
# Text below 18 pt (24 pixels) that care mode shows, each with the first words.
SMALL = """
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
while (walk.nextNode()) {
  const text = walk.currentNode.data.trim(), element = walk.currentNode.parentElement;
  if (!text || !element.checkVisibility() || element.closest(".sr, .skip, script, option, svg")) continue;
  if (parseFloat(getComputedStyle(element).fontSize) < 23.99) found.push("small: " + text.slice(0, 40));
}
return found;
"""
SCHEMES = ("light", "dark")


def look(browser, scheme: str, width: int) -> None:
    """Show the page in a colour scheme, on a screen of a width in pixels."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


def problems(browser, width: int) -> list[str]:
    found = browser.execute_async_script(RUN)
    faults = [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
    shown = browser.execute_script("return document.documentElement.scrollWidth")
    return faults + ([f"{shown} pixels wide"] if shown > width else [])


def cut_off_at_twice_the_size(browser) -> bool:
    """Twice the text on a screen of 1280 pixels seen at 200 % (WCAG 2.2, 1.4.4 and 1.4.10)."""
    look(browser, "light", 640)
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    browser.execute_script(f"document.documentElement.style.fontSize = 2 * {size} + 'px'")
    return browser.execute_script("return document.documentElement.scrollWidth > 640")


@pytest.fixture
def emulating(browser):
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mode", ["usual", "care"])
@pytest.mark.parametrize("kind", pages.PAGES)
def test_axe_finds_nothing_on_a_page_and_nothing_is_cut_off(emulating, live_server, kind, mode):
    browser = emulating
    pages.site()
    address = live_server.url + pages.PAGES[kind]()
    browser.get(address if mode == "usual" else address + ("&" if "?" in address else "?") + "care=1")
    browser.execute_script(AXE)
    found = {}
    for scheme in SCHEMES:
        for width in WIDTHS:
            look(browser, scheme, width)
            if here := problems(browser, width):
                found[f"{scheme} {width}"] = here
    if mode == "care" and (small := browser.execute_script(SMALL)):
        found["text"] = small
    assert not found
    assert not cut_off_at_twice_the_size(browser)
