"""A contributor with a marker in every private field: no public answer, and no header of one, has any of them."""

import json
from urllib.parse import quote

import pytest
from django.test import Client

from contributors.changes import change
from contributors.models import Draft
from contributors.outputs import html
from tests.factories import (
    make_contributor,
    make_key,
    make_member,
    make_site,
    setup_actor,
)

pytestmark = pytest.mark.django_db
MARKER = "Zebrafish"


@pytest.fixture
def other(db):
    return make_site("other", f"{MARKER} Times")


@pytest.fixture
def secretive(fba, other):
    """``reduced`` hides links and place; what another site shows is that site's own."""
    contributor = make_contributor(
        "Laura",
        fba,
        other,
        given_name=f"{MARKER}given",
        family_name=f"{MARKER}family",
        location=f"{MARKER}ville",
        reduced=True,
        role="Writer",
        bios={"en": {"standard": "Laura writes."}, "fr": {"standard": f"{MARKER} écrit."}},
        names=[
            {"text": f"{MARKER} Alias", "kind": "alias"},
            {"text": f"{MARKER} Former", "kind": "former"},
            {"text": f"{MARKER} Latin", "kind": "transliteration", "lang": "ru", "script": "Latn"},
        ],
        links=[{"url": f"https://{MARKER.lower()}.example/"}, {"url": f"https://x.com/{MARKER}"}],
        external_ids=[{"source": "wp:fba", "value": f"{MARKER}4711"}],
        dated=[{"field": "role", "value": f"{MARKER} to be", "from": "2099-01-01"}],
        emails=[f"{MARKER.lower()}@mail.example"],
        sites={
            "fba": {"overrides": {"company": {"mode": "hide"}}},
            "other": {"overrides": {"role": {"mode": "replace", "value": f"{MARKER} elsewhere"}}},
        },
        company=f"{MARKER} Ltd",
    )
    with change(contributor.person, "edit", by=setup_actor()) as edit:
        edit.document |= {"legal_name": f"{MARKER} Legal", "phone": "+00 555 2368", "notes": f"{MARKER} notes"}
    return contributor


def addresses(pk: str) -> list[str]:
    spelled = [f"/c/fba/{pk}.{suffix}" for suffix in ("json", "jsonld", "jsonld?as=person", "vcf")]
    fragments = [f"/c/fba/{pk}.html?layout={layout}" for layout in html.LAYOUTS]
    pages = [f"/c/fba/{pk}", "/p/fba/laura", *(f"/c/fba/{pk}?layout={layout}" for layout in html.LAYOUTS)]
    embedded = [
        f"/oembed?url={quote(f'http://127.0.0.1:8000{path}')}&format={form}"
        for path in (f"/c/fba/{pk}", "/p/fba/laura")
        for form in ("json", "xml")
    ]
    return [*spelled, *fragments, *pages, *embedded]


def test_nothing_private_is_in_any_answer(client: Client, fba, secretive) -> None:
    key = make_key("secret", fba)[1]
    by_key = {"Authorization": f"Bearer {key}"}
    client.put(
        "/api/v1/sites/fba/articles/one",
        json.dumps(
            {"title": "One", "published_at": "2026-11-20T08:00:00Z", "credits": [{"contributor": secretive.pk}]}
        ),
        content_type="application/json",
        headers=by_key,
    )
    answers = {address: client.get(address) for address in addresses(secretive.pk)}
    for path in (f"jsonld?ids={secretive.pk}", f"cards?ids={secretive.pk}", "articles/one"):
        answers[path] = client.get(f"/api/v1/sites/fba/{path}", headers=by_key)

    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(answers, 200)
    for address, answer in answers.items():
        told = answer.content.decode() + str(answer.headers)
        assert "Laura" in told, address
        for secret in (MARKER, MARKER.lower(), MARKER.upper(), "555 2368"):
            assert secret not in told, address


def test_the_markers_would_be_found(client: Client, secretive) -> None:
    assert MARKER in client.get(f"/c/other/{secretive.pk}.jsonld").content.decode()


def test_a_draft_is_in_no_answer(client: Client, fba, secretive) -> None:
    member = make_member("drafting")
    Draft.objects.create(
        contributor=secretive,
        site=fba,
        member=member,
        document={"role": f"{MARKER} draft"},
        based_on_version=secretive.version,
        updated_at=secretive.updated_at,
    )

    assert not [address for address in addresses(secretive.pk) if MARKER in client.get(address).content.decode()]
