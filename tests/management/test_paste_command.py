"""`manage.py paste`: what it prints, what it keeps, and what it refuses leaving nothing."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from contributors.models import Change, Contributor, Site
from tests.factories import SITE_LINE, make_contributor, make_site

pytestmark = pytest.mark.django_db

BOX = (
    "The following two tabs change content below.\nBio\nLatest Posts\n"
    "Laura is a freelance writer out of Maryland and a mom of three. Her background is in political science and "
    "international relations, and she has been doing political writing and editing for 17 years. "
    f"{SITE_LINE}\n\nLeave a Reply\n"
)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    path = tmp_path / "box.txt"
    path.write_text(BOX, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> str:
    output = io.StringIO()
    call_command("paste", *map(str, arguments), stdout=output, stderr=output)
    return output.getvalue()


def test_a_dry_run_prints_one_line_of_json_a_file_and_stores_nothing(box: Path) -> None:
    lines = [json.loads(line) for line in run(box, box, "--dry-run", "--json", "--written", "2023-02-07").splitlines()]

    assert [line["file"] for line in lines] == [str(box), str(box)]
    (draft,) = lines[0]["drafts"]
    assert (draft["name"], draft["kind"], draft["role"], draft["location"]) == ("Laura", "person", None, "Maryland")
    assert "{years:2006}" in draft["bio"]
    assert "The following two tabs change content below." in lines[0]["left_out"]
    assert (Contributor.objects.count(), Site.objects.count(), Change.objects.count()) == (0, 0, 0)


def test_what_is_kept_is_on_the_site_with_its_line_and_its_living_fact(box: Path) -> None:
    run(box, "--site", "fba", "--site-name", "FBA", "--written", "2022-03-14")

    laura = Contributor.objects.get()
    document = laura.snapshot()
    assert laura.published_at is None
    assert document["name"] == "Laura"
    assert "for {years:2005}." in document["bios"]["en"]["standard"]["text"]
    assert "FBA" not in document["bios"]["en"]["standard"]["text"]
    assert document["bios"]["en"]["standard"]["asserted_on"] == "2022-03-14"
    assert document["sites"]["fba"]["overrides"]["bio"]["value"] == SITE_LINE
    assert document["sites"]["fba"]["slug"] == "laura"


def test_publish_makes_her_visible(box: Path) -> None:
    make_site()

    run(box, "--site", "fba", "--publish")

    assert Contributor.objects.get().published_at is not None


def test_somebody_alike_is_named(box: Path) -> None:
    laura = make_contributor("Laura", make_site())

    assert f"Looks like Laura ({laura.pk}): name" in run(box, "--site", "fba", "--dry-run")


def test_a_text_without_an_author_stores_nothing_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The council met on Tuesday. It decided nothing.\n", encoding="utf-8")
    make_site()

    (line,) = run(path, "--site", "fba", "--json").splitlines()

    assert json.loads(line)["drafts"] == []
    assert json.loads(line)["message"]
    assert Contributor.objects.count() == 0


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"a" * 10_000_000])
def test_what_is_no_text_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(content)
    output = io.StringIO()

    with pytest.raises(SystemExit):
        call_command("paste", str(path), "--dry-run", "--json", stdout=output)

    answer = json.loads(output.getvalue())
    assert answer["drafts"] == []
    assert answer["message"].endswith(".")


def test_a_file_that_is_not_there_does_not_stop_the_others(tmp_path: Path, box: Path) -> None:
    output = io.StringIO()

    with pytest.raises(SystemExit):
        call_command("paste", str(tmp_path / "none.txt"), str(box), "--dry-run", "--json", stdout=output)

    first, second = (json.loads(line) for line in output.getvalue().splitlines())
    assert "can't be read" in first["message"]
    assert second["drafts"][0]["name"] == "Laura"


def test_a_near_miss_of_a_site_is_named(box: Path) -> None:
    make_site()

    with pytest.raises(CommandError, match="Did you mean `fba`"):
        run(box, "--site", "fab")


def test_storing_needs_a_site(box: Path) -> None:
    with pytest.raises(CommandError, match="--site"):
        run(box)


def test_a_bad_day_is_a_sentence(box: Path) -> None:
    with pytest.raises(CommandError, match="is not a date"):
        run(box, "--dry-run", "--written", "7 Feb 2023")
