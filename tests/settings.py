"""The registry's settings in an environment of their own: nothing that the developer exported or wrote to `.env`
decides a test, but DATABASE_URL, which says on which kind of database they run."""

import os
from pathlib import Path

from registry import dotenv

for _name in dotenv.read(Path(__file__).parents[1] / ".env.example")[0]:
    if _name != "DATABASE_URL":
        os.environ.pop(_name, None)
os.environ.update(
    {
        "ENV_FILE": "",
        "DEBUG": "true",
        "SECRET_KEY": "a-secret-key-for-tests-only-" + "0" * 30,
        "SEALING_KEY": "a-sealing-key-for-tests-only-" + "0" * 30,
        "FETCH_ALLOWED_NETWORKS": "127.0.0.0/8",
        "LOG_LEVEL": "WARNING",
    }
)

# They read the environment while they are imported, so it has to be right before.
from registry.settings import *  # noqa: E402, F403

# The real hashers are slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
