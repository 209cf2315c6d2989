"""Who is meant by what a feed says: she, or nobody else."""

from typing import Any

import pytest

from contributors.actions.credited_names import settle_name
from contributors.models import Article, Change, Contributor, CreditedName, Site
from tests.factories import make_contributor, make_site, setup_actor
from tests.fetching.pretending import Pretended
from tests.jobs.feeds.reading import credits, item, read, serve

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("author", "signed"),
    [
        ({"name": "Somebody", "_contributor": {"id": "ctr_laura"}}, "Somebody"),
        ({"name": "L. W.", "_contributor": {"source": "wp:fba", "id": "4711"}}, "L. W."),
        ({"name": "L. W.", "url": "https://fba.example/?author=4711"}, "L. W."),
        ({"name": "Laura Whitfield", "url": "https://fba.example/authors/laura-whitfield"}, None),
        ({"name": "laura", "url": "http://fba.example/authors/laura-whitfield/"}, "laura"),
        ({"url": "https://fba.example/authors/laura-whitfield?utm_source=feed"}, None),
        ({"name": "Laura", "url": "http://127.0.0.1:8000/c/fba/ctr_laura"}, "Laura"),
        ({"name": "Laura", "url": "http://127.0.0.1:8000/p/fba/laura-whitfield"}, "Laura"),
        ({"name": "Laura Whitfield", "url": "mailto:laura@mail.example"}, None),
        ({"url": "mailto:LAURA@mail.example"}, None),
        ({"name": "Laura Whitfield", "url": "https://bsky.app/profile/laura.example.com"}, None),
        ({"url": "https://bsky.app/profile/laura.example.com"}, None),
        ({"name": "Laura Whitfield"}, None),
        ({"name": "LAURA  WHITFIELD"}, "LAURA WHITFIELD"),
        ({"name": "Laura Wiśniewska"}, "Laura Wiśniewska"),
        ({"name": "By Laura Whitfield"}, None),
    ],
)
def test_she_is_found_by_id_address_or_name(
    web: Pretended, fba: Site, settings: Any, author: dict[str, Any], signed: str | None
) -> None:
    settings.PUBLIC_ORIGIN = "http://127.0.0.1:8000"
    make_contributor(
        "Laura Whitfield",
        fba,
        id="ctr_laura",
        emails=["laura@mail.example"],
        names=[{"text": "Laura Wiśniewska", "kind": "alias"}],
        links=[{"url": "https://bsky.app/profile/laura.example.com"}],
        external_ids=[{"source": "wp:fba", "value": "4711"}],
    )
    serve(web, item(author))

    read()

    assert credits() == [("ctr_laura", signed)]


@pytest.mark.parametrize(
    "author",
    [
        {"name": "Laura"},
        {"name": "Lora Whitfield"},
        {"name": "Newsroom", "url": "mailto:laura@mail.example"},
        {"name": "Sofia Marsh", "url": "https://bsky.app/profile/laura.example.com"},
        {"name": "Sofia Marsh", "url": "https://fba.example/authors/nobody"},
        {"name": "Sofia Marsh", "url": "https://evil.example/authors/laura-whitfield"},
        {"name": "Sofia Marsh", "_contributor": {"id": "ctr_unknown"}},
        {"name": "Sofia Marsh", "url": "https://signal.example/?author=4711"},
        {"name": "Minh Anh"},
        {"name": "Laura Former"},
    ],
)
def test_what_is_in_doubt_stays_text(web: Pretended, fba: Site, author: dict[str, Any]) -> None:
    make_contributor(
        "Laura Whitfield",
        fba,
        emails=["laura@mail.example"],
        names=[{"text": "Laura Former", "kind": "former"}],
        links=[{"url": "https://bsky.app/profile/laura.example.com"}],
        external_ids=[{"source": "wp:fba", "value": "4711"}],
    )
    make_contributor("Minh Anh", make_site("signal", "Signal"))  # on another site: the name alone is not enough
    serve(web, item(author))

    read(fba)

    assert credits() == [(None, author["name"])]


