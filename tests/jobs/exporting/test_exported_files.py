"""What an export writes: which files, with which bytes, and under which addresses."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from contributors.actions.contributors import edit_contributor
from contributors.actions.merging import merge_contributors, undo_merge
from contributors.cards_door.view import cards
from contributors.changes import change
from contributors.errors import Invalid, NotFound
from contributors.jobs.exporting import export_site, exporting
from contributors.models import Site
from contributors.outputs import OUTPUTS
from contributors.outputs.html import LAYOUTS
from tests.factories import make_contributor, make_full_contributor, make_site, setup_actor
from tests.jobs.exporting.folders import BASE, files_in, manifest_in, sha256

pytestmark = pytest.mark.django_db
# The parameter that the door takes for each file that is named by more than a suffix.
BESIDE = {f"{layout}.html": f"html?layout={layout}" for layout in LAYOUTS if layout != "box"} | {
    "person.jsonld": "jsonld?as=person"
}


@pytest.fixture(autouse=True)
def _nothing_is_kept():
    cards.clear()
    yield
    cards.clear()


def test_a_site_is_these_files(fba, out, export) -> None:
    laura = make_contributor("Laura", fba)

    exported = export()

    of_laura = {f"c/fba/{laura.pk}.{suffix}" for suffix in (*OUTPUTS, *BESIDE)} | {f"c/fba/{laura.pk}/index.html"}
    static = {"c/fba/card.css", "static/author-card.css", "static/author-card.js", "static/pages/card-page.css"}
    assert set(files_in(out)) == of_laura | static | {"cards.json", "manifest.json"}
    assert (exported.cards, exported.count.written) == (1, len(of_laura) + 5)
    assert (out / "cards" / f"{laura.pk}.json").read_bytes() == (out / "c/fba" / f"{laura.pk}.json").read_bytes()
    assert (out / "photos").is_dir()


def test_every_file_has_the_bytes_that_the_door_answers_but_for_the_base(
    client: Client, fba, out, export, settings
) -> None:
    people = [make_full_contributor(fba), make_contributor("Minh", fba), make_contributor("Amara", fba)]
    edit_contributor(people[1], {"sites": {"fba": {"left_on": "2026-11-22"}}}, by=setup_actor())
    with change(people[2], "edit", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"
    settings.REGISTRY_TODAY = "2026-11-23"

    export()

    settings.PUBLIC_ORIGIN = BASE
    for contributor in people:
        for suffix in OUTPUTS:
            answer = client.get(f"/c/fba/{contributor.pk}.{suffix}")
            assert (out / "c/fba" / f"{contributor.pk}.{suffix}").read_bytes() == answer.content
        for name, address in BESIDE.items():
            answer = client.get(f"/c/fba/{contributor.pk}.{address}")
            assert answer.status_code == 200
            assert (out / "c/fba" / f"{contributor.pk}.{name}").read_bytes() == answer.content
        page = client.get(f"/c/fba/{contributor.pk}").content
        # Nobody answers oEmbed under another base than the registry's own.
        endpoint = b"".join(line for line in page.splitlines(keepends=True) if b"+oembed" in line)
        assert endpoint.count(b"oembed?url=") == 2
        # Nor are her stories told there.
        page = re.sub(rb'<link [^>]*/stories\.\w+"[^>]*>\n|<a href="[^"]*/stories">[^<]*</a>', b"", page)
        assert (out / "c/fba" / contributor.pk / "index.html").read_bytes() == page.replace(endpoint, b"")
    assert (out / "c/fba/card.css").read_bytes() == client.get("/c/fba/card.css").content


def test_under_the_registrys_own_address_a_page_is_the_doors(client: Client, fba, out) -> None:
    laura = make_full_contributor(fba)

    export_site("fba", out)

    assert (out / "c/fba" / laura.pk / "index.html").read_bytes() == client.get(f"/c/fba/{laura.pk}").content


def test_without_a_base_the_addresses_are_the_registrys_own(fba, out, settings) -> None:
    laura = make_contributor("Laura", fba)

    export_site("fba", out)

    card = json.loads((out / "c/fba" / f"{laura.pk}.json").read_bytes())
    assert card["outputs"]["html"] == f"{settings.PUBLIC_ORIGIN}/c/fba/{laura.pk}.html"
    assert manifest_in(out)["base_url"] == settings.PUBLIC_ORIGIN


def test_a_page_names_its_sheet_as_production_does(fba, out, export, monkeypatch) -> None:
    laura = make_contributor("Laura", fba)
    monkeypatch.setattr(exporting, "static", lambda name: f"/static/{name.removesuffix('.css')}.0123456789ab.css")

    export()

    page = (out / "c/fba" / laura.pk / "index.html").read_text(encoding="utf-8")
    assert f'href="{BASE}/static/pages/card-page.0123456789ab.css"' in page
    assert (out / "static/pages/card-page.0123456789ab.css").is_file()
    assert export().count.written == 0


def test_a_sheet_on_another_host_stays_there(fba, out, export, monkeypatch) -> None:
    laura = make_contributor("Laura", fba)
    monkeypatch.setattr(exporting, "static", lambda name: f"https://static.example/{name}")

    export()

    page = (out / "c/fba" / laura.pk / "index.html").read_text(encoding="utf-8")
    assert 'href="https://static.example/pages/card-page.css"' in page
    assert not (out / "static/pages").exists()


def test_static_files_that_were_never_collected_are_told(fba, out, export, monkeypatch) -> None:
    def missing(name: str) -> str:
        raise ValueError(f"Missing staticfiles manifest entry for '{name}'")

    monkeypatch.setattr(exporting, "static", missing)

    with pytest.raises(Invalid, match="Run `manage.py collectstatic` first.") as refusal:
        export()

    assert refusal.value.code == "static_files_missing"


def test_no_file_names_the_registry_when_there_is_a_base(fba, out, export, settings) -> None:
    make_full_contributor(fba)

    export()

    naming = [name for name, body in files_in(out).items() if settings.PUBLIC_ORIGIN.encode() in body]
    assert naming == []
    assert BASE.encode() in files_in(out)["cards.json"]


def test_the_map_holds_every_card(fba, out, export) -> None:
    people = [make_contributor(name, fba) for name in ("Laura", "Minh", "Zoë")]
    make_contributor("Hidden", fba, publish=False)
    make_contributor("Elsewhere", make_site("signal", "Signal"))

    export()

    together = json.loads((out / "cards.json").read_bytes())
    alone = {person.pk: json.loads((out / "c/fba" / f"{person.pk}.json").read_bytes()) for person in people}
    assert together == alone
    assert list(together) == sorted(alone)


def test_an_empty_site_has_an_empty_map(fba, out, export) -> None:
    export()

    assert json.loads((out / "cards.json").read_bytes()) == {}
    assert export().count.written == 0


def test_the_manifest_lists_every_file_with_its_hash_and_the_version_of_its_card(fba, out, export) -> None:
    laura = make_full_contributor(fba)
    version = laura.site_profiles.get().card_version

    export()

    manifest, files = manifest_in(out), files_in(out)
    assert {key: value for key, value in manifest.items() if key not in {"files", "exported_at", "registry"}} == {
        "export": 1,
        "site": "fba",
        "base_url": BASE,
    }
    assert manifest["exported_at"].startswith("2026-11-22T")
    assert manifest["files"] == {
        name: {"sha256": sha256(body), "size": len(body)} | ({"version": version} if laura.pk in name else {})
        for name, body in sorted(files.items())
        if name != "manifest.json"
    }


MARKER = "Zanzibarmarker"


def test_nothing_private_is_in_any_file(fba, out, export) -> None:
    signal = make_site("signal", "Signal")
    laura = make_full_contributor(fba, "Laura")
    hidden = make_contributor(f"{MARKER} Hidden", fba, publish=False)
    person = {"emails": [f"{MARKER.lower()}@private.example"]}
    private = {
        "external_ids": [{"source": "wp:fba", "value": MARKER}],
        "given_name": MARKER,
        "names": [{"text": f"{MARKER} Before", "kind": "former"}, {"text": f"{MARKER} Alias", "kind": "alias"}],
        "sites": {"signal": {"overrides": {"role": {"mode": "replace", "value": f"{MARKER} elsewhere"}}}},
        "dated": [
            {"field": "role", "value": f"{MARKER} later", "from": "2099-01-01"},
            {"field": "location", "value": MARKER, "site": "signal"},
        ],
    }
    edit_contributor(laura, {"sites": {"fba": {}}, "role": f"{MARKER} earlier"}, by=setup_actor())
    edit_contributor(laura, private | {"role": "Writer"}, by=setup_actor(), why=MARKER, person=person)
    amara = make_contributor(f"{MARKER} Amara", fba, signal, role=MARKER, bios={"en": {"standard": MARKER}})
    with change(amara, "edit", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"

    export()

    told = {
        name
        for name, body in files_in(out).items()
        if MARKER.lower() in body.decode().lower() or hidden.pk in body.decode() or hidden.pk in name
    }
    assert told == set()
    assert b"Laura" in files_in(out)["cards.json"]


@pytest.mark.parametrize(
    ("base", "stored"),
    [
        ("https://cards.example/", "https://cards.example"),
        ("http://127.0.0.1:8080/a/b", "http://127.0.0.1:8080/a/b"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_a_base_is_an_address(fba, out, export, base: str, stored: str) -> None:
    export(base_url=base)

    assert manifest_in(out)["base_url"] == stored


@pytest.mark.parametrize(
    "base",
    [
        "cards.example",
        "/authors",
        "ftp://cards.example",
        "https://me@cards.example",
        "https://cards.example/?x=1",
        "https://cards.example/#x",
        'https://cards.example/"><script>',
        "https://cards.example/a b",
        "https://cards.example//",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_base_is_refused_before_anything_is_made(fba, out, export, base: str) -> None:
    with pytest.raises(Invalid, match="is no address that files can be served under") as refusal:
        export(base_url=base)

    assert refusal.value.code == "invalid_base_url"
    assert not out.exists()


def test_an_unknown_site_is_told_with_a_near_miss(fba, out) -> None:
    with pytest.raises(NotFound, match="No site `fab`. Did you mean `fba`?"):
        export_site("fab", out)

    assert not out.exists()


def test_as_many_queries_for_thirty_as_for_three(fba, out, export, django_assert_num_queries) -> None:
    for number in range(3):
        make_contributor(f"Laura {number}", fba)
    assert Site.objects.count() == 1
    # The site, how many there are, and those of one chunk: its rows, its stories for each size of bio, who was merged.
    with django_assert_num_queries(2 + 7 + 3 + 1) as three:
        export()
    for number in range(27):
        make_contributor(f"Minh {number}", fba)

    with django_assert_num_queries(len(three)):
        export()


def test_the_reference_names_every_kind_of_file() -> None:
    page = (Path(settings.BASE_DIR) / "docs/reference/commands.md").read_text(encoding="utf-8")
    table = page[page.index("## export_site") : page.index("**Again.**")].replace("`c/{site}/{id}.", "`.")

    assert [ending for ending in (*OUTPUTS, *BESIDE) if f"`.{ending}`" not in table] == []


def test_an_id_that_was_merged_is_files_of_its_own(client: Client, fba, out, export, settings) -> None:
    laura, double, third = (make_contributor(name, fba) for name in ("Laura", "Lara", "L."))
    made = merge_contributors(laura, [double.pk, third.pk], by=setup_actor())

    exported = export()

    settings.PUBLIC_ORIGIN = BASE
    assert exported.cards == 1
    for suffix in (*OUTPUTS, *BESIDE):
        body = (out / "c/fba" / f"{laura.pk}.{suffix}").read_bytes()
        for pk in (double.pk, third.pk):
            assert (out / "c/fba" / f"{pk}.{suffix}").read_bytes() == body
            assert client.get(f"/c/fba/{pk}.{BESIDE.get(suffix, suffix)}").content == body
    assert (out / "c/fba" / double.pk / "index.html").is_file()
    assert list(json.loads((out / "cards.json").read_bytes())) == [laura.pk]

    undo_merge(made, members=[third.pk], by=setup_actor())
    export()

    assert b'"name":"L."' in (out / "c/fba" / f"{third.pk}.json").read_bytes()
