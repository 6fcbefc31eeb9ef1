"""Takes pictures of every kind of page of the demonstration newsroom: `make shots`.

python -m tests.shots var/shots            every page, 390 and 1440 wide, light, dark, care and print
python -m tests.shots docs/pictures --docs  the few that the README and the manual show
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

PASSWORD = "a password for pictures"
WIDTHS = [390, 1440]
LOOKS = ["light", "dark", "care", "print"]
# What the README and docs/editors.md show: name of the page, width, look.
SHOWN = [
    ("home", 1440, "light"),
    ("article", 390, "light"),
    ("round", 1440, "light"),
    ("desk", 1440, "light"),
    ("desk article", 1440, "light"),
    ("desk event", 1440, "light"),
    ("desk round", 1440, "light"),
    ("desk winners", 1440, "light"),
    ("desk sign-in", 1440, "light"),
    ("desk pictures", 1440, "light"),
    ("writing", 1440, "light"),
    ("writing", 390, "light"),
    ("writing tidy", 1440, "light"),
    ("writing link", 1440, "light"),
    ("writing pictures", 1440, "light"),
    ("writing live", 1440, "light"),
]

# Answers once every picture in view is drawn, or failed to load.
EVERY_PICTURE = """
const done = arguments[0];
const shown = image => image.offsetParent && image.getBoundingClientRect().top < innerHeight;
const drawn = image => image.decode().catch(() => {});
requestAnimationFrame(() => requestAnimationFrame(
  () => Promise.all([...document.images].filter(shown).map(drawn)).then(() => done())));
