"""Who may do what. The table of rights on the desk's page about permissions, read as tests."""

from collections.abc import Callable

import pytest
from django.db import transaction

from contributors import access
from contributors.actions.actors import clock_actor, contributor_actor, key_actor, member_actor
from contributors.actions.contributors import (
    create_contributor,
    edit_contributor,
    edit_person,
    publish_contributor,
    revert_contributor,
    withdraw_contributor,
)
from contributors.actions.keys import issue_key, revoke_key
from contributors.actions.members import edit_member, grant_role, invite_member, revoke_role
from contributors.actions.photos import edit_photo, remove_photo, set_photo
from contributors.actions.sites import create_site, edit_site
from contributors.changes import change
from contributors.errors import Invalid, NotAllowed
from contributors.models import Actor, Contributor, Membership, Site
from tests.factories import (
    make_contributor,
    make_key,
    make_member,
    make_photo,
    make_site,
    photo_file,
    setup_actor,
)

pytestmark = pytest.mark.django_db

WHO = ("owner", "owner of fba", "editor of fba", "editor of signal", "safety", "photo editor", "pk_", "sk_", "herself")


class House:
    def __init__(self) -> None:
        self.fba, self.signal = make_site("fba", "FBA"), make_site("signal", "Signal")
        self.laura = make_contributor("Laura", self.fba, self.signal, home_site="fba", emails=["laura@private.example"])
        self.free = make_contributor("Freelance", self.signal, home_site=None)
        edit_contributor(self.free, {"home_site": None}, by=setup_actor())

    def actor(self, who: str) -> Actor:
        makers: dict[str, Callable[[], Actor]] = {
            "owner": lambda: member_actor(make_member("owner")),
            "owner of fba": lambda: member_actor(make_member("chief", ("owner", self.fba))),
            "editor of fba": lambda: member_actor(make_member("maya", ("editor", self.fba))),
            "editor of signal": lambda: member_actor(make_member("sam", ("editor", self.signal))),
            "safety": lambda: member_actor(make_member("safe", ("safety", None))),
            "photo editor": lambda: member_actor(make_member("pia", ("photo", self.fba))),
            "pk_": lambda: key_actor(make_key("publishable", self.fba)[0]),
            "sk_": lambda: key_actor(make_key("secret", self.fba)[0]),
            "herself": lambda: contributor_actor(self.laura),
        }
        return makers[who]()


@pytest.fixture
def house() -> House:
    return House()


