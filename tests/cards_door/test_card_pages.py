"""Whole pages by id and by slug: headers, what became of a slug, and what they cost."""

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contributors.actions.contributors import edit_contributor
from contributors.actions.sites import edit_site
from contributors.cards_door.view import cards
from contributors.changes import change
from contributors.models import SiteProfile, Slug
from tests.factories import make_contributor, make_full_contributor, setup_actor

pytestmark = pytest.mark.django_db
POLICY = (
    "default-src 'none'; img-src 'self' http://127.0.0.1:8000; style-src 'self' http://127.0.0.1:8000; "
    "script-src 'self' http://127.0.0.1:8000; base-uri 'none'; form-action 'none'; frame-ancestors *"
)


@pytest.fixture
def laura(fba, meridian):
    return make_contributor("Laura", fba, meridian, bios={"en": {"standard": "Laura writes. " * 20}})


def set_status(contributor, status: str) -> None:
    with change(contributor, "edit", by=setup_actor()) as edit:
        edit.document["status"] = status


def rename_slug(contributor, slug: str) -> None:
    edit_contributor(contributor, {"sites": {"fba": {"slug": slug}}}, by=setup_actor())


def test_a_page_may_be_cached_framed_and_purged(client: Client, laura) -> None:
    answer = client.get(f"/c/fba/{laura.pk}")

    assert answer.status_code == 200
    assert {name: answer.headers[name] for name in answer.headers if name not in {"ETag", "X-Request-Id"}} == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(answer.content)),
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cache-Control": "public, max-age=30, stale-while-revalidate=30, stale-if-error=3600",
        "Surrogate-Key": f"{laura.pk} site-fba",
        "Cache-Tag": f"{laura.pk},site-fba",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.cookies == {}


@pytest.mark.parametrize("path", ["/c/fba/{id}", "/c/fba/{id}?layout=box", "/c/fba/{id},{other}", "/p/fba/laura"])
def test_a_site_says_who_may_frame_its_pages(client: Client, fba, laura, path: str) -> None:
    address = path.format(id=laura.pk, other=make_contributor("Minh", fba).pk)
    anybody = client.get(address)
    version = SiteProfile.objects.get(site=fba, contributor=laura).card_version

    edit_site(fba, {"embedders": ["https://fba.example", "https://*.fba.example"]}, by=setup_actor())
    some = client.get(address)
    again = client.get(address, headers={"If-None-Match": some.headers["ETag"]})

    named = POLICY.replace(
        "ancestors *", "ancestors 'self' http://127.0.0.1:8000 https://fba.example https://*.fba.example"
    )
    assert anybody.headers["Content-Security-Policy"] == POLICY
    assert some.headers["Content-Security-Policy"] == again.headers["Content-Security-Policy"] == named
    assert (some.content, again.status_code) == (anybody.content, 304)
    assert SiteProfile.objects.get(site=fba, contributor=laura).card_version == version
    edit_site(fba, {"embedders": []}, by=setup_actor())
    assert client.get(address).headers["Content-Security-Policy"] == POLICY


def test_a_site_s_style_of_bylines_is_seen_with_the_next_answer(client: Client, fba, laura) -> None:
    ben = make_contributor("Ben", fba)
    addresses = [
        f"/c/fba/{ids}{suffix}?layout=byline" for ids in (laura.pk, f"{laura.pk},{ben.pk}") for suffix in ("", ".html")
    ]
    before = [client.get(address).content.decode() for address in addresses]

    edit_site(fba, {"byline_style": {"by": "Words:"}}, by=setup_actor())
    after = [client.get(address).content.decode() for address in addresses]

    assert ['"ac__word">By <' in body for body in before] == [True] * 4
    assert ['"ac__word">Words: <' in body for body in after] == [True] * 4