def test_two_of_one_name_stay_text_unless_something_tells_them_apart(web: Pretended, fba: Site) -> None:
    first = make_contributor("Duncan Campbell", fba, emails=["first@mail.example"])
    second = make_contributor("Duncan Campbell", fba, links=[{"url": "https://duncan.example/"}])
    serve(
        web,
        item({"name": "Duncan Campbell"}),
        item({"name": "Duncan Campbell", "url": "mailto:first@mail.example"}, id="two"),
        item({"name": "Duncan Campbell", "url": "https://duncan.example"}, id="three"),
    )

    read()

    assert credits() == [(None, "Duncan Campbell")]
    assert credits("two") == [(first.pk, None)]
    assert credits("three") == [(second.pk, None)]


def test_an_address_alone_is_never_kept_as_text(web: Pretended, fba: Site) -> None:
    serve(web, item({"url": "mailto:secret@mail.example"}), item({"url": "https://somebody.example/"}, id="two"))

    assert read().sentence == "0 new, 0 changed, 0 as before, 2 without authors."
    assert not CreditedName.objects.exists()


def test_one_element_with_a_whole_byline_is_taken_apart(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "Laura Whitfield and Sofia Marsh; photographs by Inês Carvalho"}))

    read()

    assert credits() == [(laura.pk, None), (None, "Sofia Marsh"), (None, "Inês Carvalho")]
    assert [credit.role for credit in Article.objects.get().credits.all()] == ["author", "author", "photographs"]


def test_a_name_with_a_conjunction_in_it_that_the_site_knows_is_one(web: Pretended, fba: Site) -> None:
    duo = make_contributor("Smith and Jones", fba, kind="desk")
    serve(web, item({"name": "Smith and Jones"}))

    read()

    assert credits() == [(duo.pk, None)]


def test_who_is_credited_by_address_joins_the_site(web: Pretended, fba: Site) -> None:
    minh = make_contributor("Minh Anh", make_site("signal", "Signal"), emails=["minh@mail.example"])
    serve(web, item({"name": "Minh Anh", "url": "mailto:minh@mail.example"}))

    read(fba)

    assert sorted(minh.site_profiles.values_list("site__slug", flat=True)) == ["fba", "signal"]
    joined = Change.objects.get(subject_id=minh.pk, verb="join")
    assert (joined.why, joined.by.name) == ("credited on one", "articles")


def test_drafts_are_not_credited(web: Pretended, fba: Site) -> None:
    make_contributor("Ada", fba, publish=False)
    serve(web, item({"name": "Ada"}))

    read()

    assert credits() == [(None, "Ada")]


def test_what_a_person_settled_holds_for_what_comes(web: Pretended, fba: Site, laura: Contributor) -> None:
    serve(web, item({"name": "L. Whitfield"}), item({"name": "Wire staff"}, id="two"))
    read()
    settle_name(CreditedName.objects.get(text="L. Whitfield"), laura.pk, by=setup_actor())
    settle_name(CreditedName.objects.get(text="Wire staff"), None, by=setup_actor())
    make_contributor("Wire staff", fba)
    serve(web, item({"name": "L. Whitfield"}, id="three"), item({"name": "Wire staff"}, id="four"))
    read()

    assert credits("three") == [(laura.pk, "L. Whitfield")]
    assert credits("four") == [(None, "Wire staff")]
    assert not CreditedName.waiting().exists()


def test_a_feed_is_read_in_as_many_queries_whatever_it_holds(
    web: Pretended, fba: Site, django_assert_max_num_queries: Any
) -> None:
    people = [make_contributor(f"Writer {number}", fba) for number in range(12)]
    serve(web, *(item({"name": person.name, "url": "https://x.example"}, id=person.pk) for person in people))
    read()
    serve(
        web, *(item({"name": person.name, "url": "https://x.example"}, id=person.pk) for person in people), item(id="x")
    )

    with django_assert_max_num_queries(22):
        read()
