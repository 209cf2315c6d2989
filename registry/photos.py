"""Where photos are kept: a folder, or a bucket that speaks S3."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from registry.environment import Environment

AMAZON = "https://s3.amazonaws.com"


def photo_storage(env: Environment, media_root: Path) -> dict[str, Any]:
    """The entry of Django's STORAGES, by the variables PHOTO_BUCKET and PHOTO_BUCKET_…"""
    bucket = env.text("PHOTO_BUCKET")
    options = {
        "bucket_name": bucket,
        "location": env.text("PHOTO_BUCKET_FOLDER"),
        "endpoint_url": env.origin("PHOTO_BUCKET_ENDPOINT", AMAZON) if env.text("PHOTO_BUCKET_ENDPOINT") else None,
        "region_name": env.text("PHOTO_BUCKET_REGION") or None,
        "access_key": env.secret("PHOTO_BUCKET_KEY_ID") or None,
        "secret_key": env.secret("PHOTO_BUCKET_SECRET") or None,
    }
    if not bucket:
        folder = {"location": media_root / "photos", "allow_overwrite": True, "base_url": None}
        return {"BACKEND": "contributors.photos.files.PhotoFiles", "OPTIONS": folder}
    if not find_spec("storages") or not find_spec("botocore"):
        env.fault("PHOTO_BUCKET is set: install what it needs, `pip install -r requirements-s3.txt`.")
    if bool(options["access_key"]) != bool(options["secret_key"]):
        env.fault("PHOTO_BUCKET_KEY_ID and PHOTO_BUCKET_SECRET belong together: set both, or neither.")
    return {"BACKEND": "contributors.photos.bucket.PhotoBucket", "OPTIONS": options}