def test_one_site_s_embedders_are_not_another_s(client: Client, fba, laura) -> None:
    edit_site(fba, {"embedders": ["https://fba.example"]}, by=setup_actor())

    assert client.get(f"/c/meridian/{laura.pk}").headers["Content-Security-Policy"] == POLICY
    for suffix in ("json", "jsonld", "vcf"):
        assert "Content-Security-Policy" not in client.get(f"/c/fba/{laura.pk}.{suffix}").headers


def test_a_page_is_not_sent_twice_nor_with_a_head(client: Client, laura) -> None:
    address = f"/c/fba/{laura.pk}"
    whole, head = client.get(address), client.head(address)
    again = client.get(address, headers={"If-None-Match": whole.headers["ETag"]})
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert (again.status_code, again.content, again.headers["Content-Security-Policy"]) == (304, b"", POLICY)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"] != packed.headers["ETag"]
    assert gzip.decompress(packed.content) == whole.content


@pytest.mark.parametrize("path", ["/c/fba/{id}", "/p/fba/laura"])
def test_what_readers_bring_along_is_ignored_and_keeps_no_page_of_its_own(client: Client, laura, path: str) -> None:
    address = path.format(id=laura.pk)
    plain = client.get(address)

    for query in (
        "utm_source=x&utm_source=y",
        "dnt=1",
        "langg=en",
        "size=huge",
        "heading=9",
        "layout=nonsense",
        "lang=",
    ):
        answer = client.get(f"{address}?{query}")
        assert (answer.status_code, answer.headers["ETag"]) == (200, plain.headers["ETag"])
    assert len(cards) == 1


def test_a_page_speaks_the_asked_language(client: Client, meridian) -> None:
    laura = make_contributor("Laura", meridian, bios={"en": {"standard": "Writes."}, "es": {"standard": "Escribe."}})

    assert '<html lang="es" dir="ltr">' in client.get(f"/c/meridian/{laura.pk}?lang=es-MX").content.decode()
    assert client.get(f"/c/meridian/{laura.pk}?lang=!").json()["code"] == "invalid_language"


def test_the_same_page_stands_under_the_slug(client: Client, laura) -> None:
    by_id, by_slug = client.get(f"/c/fba/{laura.pk}"), client.get("/p/fba/laura")

    assert by_slug.content == by_id.content
    assert {name: value for name, value in by_slug.headers.items() if name != "X-Request-Id"}.items() >= {
        name: value for name, value in by_id.headers.items() if name != "X-Request-Id"
    }.items()
    assert "X-Frame-Options" not in by_slug.headers
    assert by_slug.headers["Vary"] == "Accept-Encoding"


def test_the_page_is_about_the_site_s_own(client: Client, laura) -> None:
    for site in ("fba", "meridian"):
        html = client.get(f"/c/{site}/{laura.pk}").content.decode()
        assert f'<link rel="canonical" href="https://{site}.example/authors/laura">' in html
        assert f'<link rel="stylesheet" href="http://127.0.0.1:8000/c/{site}/card.css">' in html


def test_an_earlier_slug_leads_to_the_one_of_today(client: Client, laura) -> None:
    rename_slug(laura, "laura-whitfield")
    rename_slug(laura, "l-whitfield")

    for earlier in ("laura", "laura-whitfield"):
        answer = client.get(f"/p/fba/{earlier}?utm_source=x")
        assert (answer.status_code, answer.content) == (301, b"")
        assert answer.headers["Location"] == "http://127.0.0.1:8000/p/fba/l-whitfield?utm_source=x"
        assert answer.headers["Cache-Control"] == "max-age=30"
        assert answer.headers["Surrogate-Key"] == f"{laura.pk} site-fba"
    assert client.get("/p/fba/l-whitfield").status_code == 200
    assert client.get("/p/meridian/l-whitfield").status_code == 404
    assert client.get("/p/meridian/laura").status_code == 200


