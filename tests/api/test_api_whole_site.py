"""A whole site in one streamed answer: complete, compressed where that is taken, in ten queries."""

import gzip
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributors.models import Contributor, Photo, SiteProfile
from tests import factories
from tests.api.conftest import World

CARDS = "/api/v1/sites/fba/cards"


@pytest.mark.parametrize("accepts", ["", "gzip", "br, gzip;q=0.5", "gzip;q=0"])
def test_the_whole_site_is_one_streamed_answer(world: World, accepts: str) -> None:
    minh = factories.make_contributor("Minh", world.fba)
    assert world.laura
    factories.make_contributor("Hidden", world.fba, publish=False)
    factories.make_contributor("Elsewhere", world.signal)

    response = world.secret.get(f"{CARDS}?format=ndjson", Accept_Encoding=accepts)

    assert response.streaming
    assert response.headers["Vary"] == "Accept-Encoding"
    is_compressed = accepts in {"gzip", "br, gzip;q=0.5"}
    assert response.headers.get("Content-Encoding") == ("gzip" if is_compressed else None)
    content = b"".join(response.streaming_content)
    lines = (gzip.decompress(content) if is_compressed else content).splitlines()
    assert {json.loads(line)["id"] for line in lines} == {minh.pk, world.laura.pk}
    assert json.loads(lines[0]) == world.secret.get(f"{CARDS}/{json.loads(lines[0])['id']}").json()


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_whole_site_is_one_object_by_id(world: World, count: int) -> None:
    for number in range(count):
        factories.make_contributor(f"Number {number}", world.signal)
    token = factories.make_key("secret", world.signal)[1]

    response = type(world.secret)(token).get("/api/v1/sites/signal/cards?format=map&fields=name")

    assert json.loads(b"".join(response.streaming_content)) == {
        pk: {"id": pk, "name": name}
        for pk, name in Contributor.objects.filter(site_profiles__site=world.signal).values_list("pk", "names__text")
    }


def test_a_whole_site_of_400_full_cards_takes_ten_queries(world: World) -> None:
    # Copies of a full contributor's rows: making 400 through the write path takes minutes and proves no more.
    factories.make_photo(world.laura)
    copies = _copies(world.laura, 399)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = world.secret.get(f"{CARDS}?format=ndjson")
        lines = b"".join(response.streaming_content).splitlines()

    assert len(lines) == 400
    assert len(queries) <= 10, "\n".join(query["sql"][:200] for query in queries)
    card = next(card for line in lines if (card := json.loads(line))["id"] == copies[-1])
    assert [link["network"] for link in card["links"]] == ["bluesky", "linkedin"]
    assert len(card["latest"]) == 1
    assert card["covers"] == ["Congress", "Elections"]
    assert card["photo"]["src"].startswith("http")


def _copies(full: Contributor, count: int) -> list[str]:
    """``count`` contributors with every row of ``full`` under ids of their own."""
    copies = [f"ctr_{number:026d}".translate(str.maketrans("0189", "abcd")) for number in range(count)]
    place = SiteProfile.objects.get(contributor=full)
    originals = Contributor.objects.whole().get(pk=full.pk)
    rows = [originals.names, originals.bios, originals.links, originals.identifiers, originals.overrides]
    rows += [originals.dated_facts, originals.credits]
    Contributor.objects.bulk_create(_copy(originals, pk=pk, photo_id=None) for pk in copies)
    photos = Photo.objects.bulk_create(_copy(originals.photo, pk=f"pho_{pk[4:]}", contributor_id=pk) for pk in copies)
    Contributor.objects.bulk_update([Contributor(pk=each.contributor_id, photo=each) for each in photos], ["photo"])
    SiteProfile.objects.bulk_create(_copy(place, contributor_id=pk, slug=f"{place.slug}-{pk[4:]}") for pk in copies)
    for relation in rows:
        _copy_rows(relation, copies)
    return copies


def _copy_rows(relation: Any, copies: list[str]) -> None:
    made = []
    for row in relation.all():
        for number, pk in enumerate(copies, start=1):
            more = {"position": row.position + number} if relation.model.__name__ == "Credit" else {}
            made.append(_copy(row, contributor_id=pk, **more))
    relation.model.objects.bulk_create(made)


def _copy(row: Any, **changed: Any) -> Any:
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "id"
    }
    if "pk" in changed:
        values["id"] = changed.pop("pk")
    return type(row)(**values | changed)
