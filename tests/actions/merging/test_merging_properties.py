"""Whatever is edited, merged and undone, in any order: no credit is lost, no id is lost, nothing goes round."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contributors.actions.articles import put_article
from contributors.actions.contributors import edit_contributor
from contributors.actions.merging import merge_contributors, undo_merge
from contributors.errors import Clash
from contributors.models import Change, Contributor, Credit, ExternalId, Merge, MergeMember, Site, Slug
from contributors.models.current import named
from contributors.models.leading import leading
from tests.factories import make_article, make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db
PEOPLE = ("Ada", "Bea", "Cleo", "Dora")
SITES = ("fba", "signal")
who = st.sampled_from(range(len(PEOPLE)))
texts = st.sampled_from(["Rome", "Oslo", None])
patches = st.one_of(
    st.fixed_dictionaries({"location": texts}),
    st.fixed_dictionaries({"covers": st.lists(st.sampled_from(["Law", "Sport"]), unique=True)}),
    st.fixed_dictionaries({"names": st.lists(st.just({"text": "A. B.", "kind": "alias"}), max_size=1)}),
    st.fixed_dictionaries(
        {"sites": st.fixed_dictionaries({"signal": st.sampled_from([{}, {"left_on": "2099-01-31"}])})}
    ),
)
steps = st.one_of(
    st.tuples(st.just("edit"), who, patches),
    st.tuples(st.just("merge"), who, st.lists(who, min_size=1, max_size=2, unique=True)),
    st.tuples(st.just("merge"), who, st.lists(who, min_size=1, max_size=2, unique=True)),
    st.tuples(st.just("undo"), st.integers(0, 5), st.none() | who),
    st.tuples(st.just("credit"), st.integers(0, 3), st.lists(who, min_size=1, max_size=2, unique=True)),
)


class World:
    def __init__(self) -> None:
        self.by = setup_actor()
        self.sites = [make_site(slug) for slug in SITES]
        self.ids = []
        for number, name in enumerate(PEOPLE):
            site = self.sites[number % 2]
            external = [{"source": "wp:old", "value": str(number)}]
            self.ids.append(
                make_contributor(name, site, external_ids=external, location=(None, "Rome")[number // 2]).pk
            )
        # What was said of each article last: whom it credits, by the ids that were named.
        self.said = {}
        for number, pk in enumerate(self.ids):
            self.credit(number, [pk])

    def do(self, step: tuple[Any, ...]) -> None:
        getattr(self, step[0])(*step[1:])

    def edit(self, number: int, patch: dict[str, Any]) -> None:
        subject = Contributor.objects.get(pk=self.ids[number])
        try:
            edit_contributor(subject, patch, by=self.by)
        except Clash as refusal:
            if (refusal.code, subject.merged_into_id) != ("merged", refusal.extra["merged_into"]):
                raise

    def merge(self, number: int, others: list[int]) -> None:
        ids = [self.ids[other] for other in others if other != number]
        if ids:
            merge_contributors(Contributor.objects.get(pk=self.ids[number]), ids, by=self.by)

    def undo(self, number: int, member: int | None) -> None:
        merges = list(Merge.objects.order_by("created_at", "pk"))
        if not merges:
            return
        made = merges[number % len(merges)]
        known = list(made.members.order_by("position").values_list("contributor_id", flat=True))
        members = None if member is None else [known[member % len(known)]]
        try:
            undo_merge(made, members=members, by=self.by)
        except Clash as refusal:
            self.undo_after(refusal, made, members, ("now", "before")[number % 2])

    def undo_after(self, refusal: Clash, made: Merge, members: list[str] | None, answer: str) -> None:
        """A refusal names what blocks, or what is asked."""
        extra: Any = refusal.extra
        if refusal.code == "undo_blocked":
            blocking = MergeMember.objects.get(merge=extra["blocked_by"], contributor=made.survivor_id)
            assert blocking.taken_out_at is None
        else:
            assert refusal.code == "undo_asks"
            answers = {ask["field"]: answer for ask in extra["asks"]}
            undo_merge(made, members=members, answers=answers, by=self.by)

    def credit(self, number: int, people: list[int] | list[str]) -> None:
        named = [self.ids[person] if isinstance(person, int) else person for person in people]
        site = self.sites[number % 2]
        if number not in self.said:
            make_article(site, str(number), *Contributor.objects.filter(pk__in=named))
        else:
            put_article(site, str(number), {"credits": [{"contributor": pk} for pk in named]}, by=self.by)
        self.said[number] = named

    def holds(self) -> None:
        leads = leading(self.ids)
        assert not set(leads.values()) & set(leads), "a pointer leads to a pointer"
        for pk in leads:
            self.leads_by_merges(pk, leads[pk])
        self.every_credit_is_there(leads)
        assert ExternalId.objects.count() == len(PEOPLE)
        for pk in self.ids:
            subject = Contributor.objects.get(pk=pk)
            assert (subject.published_at is None) == (pk in leads)
            last = Change.objects.filter(subject_type="contributor", subject_id=pk).latest("version")
            assert (last.version, last.after) == (subject.version, subject.snapshot())
        self.every_slug_leads(leads)

    def leads_by_merges(self, pk: str, survivor: str) -> None:
        """Along the merges that stand, to the one who stands for her now, and without going round."""
        passed = [pk]
        while (
            row := MergeMember.objects.filter(contributor=passed[-1], taken_out_at__isnull=True).first()
        ) is not None:
            assert row.merge.survivor_id not in passed
            passed.append(row.merge.survivor_id)
        assert passed[-1] == survivor

    def every_credit_is_there(self, leads: dict[str, str]) -> None:
        for number, named_ids in self.said.items():
            credits = Credit.objects.filter(article__external_id=str(number)).order_by("position")
            assert [credit.contributor_id for credit in credits] == [leads.get(pk, pk) for pk in self.kept(number)]
            assert len(credits) == len(named_ids)

    def kept(self, number: int) -> list[str]:
        """Whom the article's document names: what was said, but for ids said back as they were given."""
        last = Change.objects.filter(subject_type="article", after__external_id=str(number)).latest("version")
        return [credit["contributor"] for credit in last.after["credits"]]

    def every_slug_leads(self, leads: dict[str, str]) -> None:
        for site, slug, owner in Slug.objects.values_list("site__slug", "slug", "contributor_id"):
            found = named(site, slug)
            assert found is not None
            assert found.contributor == leads.get(owner, owner)
        for site in Site.objects.all():
            slugs = [place.slug for place in site.profiles.filter(contributor__merged_into__isnull=True)]
            assert len(slugs) == len(set(slugs)), "two who stand have one address"


