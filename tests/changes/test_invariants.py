"""What holds for every verb there is. The table has to name each of them, so that a new verb can't skip the tests."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from contributors.access import RULES
from contributors.actions.actors import member_actor
from contributors.actions.contributors import (
    edit_contributor,
)
from contributors.actions.members import revoke_role
from contributors.changes import change
from contributors.errors import Conflict, Invalid, NotAllowed
from contributors.models import (
    Actor,
    Change,
)
from tests.changes.verbs import EXISTING, VERBS, World, made_world, membership_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """In a transaction around those of the tests, each of which ends where it began."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(made_once: World) -> World:
    return deepcopy(made_once)


def everything() -> dict[str, list[Any]]:
    """All rows of all tables, but actors, which stand for whoever tried. As the driver gives them, which is quick."""
    quoted, found = connection.ops.quote_name, {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("contributors").get_models():
            if model is not Actor:
                key = ", ".join(quoted(field.column) for field in model._meta.pk_fields)
                cursor.execute(f"SELECT * FROM {quoted(model._meta.db_table)} ORDER BY {key}")  # noqa: S608  names of ours
                found[model.__name__] = cursor.fetchall()
    return found


OF_PHOTO_EDITORS = {"contributor.set_photo", "contributor.remove_photo", "photo.create", "photo.edit", "photo.revert"}


def strangers(world: World, verb: str) -> list[Actor]:
    may = {"a photo editor"} if verb in OF_PHOTO_EDITORS else set()
    return [actor for who, actor in world.strangers.items() if who not in may]


def test_the_table_names_every_verb() -> None:
    assert set(VERBS) == set(RULES)


@pytest.mark.parametrize("name", sorted(VERBS))
def test_a_verb_is_recorded_once_with_what_was_and_what_is(world: World, name: str) -> None:
    verb, (noun, word) = VERBS[name], name.split(".")
    subject = verb.subject(world)
    is_new = subject._state.adding
    before, version = (None, 0) if is_new else (subject.snapshot(), subject.version)
    known = set(Change.objects.values_list("pk", flat=True))

    verb.act(world, subject, world.owner)

    [recorded] = Change.objects.exclude(pk__in=known).filter(subject_type=noun, verb=word)
    stored = type(subject)._default_manager.get(pk=recorded.subject_id)
    assert recorded.by == world.owner
    assert recorded.version == stored.version == version + 1
    assert recorded.before == before
    assert recorded.after == stored.snapshot()
    assert recorded.after != before
    assert recorded.at == stored.updated_at
    assert is_new or recorded.fields == [
        *(field for field in stored.snapshot() if field != "sites" and before[field] != stored.snapshot()[field]),
        *(["sites.signal"] if word == "join" else []),
    ]


@pytest.mark.parametrize("name", sorted(VERBS))
def test_a_verb_is_refused_to_strangers_and_leaves_nothing(world: World, name: str) -> None:
    verb, word = VERBS[name], name.split(".")[1]
    verb.subject(world)  # which makes what it needs
    stood = everything()

    for stranger in strangers(world, name):
        subject = verb.subject(world)
        with pytest.raises(NotAllowed):
            verb.act(world, subject, stranger)
        with pytest.raises(NotAllowed), change(verb.subject(world), word, by=stranger):
            pytest.fail("the body ran before the rule was asked")

    assert everything() == stood


@pytest.mark.parametrize("name", sorted(name for name, verb in VERBS.items() if verb.repeats))
def test_a_verb_repeated_leaves_nothing(world: World, name: str) -> None:
    verb = VERBS[name]
    subject = verb.subject(world)
    verb.act(world, subject, world.owner)
    stood = everything()

    verb.act(world, subject, world.owner)

    assert everything() == stood


@pytest.mark.parametrize("name", EXISTING)
def test_an_edit_that_ends_as_it_began_leaves_nothing(world: World, name: str) -> None:
    subject, word = VERBS[name].subject(world), name.split(".")[1]
    stood = everything()

    with change(subject, word, by=world.owner) as edit:
        edit.document = dict(edit.document)

    assert edit.change is None
    assert everything() == stood


@pytest.mark.parametrize("name", EXISTING)
def test_a_conflict_leaves_nothing_and_says_which_version_stands(world: World, name: str) -> None:
    subject, word = VERBS[name].subject(world), name.split(".")[1]
    stood = everything()

    with (
        pytest.raises(Conflict) as refusal,
        change(subject, word, by=world.owner, expect=subject.version + 1),
    ):
        pytest.fail("the body ran on a version that nobody saw")

    assert refusal.value.extra == {"current_version": subject.version}
    assert everything() == stood


@pytest.mark.parametrize("name", sorted(VERBS))
def test_an_invalid_edit_leaves_nothing_and_says_where_it_is_wrong(world: World, name: str) -> None:
    subject, word = VERBS[name].subject(world), name.split(".")[1]
    stood = everything()

    with pytest.raises(Invalid) as refusal, change(subject, word, by=world.owner) as edit:
        edit.document["a/b~c"] = "no noun has this"

    assert "/a~1b~0c" in [fault.pointer for fault in refusal.value.faults]
    assert everything() == stood


@pytest.mark.parametrize("name", sorted(VERBS))
def test_an_error_in_the_body_leaves_nothing(world: World, name: str) -> None:
    subject, word = VERBS[name].subject(world), name.split(".")[1]
    stood = everything()

    with pytest.raises(ZeroDivisionError), change(subject, word, by=world.owner):
        raise ZeroDivisionError

    assert everything() == stood


def test_a_right_that_was_lost_in_between_is_lost(world: World) -> None:
    actor = member_actor(world.colleague)
    edit_contributor(world.laura, {"role": "Writer"}, by=actor)

    revoke_role(membership_of(world), by=world.owner)

    with pytest.raises(NotAllowed):
        edit_contributor(world.laura, {"role": "Editor"}, by=actor)


def test_a_reason_is_kept_and_an_endless_one_refused(world: World) -> None:
    edit = edit_contributor(world.laura, {"role": "Writer"}, by=world.owner, why="  She said so\u0301 ")
    stood = everything()

    with pytest.raises(Invalid) as refusal:
        edit_contributor(world.laura, {"role": "Editor"}, by=world.owner, why="x" * 1001)

    assert edit.change is not None
    assert edit.change.why == "She said s\u00f3"
    assert (refusal.value.code, refusal.value.param) == ("too_long", "why")
    assert everything() == stood
