"""Photos in an S3-compatible bucket. Imported only where PHOTO_BUCKET is set: needs requirements-s3.txt."""

from typing import Any

from botocore.config import Config
from storages.backends.s3 import S3Storage


class PhotoBucket(S3Storage):
    """django-storages with what every S3-compatible server understands.

    Newer versions of boto3 add CRC32 headers and expect them back; Backblaze, R2 and older MinIO refuse those.
    """

    def get_default_settings(self) -> dict[str, Any]:
        return {
            **super().get_default_settings(),
            "client_config": Config(
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
                retries={"mode": "standard", "max_attempts": 3},
                connect_timeout=5,
                read_timeout=20,
            ),
        }
