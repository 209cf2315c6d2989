"""Photos: a picture with its rights, the public files that were made of it, and what lies in the storage of photos."""

from typing import Self

from django.db import models
from django.db.models import Q

from contributors import ids
from contributors.models.contributors import Contributor
from contributors.models.subjects import Document, Subject


class StoredFile(models.Model):
    """A file that lies in the storage, or is about to: it is noted before it is written, and written after that.

    So whatever dies in between, every file is known, and one to which no photo refers can be found and removed.
    """

    name = models.CharField(primary_key=True, max_length=100)
    noted_at = models.DateTimeField(help_text="when it was last meant to be used")

    class Meta:
        constraints = (models.CheckConstraint(name="stored_file_has_a_name", condition=~Q(name="")),)
        indexes = (models.Index(name="stored_file_by_age", fields=["noted_at"]),)

    def __str__(self) -> str:
        return self.name


class Photo(Subject):
    """One picture of one contributor. ``sites`` empty: every site may show it. ``licensed_until``: the last day.

    Rows are never deleted when another photo is set, so that bringing an earlier one back brings its addresses back.
    """

    subject_type = "photo"
    recorded = (
        *("alt", "credit", "creator", "copyright", "license_url", "digital_source_type"),
        *("sites", "licensed_until", "placeholder", "renditions"),
    )

    id = models.CharField(primary_key=True, max_length=40, default=ids.photo_id, editable=False)
    contributor = models.ForeignKey(Contributor, on_delete=models.PROTECT, related_name="photos")
    original_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="original_of")
    original = models.JSONField(help_text="digest (SHA-256), format, width and height upright, had_location")
    focal_x = models.FloatField(default=0.5)
    focal_y = models.FloatField(default=0.5)
    alt = models.CharField(max_length=500, blank=True)
    credit = models.CharField(max_length=300, blank=True)
    creator = models.CharField(max_length=300, blank=True)
    copyright = models.CharField(max_length=500, blank=True)
    license_url = models.URLField(max_length=1000, blank=True)
    digital_source_type = models.URLField(max_length=200, blank=True)
    sites = models.JSONField(default=list, blank=True)
    licensed_until = models.DateField(null=True, blank=True)
    placeholder = models.CharField(max_length=7)
    renditions = models.JSONField(help_text="of each public file: crop, width, height, type, name")

    class Meta:
        constraints = (
            models.CheckConstraint(name="photo_id_prefix", condition=Q(id__startswith="pho_")),
            models.CheckConstraint(
                name="photo_focal_point_in_the_picture",
                condition=Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
            ),
            models.CheckConstraint(name="photo_placeholder_a_colour", condition=Q(placeholder__startswith="#")),
        )

    def __str__(self) -> str:
        return self.id

    def snapshot(self) -> Document:
        columns = super().snapshot()
        return {
            "contributor": self.contributor_id,
            "original": self.original or None,
            "focal_point": {"x": self.focal_x, "y": self.focal_y},
            **columns,
        }

    @classmethod
    def locked(cls, pk: str) -> Self:
        """With its contributor, who is locked first, as everywhere: her cards show it. 3 queries."""
        of = cls._default_manager.filter(pk=pk).values_list("contributor_id", flat=True).get()
        contributor = Contributor.locked(of)
        photo = super().locked(pk)
        photo.contributor = contributor
        return photo


class PhotoFile(models.Model):
    """A public file that is, or once was, made of a photo. Never deleted: an address that was is known as such."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="rendition_of")

    class Meta:
        constraints = (models.UniqueConstraint(name="photo_has_a_file_once", fields=["photo", "file"]),)

    def __str__(self) -> str:
        return f"{self.file_id} of {self.photo_id}"
