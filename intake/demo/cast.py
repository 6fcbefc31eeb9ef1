"""The people of the demonstration: a writer, three reviewers, a publisher and the editor who signs in."""

import secrets

from newsroom.models import User

EDITOR = "demo"
CAST = {
    "demo-lin": "林书",
    "demo-chen": "陈静",
    "demo-zhao": "赵启明",
    "demo-wang": "王岚",
    "demo-he": "何平",
}


def is_there() -> bool:
    """Whether this newsroom is the demonstration already."""
    return User.objects.filter(username=EDITOR).exists()


def engage(password: str) -> dict[str, User]:
    """Make the cast. Only the editor can sign in; the others sign the ledger and have no password."""
    editor = User.objects.create_user(EDITOR, password=password, name="高远", is_staff=True, is_superuser=True)
    people = {EDITOR: editor}
    for username, name in CAST.items():
        people[username] = User.objects.create_user(username, name=name, is_staff=True)
    return people


def new_password() -> str:
    """Sixteen characters that nobody can guess and that can be read from a screen."""
    return "-".join(secrets.token_hex(2) for _ in range(4))


def reset_password(password: str) -> None:
    editor = User.objects.get(username=EDITOR)
    editor.set_password(password)
    editor.save(update_fields=["password"])