@pytest.fixture
def world() -> World:
    return World()


@contextmanager
def taken_back(world: World) -> Iterator[None]:
    """Nothing of one example is left for the next."""
    said = dict(world.said)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    world.said = said


CHEAP = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@CHEAP
@given(taken=st.lists(steps, min_size=2, max_size=6))
def test_no_order_of_edits_merges_and_undos_loses_anything(world: World, taken: list[tuple[Any, ...]]) -> None:
    with taken_back(world):
        for step in taken:
            world.do(step)
        world.holds()


@CHEAP
@given(taken=st.lists(st.tuples(who, st.lists(who, min_size=1, max_size=3, unique=True)), max_size=3))
def test_undoing_all_merges_brings_back_what_was(world: World, taken: list[tuple[int, list[int]]]) -> None:
    """But for places: where her id was seen, it goes on answering."""
    with taken_back(world):
        before = {pk: _without_places(pk) for pk in world.ids}
        owners = list(Credit.objects.order_by("pk").values_list("contributor_id", flat=True))
        for number, others in taken:
            world.merge(number, others)

        for made in Merge.objects.order_by("-created_at", "-pk"):
            undo_merge(made, by=world.by)

        assert {pk: _without_places(pk) for pk in world.ids} == before
        assert list(Credit.objects.order_by("pk").values_list("contributor_id", flat=True)) == owners
        world.holds()


def _without_places(pk: str) -> dict[str, Any]:
    return Contributor.objects.get(pk=pk).snapshot() | {"sites": None}
