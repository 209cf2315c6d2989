"""/api/v1/contributors/{id}/photo: the photo that stands, uploaded, read, edited, brought back and removed."""

from contributors.api.management.contributors.photo.routes import OnePhoto, PhotoHistory, RevertPhoto

__all__ = ["OnePhoto", "PhotoHistory", "RevertPhoto"]
