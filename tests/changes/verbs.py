"""Every verb there is: whom it changes, how doors call it, and a world in which it can be tried."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contributors.actions.actors import contributor_actor, key_actor, member_actor
from contributors.actions.articles import put_article, revert_article
from contributors.actions.contributors import (
    create_contributor,
    edit_contributor,
    edit_person,
    publish_contributor,
    revert_contributor,
    withdraw_contributor,
)
from contributors.actions.credited_names import reopen_name, settle_name
from contributors.actions.duplicates import draw_distinction, withdraw_distinction
from contributors.actions.keys import issue_key, revoke_key, rotate_key
from contributors.actions.members import edit_member, grant_role, invite_member, revoke_role
from contributors.actions.merging import merge_contributors, undo_merge
from contributors.actions.photos import edit_photo, remove_photo, revert_photo, set_photo
from contributors.actions.sites import create_site, edit_site, revert_site
from contributors.changes import change
from contributors.models import (
    Actor,
    Article,
    Contributor,
    CreditedName,
    Distinction,
    Key,
    Member,
    Membership,
    Merge,
    Person,
    Photo,
    Site,
    Subject,
)
from tests.factories import (
    make_article,
    make_contributor,
    make_key,
    make_member,
    make_photo,
    make_site,
    photo_file,
    setup_actor,
)


@dataclass
class World:
    """A site with one of everything on it, another site, and those who may do nothing of it."""

    site: Site
    other: Site
    owner: Actor
    laura: Contributor
    draft: Contributor
    photo: Photo
    article: Article
    key: Key
    colleague: Member
    strangers: dict[str, Actor]


def made_world() -> World:
    site, other = make_site("fba", "FBA"), make_site("signal", "Signal")
    owner = member_actor(make_member("owner"))
    laura = make_contributor("Laura", site, location="Maryland")
    edit_contributor(laura, {"location": "Virginia"}, by=setup_actor())
    laura.refresh_from_db()
    article = make_article(site, "a1", laura)
    put_article(site, "a1", {"title": "Another title", "credits": [{"contributor": laura.pk}]}, by=setup_actor())
    article.refresh_from_db()
    edit_site(site, {"name": "FBA News"}, by=setup_actor())
    site.refresh_from_db()
    draft = make_contributor("Draft", site, publish=False)
    colleague = make_member("colleague", ("editor", site))
    photo = make_photo(laura, alt="Laura")
    edit_photo(photo, {"alt": "Laura at her desk"}, by=setup_actor())
    photo = Photo.objects.get()
    key = make_key("secret", site)[0]
    return World(site, other, owner, laura, draft, photo, article, key, colleague, made_strangers(site, other, laura))


def made_strangers(site: Site, other: Site, laura: Contributor) -> dict[str, Actor]:
    nobody = make_member("nobody", ("photo", other))
    revoke_role(Membership.objects.get(member=nobody), by=setup_actor())
    return {
        "a member without a role": member_actor(nobody),
        "a photo editor": member_actor(make_member("photographer", ("photo", site))),
        "a photo editor of another site": member_actor(make_member("stringer", ("photo", other))),
        "a publishable key of the site": key_actor(make_key("publishable", site)[0]),
        "a secret key of another site": key_actor(make_key("secret", other)[0]),
        "the contributor herself": contributor_actor(laura),
    }


@dataclass(frozen=True)
class Verb:
    """``subject`` is a new one for a verb that creates; ``act`` is what doors call; ``again`` repeats it in vain."""

    subject: Callable[[World], Subject]
    act: Callable[[World, Any, Actor], object]
    repeats: bool = True


def membership_of(world: World) -> Membership:
    return Membership.objects.get(member=world.colleague)


def join(world: World, contributor: Contributor, by: Actor) -> None:
    with change(contributor, "join", by=by) as edit:
        edit.document["sites"].setdefault("signal", {})


def two(world: World) -> dict[str, str]:
    first, second = sorted((world.laura.pk, world.draft.pk))
    return {"first_id": first, "second_id": second}


def distinction(world: World) -> Distinction:
    if not Distinction.objects.exists():
        draw_distinction(world.laura.pk, world.draft.pk, by=setup_actor())
    return Distinction.objects.get()


def merge(world: World) -> Merge:
    """Laura has taken in somebody who had taken in somebody herself."""
    if not Merge.objects.exists():
        third, second = (make_contributor(name, world.site) for name in ("Third", "Second"))
        merge_contributors(second, [third.pk], by=setup_actor())
        merge_contributors(world.laura, [second.pk], by=setup_actor())
    return Merge.objects.get(survivor=world.laura)


def merged(world: World) -> Contributor:
    return merge(world).members.get().contributor


def pointer(world: World) -> Contributor:
    """One alone who leads to Laura."""
    if not Merge.objects.exists():
        merge_contributors(world.laura, [make_contributor("Second", world.site).pk], by=setup_actor())
    return merged(world)


def merge_laura(world: World, draft: Contributor, by: Actor) -> None:
    merge_contributors(draft, [world.laura.pk], by=by)


def undo(world: World, _: object, by: Actor) -> None:
    undo_merge(Merge.objects.get(survivor=world.laura), by=by)


def read_article(world: World, settled: bool = False) -> Article:
    """An article that was read from a feed, with a name in it that leads to nobody, or that a person decided about."""
    article = Article.objects.filter(external_id="read").first()
    article = article or make_article(world.site, "read", credits=[{"text": "L. Whitfield"}], source="feed")
    if settled and not printed(world).settled:
        settle_name(printed(world), world.laura.pk, by=setup_actor())
    article.refresh_from_db()
    return article


def printed(world: World) -> CreditedName:
    return CreditedName.objects.get(text="L. Whitfield")


CREDIT_NOBODY = {"credits": [], "no_byline": True}
VERBS = {
    "contributor.create": Verb(
        lambda world: Contributor(), lambda world, _, by: create_contributor({"name": "Ada"}, by=by), repeats=False
    ),
    "contributor.edit": Verb(
        lambda world: world.laura, lambda world, laura, by: edit_contributor(laura, {"role": "Writer"}, by=by)
    ),
    "contributor.publish": Verb(lambda world: world.draft, lambda world, draft, by: publish_contributor(draft, by=by)),
    "contributor.withdraw": Verb(
        lambda world: world.laura, lambda world, laura, by: withdraw_contributor(laura, by=by)
    ),
    "contributor.revert": Verb(lambda world: world.laura, lambda world, laura, by: revert_contributor(laura, 1, by=by)),
    "contributor.join": Verb(lambda world: world.laura, join),
    "contributor.set_photo": Verb(
        lambda world: world.draft,
        lambda world, draft, by: set_photo(draft, photo_file(), {"credit": "Anna Reyes"}, by=by, small=True),
    ),
    "contributor.remove_photo": Verb(lambda world: world.laura, lambda world, laura, by: remove_photo(laura, by=by)),
    "contributor.merge": Verb(lambda world: world.laura, lambda world, _, by: merge_laura(world, world.draft, by)),
    "contributor.take_in": Verb(lambda world: world.draft, merge_laura),
    "contributor.repoint": Verb(pointer, lambda world, _, by: merge_laura(world, world.draft, by)),
    "contributor.split": Verb(merged, undo),
    "contributor.give_back": Verb(lambda world: merge(world).survivor, undo),
    "merge.create": Verb(
        lambda world: Merge(survivor=world.draft), lambda world, _, by: merge_laura(world, world.draft, by)
    ),
    "merge.undo": Verb(merge, undo),
    "distinction.draw": Verb(
        lambda world: Distinction(**two(world)),
        lambda world, _, by: draw_distinction(world.laura.pk, world.draft.pk, by=by),
    ),
    "distinction.withdraw": Verb(distinction, lambda world, distinction, by: withdraw_distinction(distinction, by=by)),
    "photo.create": Verb(
        lambda world: Photo(contributor=world.draft),
        lambda world, _, by: set_photo(world.draft, photo_file(), {}, by=by, small=True),
    ),
    "photo.edit": Verb(
        lambda world: world.photo, lambda world, photo, by: edit_photo(photo, {"credit": "Anna Reyes"}, by=by)
    ),
    "photo.revert": Verb(lambda world: world.photo, lambda world, photo, by: revert_photo(photo, 1, by=by)),
    "person.create": Verb(
        lambda world: Person(), lambda world, _, by: create_contributor({"name": "Ada"}, by=by), repeats=False
    ),
    "person.edit": Verb(
        lambda world: world.laura.person, lambda world, person, by: edit_person(person, {"notes": "Calls back"}, by=by)
    ),
    "site.create": Verb(
        lambda world: Site(), lambda world, _, by: create_site({"name": "Meridian"}, by=by), repeats=False
    ),
    "site.edit": Verb(lambda world: world.site, lambda world, site, by: edit_site(site, {"name": "F. B. A."}, by=by)),
    "site.revert": Verb(lambda world: world.site, lambda world, site, by: revert_site(site, 1, by=by)),
    "article.put": Verb(
        lambda world: world.article,
        lambda world, article, by: put_article(world.site, "a1", CREDIT_NOBODY, by=by),
    ),
    "article.settle": Verb(
        lambda world: read_article(world), lambda world, _, by: settle_name(printed(world), world.laura.pk, by=by)
    ),
    "article.reopen": Verb(
        lambda world: read_article(world, settled=True), lambda world, _, by: reopen_name(printed(world), by=by)
    ),
    "credited_name.settle": Verb(
        lambda world: read_article(world) and printed(world),
        lambda world, name, by: settle_name(name, world.laura.pk, by=by),
    ),
    "credited_name.reopen": Verb(
        lambda world: read_article(world, settled=True) and printed(world),
        lambda world, name, by: reopen_name(name, by=by),
    ),
    "article.revert": Verb(lambda world: world.article, lambda world, article, by: revert_article(article, 1, by=by)),
    "member.invite": Verb(
        lambda world: Member(),
        lambda world, _, by: invite_member({"sign_in_name": "grace", "name": "Grace"}, "editor", world.site, by=by),
        repeats=False,
    ),
    "member.edit": Verb(
        lambda world: world.colleague, lambda world, member, by: edit_member(member, {"name": "Col League"}, by=by)
    ),
    "membership.grant": Verb(
        lambda world: Membership(member=world.colleague, site=world.site, role="photo"),
        lambda world, _, by: grant_role(world.colleague, "photo", world.site, by=by),
    ),
    "membership.revoke": Verb(membership_of, lambda world, membership, by: revoke_role(membership, by=by)),
    "key.issue": Verb(
        lambda world: Key(kind="secret", site=world.site, digest="0" * 64),
        lambda world, _, by: issue_key("secret", "A key", by=by, site=world.site),
        repeats=False,
    ),
    "key.rotate": Verb(lambda world: world.key, lambda world, key, by: rotate_key(key, by=by), repeats=False),
    "key.revoke": Verb(lambda world: world.key, lambda world, key, by: revoke_key(key, by=by)),
}
MAKING = {"create", "invite", "issue", "grant", "draw"}
EXISTING = sorted(set(VERBS) - {verb for verb in VERBS if verb.split(".")[1] in MAKING})
