"""What any storage of photos has to do: the same tests run on files and on a bucket."""

from datetime import UTC, datetime, timedelta

import pytest

from contributors import photos

ONE, OTHER, THIRD = (f"{letter * 32}-640.{suffix}" for letter, suffix in (("a", "webp"), ("b", "jpg"), ("c", "avif")))
ORIGINAL = "0" * 64 + ".jpeg"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LATER = datetime.now(UTC) + timedelta(days=1)


class StorageTests:
    """Subclasses give the fixture ``storage``, autouse: an empty one behind ``storages["photos"]``."""

    def test_what_was_stored_is_read(self) -> None:
        photos.store([(ONE, b"one"), (OTHER, b"\0other\xff"), (ORIGINAL, b"")])

        assert [photos.read(name) for name in (ONE, OTHER, ORIGINAL, THIRD)] == [b"one", b"\0other\xff", b"", None]

    def test_all_names_are_listed_and_no_other_files(self) -> None:
        assert list(photos.stored_names()) == []
        photos.store([(ONE, b"one"), (OTHER, b"other"), (ORIGINAL, b"original")])

        assert sorted(photos.stored_names()) == sorted([ONE, OTHER, ORIGINAL])

    def test_those_that_are_not_stored_are_told(self) -> None:
        photos.store([(ONE, b"one")])

        assert photos.missing([OTHER, ONE, "../x", THIRD]) == [OTHER, "../x", THIRD]

    def test_what_is_removed_is_gone(self) -> None:
        photos.store([(ONE, b"one"), (OTHER, b"other")])

        assert photos.remove([ONE, THIRD, "../x"]) == [ONE]
        assert (photos.read(ONE), photos.read(OTHER)) == (None, b"other")
        assert photos.remove([ONE]) == []

    def test_storing_again_keeps_the_name_and_one_file(self) -> None:
        photos.store([(ONE, b"one"), (ONE, b"one")])
        photos.store([(ONE, b"one")])

        assert list(photos.stored_names()) == [ONE]
        assert photos.read(ONE) == b"one"

    def test_what_was_written_lately_is_not_among_the_old(self) -> None:
        photos.store([(ONE, b"one")])

        assert list(photos.stored_names(before=LONG_AGO)) == []
        assert list(photos.stored_names(before=LATER)) == [ONE]
        assert photos.remove([ONE], before=LONG_AGO) == []
        assert photos.remove([ONE], before=LATER) == [ONE]

    @pytest.mark.parametrize(
        "name",
        ["", "x.jpg", "../../etc/passwd", f"{ONE}/x", ONE.upper(), f" {ONE}", f"{ONE}\n", "a" * 32 + "-0640.webp"],
    )
    def test_a_name_that_is_none_of_ours_leads_nowhere(self, name: str) -> None:
        assert photos.read(name) is None
        assert photos.is_rendition(name) is False
        with pytest.raises(ValueError, match="is not the name of a rendition or an original"):
            photos.store([(name, b"x")])

    def test_an_original_has_no_public_address(self) -> None:
        assert (photos.is_rendition(ONE), photos.is_rendition(ORIGINAL)) == (True, False)
