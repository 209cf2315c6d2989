"""What search reads stays true, whatever is written: it is what it would be if it were made anew."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from contributors.actions.articles import put_article
from contributors.actions.contributors import (
    create_contributor,
    edit_contributor,
    edit_person,
    publish_contributor,
    revert_contributor,
    withdraw_contributor,
)
from contributors.changes import change
from contributors.changes.searching import rebuild_search
from contributors.models import Contributor, SearchEntry, SearchShelf, SearchSpelling, SearchWord, Site, SiteProfile
from tests.factories import make_article, make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db
SITES = ("fba", "signal")
NAMES = ("Laura Whitfield", "Laura Wu", "渡辺 純", "Nguyễn Minh Anh", "Laura")


def stored() -> dict[str, Any]:
    """The rows by what they say, without the numbers that they happen to have."""
    who = dict(SearchEntry.objects.values_list("pk", "contributor_id"))
    shelves = {number: str(number) for number in (-1, -2)} | dict(SearchShelf.objects.values_list("pk", "site__slug"))
    words = SearchWord.objects.values_list("entry", "shelf", "word", "letter", "rank", "beside")
    return {
        "names": dict(SearchEntry.objects.values_list("contributor_id", "names")),
        "words": sorted((who[entry], shelves[shelf], *rest) for entry, shelf, *rest in words),
        "spellings": sorted(set(SearchSpelling.objects.values_list("word", "remains"))),
        "last": sorted(SiteProfile.objects.values_list("contributor_id", "site__slug", "last_byline_at")),
    }


def forget() -> None:
    for model in (SearchEntry, SearchWord, SearchSpelling, SearchShelf):
        model._default_manager.all().delete()
    SiteProfile.objects.update(last_byline_at=None)


STEPS = st.one_of(
    st.tuples(st.just("name"), st.integers(0, 2), st.sampled_from(NAMES)),
    st.tuples(st.just("alias"), st.integers(0, 2), st.lists(st.sampled_from(NAMES), max_size=2)),
    st.tuples(st.just("status"), st.integers(0, 2), st.sampled_from(["active", "former", "withheld"])),
    st.tuples(st.just("publish"), st.integers(0, 2), st.booleans()),
    st.tuples(
        st.just("emails"), st.integers(0, 2), st.lists(st.sampled_from(["a@x.example", "b@x.example"]), unique=True)
    ),
    st.tuples(st.just("place"), st.integers(0, 2), st.sampled_from(SITES)),
    st.tuples(st.just("leave"), st.integers(0, 2), st.sampled_from(SITES)),
    st.tuples(
        st.just("article"),
        st.tuples(st.sampled_from(SITES), st.integers(1, 3), st.integers(10, 28)),
        st.lists(st.integers(0, 2), max_size=2, unique=True),
    ),
    st.tuples(st.just("revert"), st.integers(0, 2), st.integers(1, 4)),
)


class TestAnySequence(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(STEPS, min_size=1, max_size=12))
    def test_rows_are_those_of_a_rebuilding_after_any_edits(self, steps: list[Any]) -> None:
        for slug in SITES:
            make_site(slug, slug.upper())
        ids = [make_contributor(name, Site.objects.get(slug="fba"), emails=[]).pk for name in NAMES[:3]]

        for step in steps:
            take(step, ids)

        true = stored()
        rebuild_search()
        assert stored() == true
        forget()
        rebuild_search()
        assert stored() == true


def take(step: Any, ids: list[str]) -> None:
    kind, whom, value = step
    if kind == "article":
        (slug, number, day), credited = whom, [{"contributor": ids[each]} for each in value]
        document = {"published_at": f"2026-11-{day}T09:00:00Z", "credits": credited, "no_byline": not credited}
        put_article(Site.objects.get(slug=slug), f"a{number}", document, by=setup_actor())
        return
    her = Contributor.objects.get(pk=ids[whom])
    if kind == "status":
        with change(her, "edit", by=setup_actor()) as edit:
            edit.document["status"] = value
    elif kind == "publish":
        (publish_contributor if value else withdraw_contributor)(her, by=setup_actor())
    elif kind == "emails":
        edit_person(her.person, {"emails": value}, by=setup_actor())
    elif kind == "leave":
        with change(her, "edit", by=setup_actor()) as edit:
            edit.document["sites"].pop(value, None)
    elif kind == "revert":
        revert_contributor(her, min(value, her.version), by=setup_actor())
    else:
        names = [{"text": text, "kind": "alias"} for text in value] if kind == "alias" else None
        patch = {
            "name": {"name": value},
            "alias": {"names": names},
            "place": {"sites": {value: {}}} if kind == "place" else {},
        }
        edit_contributor(her, patch[kind], by=setup_actor())


def test_the_migration_writes_what_the_write_path_writes() -> None:
    fba, signal = make_site("fba", "FBA"), make_site("signal", "Signal")
    laura = make_contributor("Laura Jane Whitfield", fba, signal, emails=["laura@mail.example"])
    gone = make_contributor("Ann Gone", fba, status="former", names=[{"text": "渡辺 純", "kind": "alias"}])
    left = make_contributor("Ann Left", fba)
    edit_contributor(left, {"sites": {"fba": {"joined_on": "2019-01-01", "left_on": "2026-01-01"}}}, by=setup_actor())
    make_contributor("Draft", fba, publish=False)
    withheld = make_contributor("Withheld", fba)
    with change(withheld, "edit", by=setup_actor()) as edit:
        edit.document["status"] = "withheld"
    make_article(fba, "a1", laura, gone, left, withheld, published_at="2026-11-01T09:00:00Z")
    make_article(signal, "a2", laura, published_at="2026-11-02T09:00:00Z")
    true = stored()
    forget()

    import_module("contributors.migrations.0007_search_rows").write_rows(apps, None)

    assert stored() == true
    assert len(true["words"]) == 41


def test_the_last_name_takes_its_letters_along() -> None:
    """A name that is sealed must not be left in what typos are found by."""
    fba = make_site("fba", "FBA")
    first, second = (make_contributor(name, fba) for name in ("Laura Whitfield", "Ann Whitfield"))
    words = SearchSpelling.objects.order_by("word").values_list("word", flat=True).distinct()
    assert list(words.all()) == ["laura", "whitfield"]

    edit_contributor(first, {"name": "Laura"}, by=setup_actor())
    assert list(words.all()) == ["laura", "whitfield"]
    edit_contributor(second, {"name": "Ann"}, by=setup_actor())
    assert list(words.all()) == ["laura"]


def test_an_older_article_changes_nothing_and_a_withdrawn_one_is_forgotten() -> None:
    fba = make_site("fba", "FBA")
    laura = make_contributor("Laura", fba)
    last = SiteProfile.objects.filter(contributor=laura).values_list("last_byline_at", flat=True)

    def days() -> list[str]:
        return [day.date().isoformat() if day else "never" for day in last.all()]

    assert days() == ["never"]
    make_article(fba, "new", laura, published_at="2026-11-10T09:00:00Z")
    make_article(fba, "old", laura, published_at="2026-11-01T09:00:00Z")
    assert days() == ["2026-11-10"]
    make_article(fba, "new", laura, published_at="2026-10-10T09:00:00Z")
    assert days() == ["2026-11-01"]
    make_article(fba, "old", no_byline=True)
    assert days() == ["2026-10-10"]
    make_article(fba, "new", no_byline=True)
    assert days() == ["never"]


def test_an_edit_that_search_does_not_read_costs_it_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    laura = create_contributor({"name": "Laura"}, by=setup_actor())
    monkeypatch.setattr("contributors.changes.writing.write_entries", lambda ids: pytest.fail("written for nothing"))

    edit = edit_contributor(laura, {"role": "Writer", "location": "Maryland"}, by=setup_actor())

    assert edit.change is not None
