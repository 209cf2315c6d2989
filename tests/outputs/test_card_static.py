"""Style sheet and script under addresses that stay, and under hashed ones that may be kept for ever."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

import contributors

STATIC = Path(contributors.__file__).parent / "static"
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture
def collected(settings, tmp_path: Path) -> Path:
    """The static files as a production server has them."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": MANIFEST}}
    settings.DEBUG = settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def test_both_addresses_give_the_same_file_and_only_the_hashed_one_is_kept_for_ever(collected: Path) -> None:
    paths = json.loads((collected / "staticfiles.json").read_text())["paths"]
    client = Client()
    for name in ("author-card.css", "author-card.js"):
        stable, hashed = client.get(f"/static/{name}"), client.get(f"/static/{paths[name]}")
        body = b"".join(stable)

        assert paths[name] != name
        assert body == b"".join(hashed)
        assert body.startswith((STATIC / name).read_bytes()[:60])
        assert "immutable" in hashed.headers["Cache-Control"]
        assert "immutable" not in stable.headers["Cache-Control"]
        for answer in (stable, hashed):
            assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
