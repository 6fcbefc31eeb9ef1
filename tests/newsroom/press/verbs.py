"""What editors do all day, each with what readers must see from that moment on."""

import datetime
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from articles import publishing
from articles.models import Article, Promotion, Section
from awards.models import Round
from directory.models import Event, Official, Unit
from newsroom.models import SiteSettings, User
from tests import makers

# Times that are set lie so far ahead, in seconds.
SOON = 0.4


@dataclass(frozen=True)
class Claim:
    """Words that the page at an address has to show, or must not; or its status."""

    path: str
    words: str = ""
    shown: bool = True
    status: int = 200


def new_words() -> str:
    """Letters alone: a headline in Chinese is broken between its words."""
    return uuid.uuid4().hex[:10].translate(str.maketrans("0123456789", "ghijklmnop"))


def own_story(number: int) -> Article:
    return Article.objects.get(short_headline=f"编辑{number}", replaces=None)


def save(story: Article) -> str:
    story.headline = new_words()
    story.save()
    return story.headline


def update_past_the_model(story: Article) -> str:
    words = new_words()
    Article.objects.filter(pk=story.pk).update(headline=words)
    return words


def correct(story: Article) -> str:
    """By a working copy, which an earlier editor may have left when she was killed."""
    wang, gao = (User.objects.get(username=name) for name in ("wang", "gao"))
    copy = Article.objects.filter(replaces=story).first() or publishing.correct(story, gao, note="更正")
    copy.headline = new_words()
    copy.save()
    return publishing.publish_urgently(copy, wang, note="急稿").headline


def withdraw_and_publish_again(story: Article) -> str:
    publishing.withdraw(story, User.objects.get(username="wang"), notice="有误，撤回。")
    return correct(story)


def tag(story: Article) -> str:
    story.tags.set(random.sample(["学厦航", "软环境", "福州", "服务"], 2))
    return story.headline


def move(story: Article) -> str:
    """To another section, campaign or event."""
    story.section = random.choice(list(Section.objects.all()))
    story.event = random.choice([None, *Event.objects.all()])
    story.save()
    return story.headline


OF_A_STORY: list[Callable[[Article], str]] = [
    save,
    save,
    update_past_the_model,
    update_past_the_model,
    correct,
    withdraw_and_publish_again,
    tag,
    move,
]


def edit(number: int, chance: random.Random) -> Claim:
    story = own_story(number)
    if story.state != Article.State.PUBLISHED:  # its editor was killed after she had withdrawn it
        return Claim(story.get_absolute_url(), correct(story))
    return Claim(story.get_absolute_url(), chance.choice(OF_A_STORY)(story))


def rename_a_unit() -> Claim:
    unit = Unit.objects.get(short_name="省发改委")
    unit.name = f"福建省{new_words()}委员会"
    unit.save()
    return Claim(unit.get_absolute_url(), unit.name)


def give_a_post() -> Claim:
    official = Official.objects.get(name="郑栅洁")
    official.posts.filter(until=None).exclude(title__startswith="党组").delete()
    post = makers.make_post(official, makers.make_unit(new_words()), new_words())
    return Claim(official.get_absolute_url(), post.title)


def release_results() -> Claim:
    return _results(timezone.now(), shown=True)


def hold_results_back() -> Claim:
    return _results(None, shown=False)


def _results(released_at: datetime.datetime | None, shown: bool) -> Claim:
    round = Round.objects.get(number=2)
    round.released_at = released_at
    round.save()
    return Claim(round.get_absolute_url(), "10项便民利民新举措", shown)


def name_the_site() -> Claim:
    words = new_words()
    SiteSettings.objects.update(name=words)
    return Claim("/", words)


def rename_a_section() -> Claim:
    section = Section.objects.get(slug="race")
    section.name = new_words()
    section.save()
    return Claim(section.get_absolute_url(), section.name)


def put_on_the_front_page() -> Claim:
    Promotion.objects.filter(slot="lead").delete()
    nobodys = Article.objects.get(headline="同标签的另一篇")
    made = Promotion.objects.create(slot="lead", article=nobodys, title=new_words())
    return Claim("/", made.title)


def call_an_event_off() -> Claim:
    event = Event.objects.get(name="明年的会")
    event.place = new_words()
    event.status = Event.Status.PLANNED if event.status == Event.Status.CANCELLED else Event.Status.CANCELLED
    event.save()
    return Claim(event.get_absolute_url(), event.place)


def publish_for_a_moment() -> Claim:
    """A short report that the clock takes off again."""
    wang = User.objects.get(username="wang")
    draft = makers.make_article(new_words(), section=Section.objects.get(slug="race"), tags=["学厦航"])
    live = publishing.publish_urgently(draft, wang, note="急稿")
    publishing.set_times(live, wang, pinned_until=soon(), expire_at=soon())
    return Claim(Section.objects.get(slug="race").get_absolute_url())


def end_a_place_on_the_front_page() -> Claim:
    Promotion.objects.filter(slot="lead").update(until=soon())
    return Claim("/")


def soon() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(seconds=SOON)


OFTEN = [
    rename_a_unit,
    give_a_post,
    release_results,
    hold_results_back,
    rename_a_section,
    put_on_the_front_page,
    call_an_event_off,
]
# Each removes most pages, and a page that was removed cannot be found stale.
NOW_AND_THEN = [name_the_site, publish_for_a_moment, end_a_place_on_the_front_page]


def direct(number: int, chance: random.Random) -> Claim:
    """By the chief editor, of whom there is one."""
    return chance.choice([*OFTEN * 3, *NOW_AND_THEN])()