def test_whoever_may_not_be_shown_is_as_unknown_as_nobody(client: Client, fba, laura) -> None:
    rename_slug(laura, "renamed")
    Slug.objects.filter(slug="laura").update(quiet=True)
    hidden = make_contributor("Hidden", fba)
    set_status(hidden, "withheld")
    make_contributor("Draft", fba, publish=False)

    answers = [client.get(f"/p/fba/{slug}") for slug in ("nobody", "laura", "hidden", "draft")]

    assert {answer.status_code for answer in answers} == {404}
    assert {answer.headers["Cache-Control"] for answer in answers} == {"max-age=30"}
    assert len({answer.content for answer in answers}) == 1
    kept = [{name: value for name, value in answer.headers.items() if name != "X-Request-Id"} for answer in answers]
    assert all(headers == kept[0] for headers in kept)


def test_who_is_erased_is_gone(client: Client, laura) -> None:
    set_status(laura, "erased")

    answer = client.get("/p/fba/laura")

    assert answer.status_code == 410
    assert "<h1>This page has been removed</h1>" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "max-age=30"
    assert laura.pk not in answer.content.decode()


@pytest.mark.parametrize(("status", "name"), [("withheld", "Staff reporter"), ("erased", "Former contributor")])
def test_by_id_a_neutral_page_is_not_to_be_found(client: Client, laura, status: str, name: str) -> None:
    before = client.get(f"/c/fba/{laura.pk}").content.decode()
    (uri,) = set(re.findall(r"urn:uuid:[0-9a-f-]+", before))
    set_status(laura, status)

    answer = client.get(f"/c/fba/{laura.pk}")
    html = answer.content.decode()

    assert answer.status_code == 200
    assert '<meta name="robots" content="noindex">' in html
    assert f"<title>{name} – FBA</title>" in html
    assert "Laura" not in html
    assert uri not in html
    assert "noindex" not in before


@pytest.mark.parametrize("path", ["/c/fba/ctr_nobody", "/c/fba/ctr_nobody,ctr_a", "/p/fba/nobody"])
def test_who_can_t_be_shown_has_a_page_that_says_so(client: Client, laura, path: str) -> None:
    answer = client.get(path)

    # Of these Django's own middleware adds the second, where the page doesn't come before it.
    beside = {"X-Request-Id", "Cross-Origin-Opener-Policy", "Vary"}
    assert {name: answer.headers[name] for name in answer.headers if name not in beside} == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(answer.content)),
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cache-Control": "max-age=30",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    html = answer.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert '<a href="https://fba.example"><bdi>FBA</bdi></a>' in html
    assert "<h1>Page not found</h1>" in html
    assert "nobody" not in html
    assert '<link rel="stylesheet" href="http://127.0.0.1:8000/static/pages/card-page.css">' in html
    assert client.head(path).content == b""
    assert client.head(path).headers["Content-Length"] == answer.headers["Content-Length"]


@pytest.mark.parametrize(
    ("query", "lang", "direction", "title"),
    [
        ("", "ar", "rtl", "الصفحة غير موجودة"),
        ("?lang=de-AT", "de", "ltr", "Seite nicht gefunden"),
        ("?lang=fr", "ar", "rtl", "الصفحة غير موجودة"),
        ("?lang=sw", "en", "ltr", "Page not found"),
    ],
)
def test_it_speaks_the_site_s_language(client: Client, fba, query: str, lang: str, direction: str, title: str) -> None:
    edit_site(fba, {"languages": ["ar", "de", "sw"]}, by=setup_actor())

    html = client.get(f"/p/fba/nobody{query}").content.decode()

    assert f'<html lang="{lang}" dir="{direction}">' in html
    assert f"<h1>{title}</h1>" in html


