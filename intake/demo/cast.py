"""The people of the demonstration: a writer, three reviewers, a publisher and the editor who may do everything."""

import secrets

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from newsroom.models import User

EDITOR = "demo"
WRITER, PUBLISHER = "demo-lin", "demo-he"
# The reviewers, first level first.
REVIEWERS = ["demo-chen", "demo-zhao", "demo-wang"]
# Who they are, and the group whose rights they have.
CAST = {
    EDITOR: ("高远", ""),
    WRITER: ("林书", "writer"),
    REVIEWERS[0]: ("陈静", "reviewer_1"),
    REVIEWERS[1]: ("赵启明", "reviewer_2"),
    REVIEWERS[2]: ("王岚", "reviewer_3"),
    PUBLISHER: ("何平", "publisher"),
}


def is_there() -> bool:
    """Whether this newsroom is the demonstration already."""
    return User.objects.filter(username=EDITOR).exists()


def engage(password: str) -> dict[str, User]:
    """Make the cast. They share one password, so that a visitor can walk a story through its three reviews."""
    hashed = make_password(password)
    people = {}
    for username, (name, group) in CAST.items():
        people[username] = User.objects.create(
            username=username, password=hashed, name=name, is_staff=True, is_superuser=username == EDITOR
        )
        if group:
            people[username].groups.add(Group.objects.get(name=group))
    return people


def new_password() -> str:
    """Sixteen characters that nobody can guess and that can be read from a screen."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def reset_password(password: str) -> None:
    User.objects.filter(username__in=CAST).update(password=make_password(password))