# What is tried, and who may.
TRIED: dict[str, tuple[Callable[[House, Actor], object], set[str]]] = {
    "the base profile": (
        lambda house, by: edit_contributor(house.laura, {"role": "Writer"}, by=by),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "the base profile of somebody without a home": (
        lambda house, by: edit_contributor(house.free, {"role": "Writer"}, by=by),
        {"owner", "owner of fba", "editor of fba", "editor of signal"},
    ),
    "what fba shows": (
        lambda house, by: edit_contributor(
            house.laura, {"sites": {"fba": {"overrides": {"role": {"value": "Critic"}}}}}, by=by
        ),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "what signal shows": (
        lambda house, by: edit_contributor(
            house.laura, {"sites": {"signal": {"overrides": {"role": {"value": "Critic"}}}}}, by=by
        ),
        {"owner", "editor of signal"},
    ),
    "the base and what signal shows": (
        lambda house, by: edit_contributor(
            house.laura, {"role": "Writer", "sites": {"signal": {"overrides": {"role": {"value": "Critic"}}}}}, by=by
        ),
        {"owner"},
    ),
    "another home": (
        lambda house, by: edit_contributor(house.laura, {"home_site": "signal"}, by=by),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "a photo": (
        lambda house, by: set_photo(house.laura, photo_file(96, 96), {}, by=by, small=True),
        {"owner", "owner of fba", "editor of fba", "editor of signal", "photo editor"},
    ),
    "a photo of somebody on signal": (
        lambda house, by: set_photo(house.free, photo_file(96, 96), {}, by=by, small=True),
        {"owner", "editor of signal"},
    ),
    "a photo of somebody on no site": (
        lambda house, by: set_photo(make_contributor("New"), photo_file(96, 96), {}, by=by, small=True),
        {"owner", "owner of fba", "editor of fba", "editor of signal", "photo editor"},
    ),
    "what is said of a photo": (
        lambda house, by: edit_photo(make_photo(house.laura), {"alt": "Laura"}, by=by),
        {"owner", "owner of fba", "editor of fba", "editor of signal", "photo editor"},
    ),
    "to take a photo away": (
        lambda house, by: remove_photo(_with_photo(house.laura), by=by),
        {"owner", "owner of fba", "editor of fba", "editor of signal", "photo editor", "safety"},
    ),
    "to publish": (
        lambda house, by: publish_contributor(make_contributor("New", house.fba, publish=False), by=by),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "to withdraw": (
        lambda house, by: withdraw_contributor(house.laura, by=by),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "the private side": (
        lambda house, by: edit_person(house.laura.person, {"notes": "Calls back"}, by=by),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "a new contributor": (
        lambda house, by: create_contributor({"name": "Ada"}, by=by),
        {"owner", "owner of fba", "editor of fba", "editor of signal"},
    ),
    "a new contributor on fba": (
        lambda house, by: create_contributor({"name": "Ada", "sites": {"fba": {}}}, by=by),
        {"owner", "owner of fba", "editor of fba"},
    ),
    "a new site": (lambda house, by: create_site({"name": "Meridian"}, by=by), {"owner"}),
    "the settings of fba": (
        lambda house, by: edit_site(house.fba, {"name": "F. B. A."}, by=by),
        {"owner", "owner of fba"},
    ),
    "to invite": (
        lambda house, by: invite_member({"sign_in_name": "new", "name": "New"}, "editor", house.fba, by=by),
        {"owner"},
    ),
    "a role on fba": (
        lambda house, by: grant_role(make_member("new", ("photo", house.signal)), "editor", house.fba, by=by),
        {"owner", "owner of fba"},
    ),
    "a role everywhere": (
        lambda house, by: grant_role(make_member("new", ("photo", house.signal)), "owner", None, by=by),
        {"owner"},
    ),
    "to end a role on signal": (
        lambda house, by: revoke_role(make_member("new", ("editor", house.signal)).memberships.get(), by=by),
        {"owner"},
    ),
    "a key of fba": (
        lambda house, by: issue_key("secret", "A key", by=by, site=house.fba),
        {"owner", "owner of fba"},
    ),
    "to end a key of fba": (
        lambda house, by: revoke_key(make_key("secret", house.fba)[0], by=by),
        {"owner", "owner of fba"},
    ),
    "a token of somebody else": (
        lambda house, by: issue_key("personal", "A token", by=by, member=make_member("new", ("editor", house.fba))),
        {"owner"},
    ),
}


def _with_photo(contributor: Contributor) -> Contributor:
    make_photo(contributor)
    return contributor


@pytest.mark.parametrize("tried", sorted(TRIED))
def test_the_table_of_rights(house: House, tried: str) -> None:
    act, may = TRIED[tried]

    found = {who for who in WHO if _may(act, house, who)}

    assert found == may


def _may(act: Callable[[House, Actor], object], house: House, who: str) -> bool:
    with transaction.atomic():
        try:
            act(house, house.actor(who))
        except NotAllowed as refusal:
            return refusal.code != "not_allowed"
        finally:
            transaction.set_rollback(True)
    return True


def test_a_refusal_names_who_may(house: House) -> None:
    by = house.actor("editor of signal")

    with pytest.raises(NotAllowed) as refusal:
        edit_contributor(house.laura, {"role": "Writer"}, by=by)

    assert refusal.value.detail == (
        "You may not edit `role`: it belongs to the home site. An editor of `fba` or an owner may."
    )
    assert refusal.value.param == "role"


def test_a_refusal_names_whose_place_it_is(house: House) -> None:
    with pytest.raises(NotAllowed) as refusal:
        edit_contributor(house.laura, {"sites": {"signal": None}}, by=house.actor("editor of fba"))

    assert refusal.value.detail == "You may not edit what `signal` shows. An editor of `signal` may."
    assert refusal.value.param == "sites.signal"


def test_bringing_back_what_another_site_showed_is_that_sites(house: House) -> None:
    edit_contributor(house.laura, {"sites": {"signal": {"overrides": {"role": {"value": "X"}}}}}, by=setup_actor())
    edit_contributor(house.laura, {"role": "Writer"}, by=setup_actor())
    by = house.actor("editor of fba")

    revert_contributor(house.laura, 2, by=by)
    with pytest.raises(NotAllowed):
        revert_contributor(house.laura, 1, by=by)


@pytest.mark.parametrize("field", ["is_staff", "is_active", "sign_in_name"])
def test_nobody_raises_her_own_rights(field: str) -> None:
    member = make_member("maya", ("editor", make_site()))
    value = {"is_staff": True, "is_active": False, "sign_in_name": "owner"}[field]

    with pytest.raises(NotAllowed) as refusal:
        edit_member(member, {field: value}, by=member_actor(member))

    assert refusal.value.param == field


def test_a_member_sets_her_own_name() -> None:
    member = make_member("maya", ("editor", make_site()))

    edit_member(member, {"name": "Maya Lindqvist"}, by=member_actor(member))

    member.refresh_from_db()
    assert member.name == "Maya Lindqvist"


def test_the_last_owner_stays() -> None:
    first = make_member("owner")
    first_role = first.memberships.get()
    by = member_actor(first)

    for act in (lambda: revoke_role(first_role, by=by), lambda: edit_member(first, {"is_active": False}, by=by)):
        with pytest.raises(Invalid) as refusal:
            act()
        assert refusal.value.code == "last_owner"

    make_member("second")
    revoke_role(first_role, by=by)
    assert Membership.objects.get(pk=first_role.pk).revoked_at is not None


@pytest.mark.parametrize("status", ["withheld", "erased"])
@pytest.mark.parametrize("who", ["owner", "editor of fba", "safety"])
def test_nobody_edits_who_is_locked_for_safety(house: House, status: str, who: str) -> None:
    Contributor.objects.filter(pk=house.laura.pk).update(status=status)

    with pytest.raises(NotAllowed) as refusal:
        edit_contributor(house.laura, {"role": "Writer"}, by=house.actor(who))

    assert refusal.value.code == "safety_locked"


def test_services_and_the_clock_act_for_the_registry(house: House) -> None:
    for by in (setup_actor(), clock_actor()):
        with change(house.laura, "edit", by=by) as edit:
            edit.document["role"] = str(by)

    house.laura.refresh_from_db()
    assert house.laura.role == "clock:clock"


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("owner", {"Laura", "Freelance", "Draft"}),
        ("editor of signal", {"Laura", "Freelance", "Draft"}),
        ("safety", {"Laura", "Freelance", "Draft"}),
        ("photo editor", {"Laura", "Freelance", "Draft"}),
        ("pk_", {"Laura"}),
        ("sk_", {"Laura"}),
        ("herself", set()),
    ],
)
def test_draft_is_invisible_to_strangers(house: House, who: str, seen: set[str]) -> None:
    make_contributor("Draft", house.fba, publish=False)
    rights = access.rights_of(house.actor(who))

    visible = Contributor.objects.filter(access.visible_to(rights))

    assert sorted(contributor.name for contributor in visible) == sorted(seen)
    assert access.sees_private(rights) == (who in {"owner", "editor of signal", "safety"})


def test_a_member_who_left_sees_nothing(house: House) -> None:
    member = make_member("maya", ("editor", house.fba))
    edit_member(member, {"is_active": False}, by=setup_actor())

    rights = access.rights_of(member_actor(member))

    assert not Contributor.objects.filter(access.visible_to(rights)).exists()


def test_a_role_on_a_site_counts_there_alone() -> None:
    fba, signal = make_site("fba"), make_site("signal")
    rights = access.rights_of(member_actor(make_member("maya", ("editor", fba))))

    assert (rights.edits(fba.pk), rights.edits(signal.pk), rights.edits(None)) == (True, False, False)


def test_only_the_sites_own_secret_key_writes_articles(house: House) -> None:
    article_site: Site = house.fba
    right, wrong = make_key("secret", article_site)[0], make_key("secret", house.signal)[0]
    narrow, _ = issue_key("secret", "cards", by=setup_actor(), site=article_site, options={"scopes": ["cards"]})

    from_key = {key.pk: access.rights_of(key_actor(key)) for key in (right, wrong, narrow)}
    article = article_site.articles.model(site=article_site)

    assert [access.can(from_key[key.pk], "put", article) for key in (right, wrong, narrow)] == [True, False, False]