def test_a_site_that_is_none_is_not_repeated(client: Client, fba) -> None:
    for path in ("/c/%3Cb%3E/ctr_nobody", "/c/fab/ctr_nobody", "/p/fab/laura"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "fab" not in answer.content.decode()
        assert b"%3C" not in answer.content


def test_those_who_may_frame_the_site_may_frame_that_page_too(client: Client, fba) -> None:
    edit_site(fba, {"embedders": ["https://fba.example"]}, by=setup_actor())

    policy = client.get("/p/fba/nobody").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' http://127.0.0.1:8000 https://fba.example")


@pytest.mark.parametrize("path", ["/c/fba/ctr_nobody", "/p/fba/laura"])
def test_what_only_programs_get_wrong_is_a_problem_document(client: Client, laura, path: str) -> None:
    assert client.post(path).json()["code"] == "method_not_allowed"
    assert client.get(f"/c/fba/{laura.pk}?lang=!").json()["code"] == "invalid_language"
    assert client.get("/c/fba/ctr_nobody.html").json()["status"] == 404


@pytest.mark.parametrize(("path", "cost"), [("/c/fba/ctr_nobody", 3), ("/p/fba/nobody", 2)])
def test_what_a_page_of_nobody_costs(client: Client, fba, path: str, cost: int) -> None:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    assert len(captured) == cost


@pytest.mark.parametrize("path", ["/c/fba/ctr_nobody", "/c/fab/ctr_nobody", "/c/fba/ctr_a,ctr_b"])
def test_nobody_has_no_page(client: Client, fba, path: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "max-age=30")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/c/fba/{id}", "/p/fba/laura"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_page_is_only_read(client: Client, laura, path: str, method: str) -> None:
    assert getattr(client, method)(path.format(id=laura.pk)).status_code == 405


@pytest.mark.parametrize("path", ["/c/fba/{id}", "/p/fba/laura"])
def test_any_page_may_ask_before_it_reads(client: Client, laura, path: str) -> None:
    answer = client.options(path.format(id=laura.pk))

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_several_ids_are_one_page_in_the_asked_order(client: Client, fba, laura) -> None:
    minh = make_contributor("Minh", fba)

    answer = client.get(f"/c/fba/{minh.pk},ctr_nobody,{laura.pk}")

    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Minh, Laura – FBA</title>" in html
    assert answer.headers["Surrogate-Key"] == f"{minh.pk} {laura.pk} site-fba"


@pytest.mark.parametrize(
    ("path", "cold", "warm"), [("/c/fba/{id}", 8, 1), ("/p/fba/{slug}", 9, 2), ("/c/fba/{id}?layout=box", 8, 1)]
)
def test_what_a_page_costs(client: Client, fba, meridian, path: str, cold: int, warm: int) -> None:
    full = [make_full_contributor(fba, f"Laura Whitfield {number}", suffix=str(number)) for number in range(3)][0]
    address = path.format(id=full.pk, slug="laura-whitfield-0")

    spent = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        spent.append([query["sql"] for query in captured.captured_queries])

    assert [len(queries) for queries in spent] == [cold, warm], spent
    assert all(sql.strip().startswith("SELECT") for queries in spent for sql in queries)


def test_a_moved_slug_costs_one_query(client: Client, laura) -> None:
    rename_slug(laura, "other")

    with CaptureQueriesContext(connection) as captured:
        assert client.get("/p/fba/laura").status_code == 301
    assert len(captured) == 1


def test_jsonld_and_vcard_are_cards_like_the_others(client: Client, laura) -> None:
    page, person = (client.get(f"/c/fba/{laura.pk}.jsonld{query}") for query in ("", "?as=person"))
    vcard = client.get(f"/c/fba/{laura.pk}.vcf")

    assert (page.headers["Content-Type"], page.json()["@type"]) == ("application/ld+json", "ProfilePage")
    assert person.json() == {"@context": "https://schema.org"} | page.json()["mainEntity"]
    assert vcard.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert b"\r\nFN:Laura\r\n" in vcard.content
    for answer in (page, vcard):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"].startswith("public, max-age=30")
    refused = client.get(f"/c/fba/{laura.pk}.jsonld?as=Person")
    assert (refused.status_code, refused.json()["code"]) == (400, "unknown_choice")
    assert client.get(f"/c/fba/{laura.pk}.vcf?as=person").json()["code"] == "unknown_parameter"
