"""The actor behind a member, a key or a service: a row that is made when it first acts and stays for history."""

from contributors.models import Actor, Contributor, Key, Member


def member_actor(member: Member) -> Actor:
    return Actor.objects.get_or_create(kind=Actor.Kind.MEMBER, member=member)[0]


def key_actor(key: Key) -> Actor:
    """A personal token acts as its member, the other keys as themselves."""
    if key.member is not None:
        return member_actor(key.member)
    return Actor.objects.get_or_create(kind=Actor.Kind.KEY, key=key)[0]


def contributor_actor(contributor: Contributor) -> Actor:
    return Actor.objects.get_or_create(kind=Actor.Kind.CONTRIBUTOR, contributor=contributor)[0]


def service_actor(name: str) -> Actor:
    """A part of the registry that acts by itself, such as ``setup`` or ``articles``."""
    return Actor.objects.get_or_create(kind=Actor.Kind.SERVICE, name=name)[0]


def clock_actor() -> Actor:
    """What happens because a day has come."""
    return Actor.objects.get_or_create(kind=Actor.Kind.CLOCK, name="clock")[0]
