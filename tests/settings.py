"""The real settings, with state in a folder of its own and fast passwords."""

import os
import tempfile

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="newsroom-tests-"))

from newsroom.settings import *  # noqa: F403
from newsroom.settings import STATIC_ROOT, STORAGES, env

STATIC_ROOT.mkdir(exist_ok=True)  # where assets are collected when the site is served

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
ALLOWED_HOSTS = ["*"]
# Tests of the press turn it on; every other one asks for pages as they are made.
PRESS = env.bool("PRESS", default=False)
