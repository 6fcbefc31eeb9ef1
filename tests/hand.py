"""An editor's hand at the desk: what a person does in a browser, by the labels and names of the form."""

from collections.abc import Callable
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException, TimeoutException, WebDriverException
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from newsroom.models import User

PATIENCE = 60  # seconds; a loaded machine is slow, a missing thing is missing

# What a browser does with text on the clipboard.
PASTE = """
const [box, text, html] = arguments, data = new DataTransfer();
data.setData("text/plain", text); if (html) data.setData("text/html", html); box.focus();
box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
"""


def wait_for(browser: Chrome, ready: Callable[[], Any]) -> Any:
    """What `ready` answers as soon as it is true.

    Between two pages, and while a script draws one anew, a driver answers with many kinds of refusal: all of them mean
    "not yet". The last one is told when patience is at its end.
    """
    refusals: list[str] = []

    def asked(_browser: Chrome) -> Any:
        try:
            return ready()
        except WebDriverException as refusal:
            refusals.append(f"{type(refusal).__name__}: {refusal.msg}")
            return False

    try:
        return WebDriverWait(browser, PATIENCE, poll_frequency=0.1).until(asked)
    except TimeoutException as late:
        shown = f"{browser.current_url} {browser.title}"
        raise AssertionError(f"not within {PATIENCE} seconds at {shown}; {' '.join(refusals[-1:])}") from late


def as_new(browser: Chrome, address: str) -> None:
    """Make a browser that many tests share forget what the others left: sign-in, kept drafts, what its console said."""
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    browser.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    browser.set_window_size(1440, 900)
    browser.get_log("browser")


def leave(browser: Chrome) -> None:
    """Close the page without its last word to the server, which would meet a database that is being emptied."""
    browser.execute_script("navigator.sendBeacon = () => true")
    browser.get("about:blank")