"""


def public_pages() -> dict[str, str]:
    """Every kind of public page of the demonstration, by name."""
    from django.urls import reverse

    from articles.models import Article
    from awards.models import Round
    from directory.models import Campaign, Official, Unit

    article = Article.objects.public().filter(rounds__isnull=False).newest_first()[0]
    round_ = Round.objects.released().newest_first()[0]
    return {
        "home": reverse("home"),
        "article": article.get_absolute_url(),
        "section": article.section.get_absolute_url(),
        "month": reverse("month", args=[2014, "10"]),
        "tag": reverse("tag", args=[article.tags.first().slug]),
        "campaign": Campaign.objects.get(pk=article.campaign_id).get_absolute_url(),
        "unit": Unit.objects.filter(credits__measure__round=round_).first().get_absolute_url(),
        "official": Official.objects.filter(participations__event=article.event).first().get_absolute_url(),
        "events": reverse("events"),
        "event": article.event.get_absolute_url(),
        "awards": reverse("awards"),
        "award": round_.award.get_absolute_url(),
        "round": round_.get_absolute_url(),
        "search": reverse("search") + "?q=十佳举措",
        "not found": "/no/such/page/",
    }


def desk_pages() -> dict[str, str]:
    from django.urls import reverse

    from articles.models import Article
    from awards.models import Round
    from directory.models import Event

    draft = Article.objects.filter(state="draft").first() or Article.objects.public().newest_first()[0]
    event = Event.objects.filter(hosts__isnull=False).first()
    round_ = Round.objects.released().newest_first()[0]
    return {
        "desk": reverse("admin:index"),
        "desk articles": reverse("admin:articles_article_changelist"),
        "desk article": reverse("admin:articles_article_change", args=[draft.pk]),
        "desk event": reverse("admin:directory_event_change", args=[event.pk]),
        "desk round": reverse("admin:awards_round_change", args=[round_.pk]),
        "desk winners": f"{reverse('admin:awards_measure_changelist')}?round={round_.pk}",
        "desk pictures": reverse("admin:articles_picture_changelist"),
        **dict.fromkeys(DOING, reverse("admin:articles_article_add")),
        "desk search": reverse("admin:search") + "?q=朱清",
    }


def written(camera: "Camera") -> None:
    """The writing page with a report on it, as somebody has just pasted it."""
    # Nothing of the picture before is offered back.
    camera.browser.execute_script("localStorage.clear()")
    camera.browser.refresh()
    hand = camera.hand
    hand.wait(lambda: hand.browser.find_elements("css selector", ".ProseMirror[aria-label]"))
    hand.write(
        kicker="省直机关软环境建设",
        headline="第四次推进会在福州召开",
        dateline_outlet="文明风",
        dateline_date="2014-10-24",
    )
    hand.paste(
        "　　10月22日上午,第四次推进会在福州召开.会议通报第二轮十佳举措,十个单位作了交流.\n\n"
        "　　会议要求各单位把“马上就办”落到窗口、落到一线。\n　　省直各单位机关党委负责人 ( 约170人 )参加。"
    )
    hand.browser.execute_script("document.activeElement.blur(); window.scrollTo(0, 0)")


def tidied(camera: "Camera") -> None:
    written(camera)
    camera.hand.click(".prose-menubar [data-name=tidy]")
    camera.hand.element("dialog[open] ins")


def linked(camera: "Camera") -> None:
    written(camera)
    camera.hand.click(".prose-menubar [data-name=link]")
    camera.hand.element("dialog[open] input").send_keys("福州")
    camera.hand.element("dialog[open] .found button")


def illustrated(camera: "Camera") -> None:
    """Two pictures of the demonstration, dragged in once more: the library knows them."""
    from articles.models import Picture

    written(camera)
    files = []
    for name, one in zip(
        ("会场.jpg", "展板.jpg"), Picture.objects.filter(file__endswith=".jpg").order_by("pk"), strict=False
    ):
        files.append(camera.folder.resolve().with_name(name))
        shutil.copyfile(one.file.path, files[-1])
    camera.hand.attach("new_pictures", *files)
    camera.hand.wait(
        lambda: len(camera.browser.find_elements("css selector", ".drop li .told:not(:empty)")) == len(files)
    )
    for file in files:
        file.unlink()
    camera.browser.execute_script("document.querySelector('.drop').scrollIntoView(); window.scrollBy(0, -70)")


def beside(camera: "Camera") -> None:
    written(camera)
    camera.hand.click("[data-open]")
    camera.hand.element(".stage iframe:not(.coming)")
    time.sleep(1)


# What a hand does before the picture is taken.
DOING = {
    "writing": written,
    "writing tidy": tidied,
    "writing link": linked,
    "writing pictures": illustrated,
    "writing live": beside,
}


class Camera:
    """Chromium before the served newsroom."""

    def __init__(self, base: str, folder: Path) -> None:
        from selenium import webdriver

        from tests.conftest import CHROMIUM_FLAGS
        from tests.hand import Hand

        options = webdriver.ChromeOptions()
        for flag in [*CHROMIUM_FLAGS, "--hide-scrollbars"]:
            options.add_argument(flag)
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.browser, self.base, self.folder = webdriver.Chrome(options=options, service=service), base, folder
        self.hand = Hand(self.browser, base)

    def sign_in(self) -> None:
        from selenium.webdriver.common.by import By

        self.browser.get(f"{self.base}/accounts/login/")
        self.browser.find_element(By.NAME, "login").send_keys("demo")
        self.browser.find_element(By.NAME, "password").send_keys(PASSWORD)
        self.browser.find_element(By.CSS_SELECTOR, "main form button[type=submit]").click()
        self.browser.get(f"{self.base}/admin/")  # the message of the sign-in is seen once

    def take(self, name: str, path: str, width: int, look: str, most: int) -> Path:
        """One picture, as tall as the page but not taller than `most` pixels."""
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if look == "dark" else "light"}]
        media = {"media": "print" if look == "print" else "", "features": scheme}
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        self._size(width, 900)
        join = "&" if "?" in path else "?"
        self.browser.get(self.base + path + (f"{join}care=1" if look == "care" else ""))
        if doing := DOING.get(name):
            doing(self)
        else:
            # Pictures load as they come into view, so the whole page has to come into view once.
            height = self.browser.execute_script("return document.documentElement.scrollHeight")
            self._size(width, min(height, most))
        self.browser.execute_async_script(EVERY_PICTURE)
        file = self.folder / f"{name.replace(' ', '-')}-{width}-{look}.png"
        self.browser.save_screenshot(str(file))
        _smaller(file)
        if look == "care":
            self.browser.delete_cookie("care")
        return file

    def _size(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def _smaller(file: Path) -> None:
    """Few colours are enough for a page, and a repository keeps every picture for ever."""
    with Image.open(file) as shot:
        shot.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)


def wanted(pages: dict[str, str], desk: dict[str, str], docs: bool) -> Iterator[tuple[str, str, int, str]]:
    every = pages | desk | {"desk sign-in": "/accounts/login/"}
    if docs:
        yield from ((name, every[name], width, look) for name, width, look in SHOWN)
        return
    for name, path in every.items():
        looks = [look for look in LOOKS if name in pages or look in ("light", "dark")]
        yield from ((name, path, width, look) for look in looks for width in WIDTHS)


def served(port: int) -> subprocess.Popen:
    """The demonstration in a process of its own, ready to answer."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "newsroom.wsgi:application"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    for _attempt in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
            return server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    raise SystemExit("The demonstration did not start.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", action="store_true", help="only what the README and the manual show")
    parser.add_argument("--only", default="", help="only pages whose name begins so: --only writing")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        base = f"http://127.0.0.1:{port}"
        os.environ |= {"VAR_DIR": state, "SITE_URL": base, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("demo", password=PASSWORD)
        call_command("collectstatic", interactive=False, verbosity=0)
        server = served(port)
        camera = Camera(base, args.folder)
        try:
            pages, desk = public_pages(), desk_pages()
            # The desk last, so that everything else is seen by somebody who has not signed in.
            for name, path, width, look in sorted(wanted(pages, desk, args.docs), key=lambda shot: shot[0] in desk):
                if not name.startswith(args.only):
                    continue
                if name in desk and not camera.browser.get_cookie("sessionid"):
                    camera.sign_in()
                most = 900 if args.docs else 8000
                sys.stdout.write(f"{camera.take(name, path, width, look, most)}\n")
        finally:
            camera.browser.quit()
            server.terminate()


if __name__ == "__main__":
    main()
