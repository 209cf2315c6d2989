"""Credits and edits while those they are about are merged and come apart again: none is lost, none leads nowhere."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

from contributors.actions.articles import put_article
from contributors.actions.contributors import edit_contributor
from contributors.actions.merging import merge_contributors, undo_merge
from contributors.errors import Clash, Conflict
from contributors.models import Change, Contributor, Credit, Merge, Site
from tests.factories import make_contributor, make_site, setup_actor

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS, PUTS, EDITS = 3, 12, 12
Done = TypeVar("Done")


@dataclass
class Race:
    """Laura is merged into Lara and comes apart, while others credit both and edit both."""

    site: Site
    other: Site
    laura: Contributor
    lara: Contributor
    start: Barrier = field(default_factory=lambda: Barrier(4, timeout=60))

    def merge_and_undo(self) -> None:
        """In the end they are merged."""
        for _ in range(ROUNDS):
            merge = self.merge()
            until_it_goes(lambda: undo_merge(merge, by=setup_actor()))  # noqa: B023
        self.merge()

    def merge(self) -> Merge:
        return until_it_goes(lambda: merge_contributors(self.lara, [self.laura.pk], by=setup_actor()))

    def put(self, name: str) -> dict[str, list[str]]:
        """The ids that each article credits, by its own id. Each is put twice, the second time with both of them."""
        said: dict[str, list[str]] = {}
        site = {"a": self.site, "b": self.other}[name]
        for number in range(PUTS):
            order = [self.laura.pk, self.lara.pk][:: (-1) ** number]
            external_id, named = f"{name}{number // 2}", order[: 1 + number % 2]
            put_article(site, external_id, {"credits": [{"contributor": pk} for pk in named]}, by=setup_actor())
            said[external_id] = named
        return said

    def edit(self) -> int:
        kept = 0
        for number in range(EDITS):
            contributor = Contributor.objects.get(pk=(self.laura.pk, self.lara.pk)[number % 2])
            try:
                edit_contributor(contributor, {"location": f"Place {number}"}, by=setup_actor())
                kept += 1
            except Clash as refusal:
                if refusal.code != "merged":  # she is somebody else's id at this moment
                    raise
        return kept


def until_it_goes(act: Callable[[], Done]) -> Done:
    """A conflict says to send it again."""
    while True:
        try:
            return act()
        except Conflict:
            continue


def in_a_thread(work: Callable[[], Done], start: Barrier) -> Done:
    start.wait()
    try:
        return work()
    finally:
        connection.close()


def test_every_credit_is_kept_and_leads_to_somebody_published() -> None:
    site, other = make_site(), make_site("signal", "Signal")
    laura, lara = (make_contributor(name, site, location="Maryland") for name in ("Laura", "Lara"))
    race = Race(site, other, laura, lara)

    with ThreadPoolExecutor(4) as pool:
        merging, first, second, editing = (
            pool.submit(in_a_thread, work, race.start)
            for work in (race.merge_and_undo, lambda: race.put("a"), lambda: race.put("b"), race.edit)
        )
    said = first.result() | second.result()

    merging.result()
    assert credits() == {external_id: [(pk, lara.pk) for pk in named] for external_id, named in said.items()}
    assert published() == {lara.pk}
    undo_merge(Merge.objects.latest("created_at"), by=setup_actor())
    assert credits() == {external_id: [(pk, pk) for pk in named] for external_id, named in said.items()}
    assert published() == {laura.pk, lara.pk}
    assert Change.objects.filter(subject_type="contributor", verb="edit").count() == editing.result()
    assert Merge.objects.count() == ROUNDS + 1
    for pk in (laura.pk, lara.pk):
        assert_unbroken(pk)


def credits() -> dict[str, list[tuple[str, str]]]:
    """Whom each article names, and whom that leads to."""
    found: dict[str, list[tuple[str, str]]] = {}
    for credit in Credit.objects.select_related("article").order_by("article", "position"):
        named = credit.named_id or credit.contributor_id
        found.setdefault(credit.article.external_id, []).append((named, credit.contributor_id))
    return found


def published() -> set[str]:
    return set(Contributor.objects.published().values_list("pk", flat=True))


def assert_unbroken(pk: str) -> None:
    """Each change began where the one before it ended, and the last one is what stands."""
    changes = list(Change.objects.filter(subject_id=pk).order_by("version"))
    assert [change.version for change in changes] == list(range(1, len(changes) + 1))
    assert all(later.before == earlier.after for earlier, later in zip(changes, changes[1:], strict=False))
    assert changes[-1].after == Contributor.objects.get(pk=pk).snapshot()
