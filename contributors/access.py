"""Who may do what: one table of rules, asked by the write path about the locked row, and one Q for reading.

A rule is a predicate over the rights of an actor and the subject. Services and the clock act for the registry itself
and may do everything; what they do is decided where they are called.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q

from contributors.errors import Clash, NotAllowed
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

SAFETY_STATUSES = frozenset({"withheld", "erased"})
_PHOTO_VERBS = {"set_photo": "set the photo of", "remove_photo": "remove the photo of"}
# What merging does to whom: the one who stays, those who become pointers, and pointers that now lead elsewhere.
_MERGE_VERBS = {
    "take_in": "merge others into",
    "merge": "merge",
    "split": "split off",
    "give_back": "split others off",
    "repoint": "merge those who lead to",
}
# The verbs that a contributor who was merged still takes.
_OF_POINTERS = frozenset({"split", "repoint"})
_WHO_SETS_PHOTOS = "An owner, an editor or a photo editor of a site of hers may."
# What only an owner of the registry sets for a member, herself included.
_MEMBER_RIGHTS = frozenset({"sign_in_name", "is_active", "is_staff"})
# What each kind of key may be used for; a secret key may be issued with fewer.
SCOPES = {
    "publishable": ("cards",),
    "secret": ("cards", "list", "search", "lookup", "articles", "changes"),
    "personal": ("manage",),
}


@dataclass(frozen=True, slots=True)
class Rights:
    """What an actor is on which site. A site of None stands for all sites."""

    actor: Actor
    roles: frozenset[tuple[str, str | None]]

    def has(self, role: str, site_id: str | None) -> bool:
        """Whether the actor has ``role`` on that site, or on all sites."""
        return (role, None) in self.roles or (site_id is not None and (role, site_id) in self.roles)

    def has_anywhere(self, *roles: str) -> bool:
        return any(role in roles for role, _ in self.roles)

    def owns(self, site_id: str | None) -> bool:
        return self.has("owner", site_id)

    def edits(self, site_id: str | None) -> bool:
        return self.has("owner", site_id) or self.has("editor", site_id)


def rights_of(actor: Actor) -> Rights:
    """One query for a member, none for a key, a contributor or a service."""
    if actor.member_id is None:
        return Rights(actor, frozenset())
    held = Membership.objects.filter(member_id=actor.member_id, member__is_active=True, revoked_at__isnull=True)
    return Rights(actor, frozenset(held.values_list("role", "site_id")))


def _edits_base(rights: Rights, subject: Subject) -> bool:
    """The base profile belongs to the home site; without one, to every editor."""
    assert isinstance(subject, Contributor)
    if subject.home_site_id is None:
        return rights.has_anywhere("owner", "editor")
    return rights.edits(subject.home_site_id)


def _repoints(rights: Rights, subject: Subject) -> bool:
    """Where a pointer leads follows from what is merged or split, and that has rules of its own."""
    return rights.has_anywhere("owner", "editor")


def _merges(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, Merge)
    return _edits_base(rights, subject.survivor)


def _tells_apart(rights: Rights, subject: Subject) -> bool:
    """Whoever edits one of the two."""
    assert isinstance(subject, Distinction)
    return _edits_base(rights, subject.first) or _edits_base(rights, subject.second)


def _edits_person(rights: Rights, subject: Subject) -> bool:
    """Whoever edits the base profile of one of the contributors behind whom the person stands."""
    assert isinstance(subject, Person)
    if rights.owns(None) or not rights.has_anywhere("owner", "editor"):
        return rights.owns(None)
    return any(_edits_base(rights, contributor) for contributor in subject.contributors.all())


def _edits_somewhere(rights: Rights, subject: Subject) -> bool:
    return rights.has_anywhere("owner", "editor")


def _sets_photos(rights: Rights, subject: Subject) -> bool:
    """Owners, editors and photo editors of a site of hers; of any site while she has none."""
    return _has_on_a_site_of_hers(rights, subject, ("owner", "editor", "photo"))


def _removes_photos(rights: Rights, subject: Subject) -> bool:
    return _has_on_a_site_of_hers(rights, subject, ("owner", "editor", "photo", "safety"))


def _has_on_a_site_of_hers(rights: Rights, subject: Subject, roles: tuple[str, ...]) -> bool:
    """One query, and none for who has none of the roles."""
    assert isinstance(subject, Contributor | Photo)
    if not rights.has_anywhere(*roles):
        return False
    contributor = subject.contributor if isinstance(subject, Photo) else subject
    hers = {contributor.home_site_id, *contributor.site_profiles.values_list("site_id", flat=True)} - {None}
    return not hers or any(rights.has(role, site_id) for role in roles for site_id in hers)


def _owns_everything(rights: Rights, subject: Subject) -> bool:
    return rights.owns(None)


def _owns_site(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, Site)
    return rights.owns(subject.pk)


def _owns_site_of(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, Membership | Key)
    return rights.owns(subject.site_id)


def _holds_or_owns_key(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, Key)
    if subject.member_id is not None:
        return rights.actor.member_id == subject.member_id or rights.owns(None)
    return rights.owns(subject.site_id)


def _writes_articles(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, Article)
    key = rights.actor.key
    if key is not None:
        return key.kind == Key.Kind.SECRET and key.site_id == subject.site_id and "articles" in key.scopes
    return rights.edits(subject.site_id)


def _edits_site_of(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, CreditedName | Article)
    return rights.edits(subject.site_id)


def _is_self_or_owner(rights: Rights, subject: Subject) -> bool:
    assert isinstance(subject, Member)
    return rights.actor.member_id == subject.pk or rights.owns(None)


RULES: dict[str, Callable[[Rights, Subject], bool]] = {
    "contributor.create": _edits_somewhere,
    "contributor.edit": _edits_somewhere,  # which fields: `require_fields`
    "contributor.publish": _edits_base,
    "contributor.withdraw": _edits_base,
    "contributor.revert": _edits_base,
    "contributor.join": _edits_somewhere,
    "contributor.merge": _edits_base,
    "contributor.take_in": _edits_base,
    "contributor.repoint": _repoints,
    "contributor.split": _edits_base,
    "contributor.give_back": _edits_base,
    "merge.create": _merges,
    "merge.undo": _merges,
    "distinction.draw": _tells_apart,
    "distinction.withdraw": _tells_apart,
    "contributor.set_photo": _sets_photos,
    "contributor.remove_photo": _removes_photos,
    "photo.create": _sets_photos,
    "photo.edit": _sets_photos,
    "photo.revert": _sets_photos,
    "person.create": _edits_somewhere,
    "person.edit": _edits_person,
    "site.create": _owns_everything,
    "site.edit": _owns_site,
    "site.revert": _owns_site,
    "article.put": _writes_articles,
    "article.revert": _writes_articles,
    "article.settle": _edits_site_of,
    "article.reopen": _edits_site_of,
    "credited_name.settle": _edits_site_of,
    "credited_name.reopen": _edits_site_of,
    "member.invite": _owns_everything,
    "member.edit": _is_self_or_owner,
    "membership.grant": _owns_site_of,
    "membership.revoke": _owns_site_of,
    "key.issue": _holds_or_owns_key,
    "key.rotate": _holds_or_owns_key,
    "key.revoke": _holds_or_owns_key,
}


def can(rights: Rights, verb: str, subject: Subject) -> bool:
    """Whether the rule for ``verb`` (``edit``, ``publish`` …) on this kind of subject lets the actor do it."""
    if rights.actor.kind in {Actor.Kind.SERVICE, Actor.Kind.CLOCK}:
        return True
    return RULES[f"{subject.subject_type}.{verb}"](rights, subject)


def require(rights: Rights, verb: str, subject: Subject) -> None:
    """Raises NotAllowed (``not_allowed``; ``safety_locked`` for a withheld or erased contributor).

    Raises Clash (``merged``), which names her, where somebody else stands for a contributor now.
    """
    about = subject.contributor if isinstance(subject, Photo) else subject
    if isinstance(about, Contributor) and about.status in SAFETY_STATUSES and rights.actor.kind != Actor.Kind.SERVICE:
        raise NotAllowed(
            "This contributor is locked for safety. Ask someone with the safety role.", code="safety_locked"
        )
    if not can(rights, verb, subject):
        words = (_PHOTO_VERBS | _MERGE_VERBS).get(verb, verb)
        who = _WHO_SETS_PHOTOS if isinstance(subject, Photo) or verb in _PHOTO_VERBS else _who_may(subject)
        raise NotAllowed(f"You may not {words} this {subject.subject_type}. {who}")
    if isinstance(about, Contributor) and about.merged_into_id is not None and verb not in _OF_POINTERS:
        raise Clash(
            f"`{about.pk}` was merged into `{about.merged_into_id}`. Work on that one, or undo the merge.",
            code="merged",
            extra={"merged_into": about.merged_into_id},
        )


def require_fields(
    rights: Rights, verb: str, subject: Subject, fields: Iterable[str], site_ids: dict[str, str]
) -> None:
    """The second half of the rule on an edit: the base belongs to the home site's editors, a place to that site's.

    ``fields`` are changed members of the document, ``sites.fba`` for a place; ``site_ids`` maps slugs to ids. What a
    merge moves is decided by the rules of its verbs; other sites are told after.
    """
    if rights.actor.kind in {Actor.Kind.SERVICE, Actor.Kind.CLOCK} or verb in _MERGE_VERBS:
        return
    if isinstance(subject, Member):
        _require_member_fields(rights, fields)
    if isinstance(subject, Contributor):
        _require_contributor_fields(rights, subject, fields, site_ids)


def _require_member_fields(rights: Rights, fields: Iterable[str]) -> None:
    for field in fields:
        if field in _MEMBER_RIGHTS and not rights.owns(None):
            raise NotAllowed(f"You may not set `{field}`. An owner of the registry may.", param=field)


def _require_contributor_fields(
    rights: Rights, subject: Contributor, fields: Iterable[str], site_ids: dict[str, str]
) -> None:
    for field in fields:
        if field.startswith("sites."):
            slug = field.removeprefix("sites.")
            if not rights.edits(site_ids.get(slug)):
                raise NotAllowed(f"You may not edit what `{slug}` shows. An editor of `{slug}` may.", param=field)
        elif field == "photo":
            if not _removes_photos(rights, subject):  # setting one has a rule of its own
                raise NotAllowed(f"You may not edit `photo`. {_WHO_SETS_PHOTOS}", param=field)
        elif not _edits_base(rights, subject):
            raise NotAllowed(
                f"You may not edit `{field}`: it belongs to the home site. {_who_may(subject)}", param=field
            )


def visible_to(rights: Rights) -> Q:
    """The contributors an actor may read: members see all, a key those published on its site, others none."""
    actor = rights.actor
    if actor.kind in {Actor.Kind.SERVICE, Actor.Kind.CLOCK} or rights.roles:
        return Q()
    if actor.key is not None and actor.key.site_id is not None:
        return Q(published_at__isnull=False, site_profiles__site_id=actor.key.site_id)
    return Q(pk__in=[])


def site_keys_visible_to(rights: Rights) -> Q:
    """The keys of the sites that an actor owns. Personal tokens are their members' own."""
    if rights.owns(None):
        return Q(site__isnull=False)
    return Q(site_id__in=[site_id for role, site_id in rights.roles if role == "owner"])


def sees_private(rights: Rights) -> bool:
    """Whether the actor may read who is behind a contributor: e-mail addresses, legal name, notes."""
    return rights.has_anywhere("owner", "safety", "editor")


def _who_may(subject: Subject) -> str:
    if isinstance(subject, Contributor) and subject.home_site is not None:
        return f"An editor of `{subject.home_site.slug}` or an owner may."
    if isinstance(subject, Contributor):
        return "An editor or an owner may."
    return "Ask an owner of the registry."