class Hand:
    """Fills in one form after the other; every step waits for what it needs."""

    def __init__(self, browser: Chrome, address: str):
        self.browser, self.address = browser, address

    def open(self, path: str) -> None:
        self.browser.get(self.address + path)

    def sign_in(self, user: User, password: str) -> None:
        self.open("/admin/")
        self.write(login=user.username, password=password)
        self.click(lambda: self._first("form [type=submit]"))
        self.wait(lambda: "/login" not in self.browser.current_url)

    def wait(self, ready: Callable[[], Any]) -> Any:
        return wait_for(self.browser, ready)

    def click(self, what: str | Callable[[], WebElement | None]) -> None:
        """Click the first that is seen of a selector, or what a function finds; again while something is in the way."""
        find = (lambda: self._shown(what)) if isinstance(what, str) else what
        self.wait(lambda: self._clicked(find()))

    def _clicked(self, element: WebElement | None) -> bool:
        if element is None:
            return False
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()
        return True

    def element(self, selector: str) -> WebElement:
        found: list[WebElement] = self.wait(lambda: self.browser.find_elements(By.CSS_SELECTOR, selector))
        return found[0]

    def _first(self, selector: str) -> WebElement | None:
        return next(iter(self.browser.find_elements(By.CSS_SELECTOR, selector)), None)

    def field(self, name: str) -> WebElement:
        return self.element(f'[name="{name}"]')

    def write(self, **fields: object) -> None:
        """Type into text boxes, replacing what is there."""
        for name, text in fields.items():
            self.wait(lambda name=name, text=text: self._written(self.field(name), str(text)))

    def _written(self, box: WebElement, text: str) -> bool:
        box.clear()
        box.send_keys(text)
        return True

    def choose(self, **fields: str) -> None:
        """Choose from plain lists by value."""
        for name, value in fields.items():
            Select(self.field(name)).select_by_value(value)

    def tick(self, *names: str, value: str = "") -> None:
        """Tick boxes; with a value, the one of that value among several of the same name."""
        for name in names:
            self.click(lambda name=name: self._first(f'[name="{name}"]' + (f'[value="{value}"]' if value else "")))

    def look_up(self, name: str, typed: str, wanted: str) -> None:
        """Type into an autocomplete and take the answer that contains the wanted words."""
        self.click(lambda: self._first(f'[name="{name}"] + .select2-container .select2-selection'))
        search = self.wait(lambda: self._shown(".select2-container--open .select2-search__field"))
        search.send_keys(typed)
        self.wait(lambda: self._take(wanted))
        self.wait(lambda: not self.browser.find_elements(By.CSS_SELECTOR, ".select2-results__option"))

    def _shown(self, selector: str) -> WebElement | None:
        found = self.browser.find_elements(By.CSS_SELECTOR, selector)
        return next((one for one in found if one.is_displayed()), None)

    def _take(self, wanted: str) -> bool:
        """Click the answer; the list may be drawn anew at any moment, and then it is tried again."""
        options = self.browser.find_elements(By.CSS_SELECTOR, ".select2-results__option[role=option]")
        for option in options:
            if wanted in option.text:
                option.click()
                return True
        return False

    def add_row(self, prefix: str) -> str:
        """Press the button for another row; what its fields are called."""
        number = self._rows(prefix)
        self.wait(lambda: self._row_added(prefix, number))
        return f"{prefix}-{number}"

    def _rows(self, prefix: str) -> int:
        return int(self.field(f"{prefix}-TOTAL_FORMS").get_attribute("value"))

    def _row_added(self, prefix: str, number: int) -> bool:
        """Pressed again where the page moved under the hand and the press went beside the button."""
        self._clicked(self._first(f"#{prefix}-group .add-row a, #{prefix}-group .add-row button"))
        return self._rows(prefix) > number

    def paste(self, text: str) -> None:
        """Paste plain text into the editor of the body."""
        self.browser.execute_script(PASTE, self.element(".ProseMirror[contenteditable]"), text)

    def paste_html(self, html: str) -> None:
        """Paste what a word processor or a web page lays on the clipboard."""
        self.browser.execute_script(PASTE, self.element(".ProseMirror[contenteditable]"), "", html)

    def clear_text(self) -> None:
        """Take everything out of the editor of the body."""
        self.element(".ProseMirror[contenteditable]").send_keys(Keys.CONTROL + "a", Keys.DELETE)

    def attach(self, name: str, *paths: object) -> None:
        self.field(name).send_keys("\n".join(map(str, paths)))

    def save(self, button: str = "_save") -> None:
        """Press a button that saves, and see that the desk took it."""
        page = self.element("html")
        self.wait(lambda: self._gone(page) or self._clicked(self._first(f'[name="{button}"]')))
        self.wait(lambda: self._gone(page))
        if refused := self.browser.find_elements(By.CSS_SELECTOR, ".errornote, .errorlist"):
            raise AssertionError(" ".join(one.text for one in refused))
        assert self.browser.find_elements(By.CSS_SELECTOR, ".messagelist .success"), self.element("body").text

    def _gone(self, page: WebElement) -> bool:
        try:
            page.is_enabled()
        except StaleElementReferenceException:
            return True
        return False

    def press(self, words: str) -> None:
        """Press the button, or the link that looks like one, that bears these words."""
        page = self.element("html")
        self.wait(lambda: self._gone(page) or self._clicked(self._button(words)))
        self.wait(lambda: self._gone(page))

    def send_on(self) -> None:
        """Save and submit; where the checks ask to look at something, look and go on."""
        self.press("保存并送审")
        if self.browser.find_elements(By.CSS_SELECTOR, ".move-form .checks"):
            self.press("送审")

    def _button(self, words: str) -> WebElement | None:
        buttons = self.browser.find_elements(By.CSS_SELECTOR, "button, input[type=submit], a.button")
        return next((one for one in buttons if words in (one.text or one.get_attribute("value") or "")), None)

    def complaints(self) -> list[str]:
        """What the browser wrote into its console that is an error, refusals of the content policy included."""
        return [entry["message"] for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"]
