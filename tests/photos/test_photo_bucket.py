"""Photos in a bucket: the same as files, against a server that speaks S3 (moto, in an environment of its own)."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.test import override_settings

from contributors import photos
from registry import photos as settings_of_photos
from registry.environment import Environment
from tests.photos.storing import ONE, ORIGINAL, StorageTests
from tests.servers import free_port

MOTO = Path(__file__).parents[2] / ".venv" / "moto" / "bin" / "python"
KEYS = {"PHOTO_BUCKET_KEY_ID": "a-key", "PHOTO_BUCKET_SECRET": "a-secret"}
pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of an S3-compatible server without anything in it."""
    if not MOTO.exists():
        reason = "moto is not installed: make .venv/moto"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    port = free_port()
    command = [str(MOTO), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield waited_for(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def waited_for(address: str) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urlopen(f"{address}/moto-api/", timeout=5).close()  # noqa: S310
            return address
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the S3-compatible server does not answer")


def entry(variables: dict[str, str]) -> dict[str, Any]:
    env = Environment(variables)
    found = settings_of_photos.photo_storage(env, Path("/srv/media"))
    env.finish()
    return found


@pytest.fixture(params=["", "registry/photos"], ids=["whole bucket", "folder"])
def storage(s3: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A bucket of its own for each test, through the settings as an operator writes them."""
    name = f"photos-{os.urandom(6).hex()}"
    client = boto3.client(
        "s3", endpoint_url=s3, region_name="us-east-1", aws_access_key_id="a-key", aws_secret_access_key="a-secret"
    )
    client.create_bucket(Bucket=name)
    variables = {"PHOTO_BUCKET": name, "PHOTO_BUCKET_ENDPOINT": s3, "PHOTO_BUCKET_REGION": "us-east-1", **KEYS}
    with override_settings(STORAGES={"photos": entry({**variables, "PHOTO_BUCKET_FOLDER": request.param})}):
        yield client, name, request.param


@pytest.mark.usefixtures("storage")
class TestBucket(StorageTests):
    pass


def test_keys_in_the_bucket_begin_with_the_folder(storage: Any) -> None:
    client, name, folder = storage
    photos.store([(ONE, b"one"), (ORIGINAL, b"original")])

    keys = [item["Key"] for item in client.list_objects_v2(Bucket=name)["Contents"]]
    prefix = f"{folder}/" if folder else ""
    assert keys == [f"{prefix}00/{ORIGINAL}", f"{prefix}aa/{ONE}"]


def test_a_long_list_is_read_to_its_end(storage: Any) -> None:
    """S3 answers at most a thousand names at once; here it is asked for two."""
    names = [f"{'a' * 32}-{width}.jpg" for width in range(1, 8)]
    photos.store((name, b"x") for name in names)
    events = storages["photos"].connection.meta.client.meta.events
    asked: list[object] = []

    def two_at_once(params: dict[str, Any], **_: object) -> None:
        asked.append(params.setdefault("MaxKeys", 2))

    for call in ("ListObjects", "ListObjectsV2"):
        events.register(f"provide-client-params.s3.{call}", two_at_once)

    assert sorted(photos.stored_names()) == names
    assert len(asked) >= 4


def test_only_headers_that_every_server_understands_are_sent(storage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    backend = storages["photos"]
    backend.connection.meta.client.meta.events.register(
        "before-send.s3", lambda request, **_: sent.extend(map(str.lower, request.headers))
    )

    photos.store([(ONE, b"one")])
    assert photos.read(ONE) == b"one"

    assert "x-amz-content-sha256" in sent
    assert [name for name in sent if "checksum" in name or "crc" in name or name == "x-amz-trailer"] == []


def test_a_bucket_needs_both_halves_of_a_key_or_neither() -> None:
    assert entry({"PHOTO_BUCKET": "b"})["OPTIONS"]["access_key"] is None
    with pytest.raises(ImproperlyConfigured, match="PHOTO_BUCKET_KEY_ID and PHOTO_BUCKET_SECRET belong together"):
        entry({"PHOTO_BUCKET": "b", "PHOTO_BUCKET_KEY_ID": "x"})


def test_a_bucket_without_its_packages_is_a_fault_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_of_photos, "find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match="pip install -r requirements-s3.txt"):
        entry({"PHOTO_BUCKET": "b"})


def test_amazon_is_the_endpoint_unless_another_is_named() -> None:
    assert entry({"PHOTO_BUCKET": "b"})["OPTIONS"]["endpoint_url"] is None
    named = entry({"PHOTO_BUCKET": "b", "PHOTO_BUCKET_ENDPOINT": "https://s3.example/"})
    assert named["OPTIONS"]["endpoint_url"] == "https://s3.example"
