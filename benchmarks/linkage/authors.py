"""Authors of several sites with their duplicates, drawn with a seed: labelled pairs of the kinds that sites report.

Duplicates arise as they do on sites: made again in silence, made twice for a short and a long bio, brought in by an
import that spells otherwise, cloned for a language, kept as user and as guest, typed in a hurry. And there are those
who only look like one: namesakes, families, a desk's common mailbox, firms called like people. Seven of ten pairs that
are one share an address; in the author tables that the walk-through of an import is about, it is three of four.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from anyascii import anyascii

from benchmarks.linkage.people import CULTURES, DESKS, PLACES, Culture
from contributors.duplicates import Profile
from contributors.duplicates.nicknames import nicknames_of

MAIL = ("gmail.com", "mail.example", "post.example")
SITES = ("fba", "meridian", "signal", "harbour", "courier", "echo")
PLACEHOLDER_PHOTO = "silhouette"


@dataclass
class World:
    """``truth`` are pairs of ids, in order; ``kinds`` says how each came to be."""

    profiles: list[Profile] = field(default_factory=list)
    truth: set[tuple[str, str]] = field(default_factory=set)
    kinds: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass
class Author:
    """Who a person really is: what records about her are drawn from. Forms of each name in Latin letters."""

    number: int
    culture: Culture
    given: str
    family: str
    latin_given: tuple[str, ...]
    latin_family: tuple[str, ...]
    email: str
    place: str
    sites: tuple[str, ...]
    month: str
    link: str
    orcid: str
    photo: str

    def name(self, given: str | None = None, family: str | None = None) -> str:
        given, family = given or self.given, family or self.family
        if self.culture.latin_given and given == self.given and self.culture.family_first:
            return family + given  # Han and Hangul are written without a space
        parts = (family, given) if self.culture.family_first and given == self.given else (given, family)
        return " ".join(parts)

    def latin_name(self, random: Random) -> str:
        return f"{random.choice(self.latin_given)} {random.choice(self.latin_family)}"


class Maker:
    """Draws a world of ``size`` authors, of whom about ``share`` have a second record."""

    def __init__(self, seed: int, size: int, share: float = 0.3) -> None:
        self.random, self.size, self.share = Random(seed), size, share  # noqa: S311  the same world every time
        self.world = World()
        self.count = 0
        self.mailboxes: dict[str, int] = {}
        self.borne: set[tuple[str, str]] = set()

    def draw(self) -> World:
        desks = [name.replace("|", " ") for name in DESKS.split()]
        for number in range(self.size):
            author = self._newcomer(number)
            first = self._record(
                author, author.name() if self.random.random() < 0.85 else author.latin_name(self.random)
            )
            self.world.profiles.append(first)
            drawn = self.random.random()
            if drawn < self.share:
                self._duplicate(author, first)
            elif drawn < self.share + 0.12:
                self._lookalike(author, first)
        for number, desk in enumerate(desks):
            self._desk(number, desk)
        self.random.shuffle(self.world.profiles)
        return self.world

    def _newcomer(self, number: int) -> Author:
        """Few authors are namesakes by chance: one in fifty of those who would be."""
        author = self._author(number)
        for _ in range(8):
            if (author.given, author.family) not in self.borne or self.random.random() < 0.02:
                break
            author = self._author(number)
        self.borne.add((author.given, author.family))
        return author

    def _id(self) -> str:
        self.count += 1
        return f"ctr_{self.count:06d}"

    def _author(self, number: int, culture: Culture | None = None, family: int | None = None) -> Author:
        random = self.random
        culture = culture or random.choices(CULTURES, (10, 4, 4, 4, 4, 2, 1, 1, 1, 2))[0]
        given_names, families = culture.given.split(), culture.family.split()
        given = _often(random, len(given_names))
        second = _often(random, len(given_names)) if culture.joiner is not None and random.random() < 0.8 else None
        family = _often(random, len(families)) if family is None else family
        latin_given = (culture.latin_given or culture.given).split()[given].replace("|", " ").split("/")
        latin_family = (culture.latin_family or culture.family).split()[family].replace("|", " ").split("/")
        native = given_names[given].replace("|", " ")
        if second is not None and second != given:
            native += culture.native_joiner + given_names[second].replace("|", " ")
            others = (culture.latin_given or culture.given).split()[second].replace("|", " ").split("/")
            latin_given = [
                f"{one}{culture.joiner}{_lowered(other, culture.joiner)}"
                for one, other in zip(latin_given * 3, others, strict=False)
            ]
        local = anyascii(f"{latin_given[0]}.{latin_family[0]}").lower().replace(" ", "")
        local = random.choice((local, local[0] + local.partition(".")[2], f"{local}{random.randint(1, 99)}"))
        return Author(
            number=number,
            culture=culture,
            given=native,
            family=families[family].replace("|", " "),
            latin_given=tuple(latin_given),
            latin_family=tuple(latin_family),
            email=f"{self._mailbox(local)}@{random.choice((*MAIL, f'{number}.example'))}",
            place=random.choice(PLACES.split()).replace("|", " "),
            sites=tuple(random.sample(SITES, random.choice((1, 1, 2, 3)))),
            month=_month(random),
            link=f"https://social.example/{local}-{number}",
            orcid=f"0000-{number:08d}",
            photo=f"photo-{number}",
        )

    def _mailbox(self, local: str) -> str:
        """No two people have one address."""
        self.mailboxes[local] = self.mailboxes.get(local, 0) + 1
        return local if self.mailboxes[local] == 1 else f"{local}.{self.mailboxes[local]}"

    def _record(self, author: Author, name: str, **differs: object) -> Profile:
        random = self.random
        values: dict[str, object] = {
            "emails": frozenset({author.email} if random.random() < 0.95 else ()),
            "links": frozenset({author.link} if random.random() < 0.4 else ()),
            "identifiers": frozenset({("orcid", author.orcid)} if random.random() < 0.05 else ()),
            "photo": author.photo if random.random() < 0.5 else PLACEHOLDER_PHOTO if random.random() < 0.2 else None,
            "location": author.place if random.random() < 0.6 else "",
            "sites": frozenset(author.sites),
            "months": frozenset({(author.sites[0], author.month)}),
        }
        return Profile(id=self._id(), names=(name,), **(values | differs))  # type: ignore[arg-type]

    def _duplicate(self, author: Author, first: Profile) -> None:
        kind = self.random.choice(list(DUPLICATES))
        second = DUPLICATES[kind](self, author, first)
        if second.names == first.names and kind not in ("silent", "two bios", "alias address"):
            kind = "silent"
        self.world.profiles.append(second)
        pair = (min(first.id, second.id), max(first.id, second.id))
        self.world.truth.add(pair)
        self.world.kinds[pair] = kind

    def _lookalike(self, author: Author, first: Profile) -> None:
        self.world.profiles.append(self.random.choice(LOOKALIKES)(self, author, first))

    def _desk(self, number: int, desk: str) -> None:
        site = SITES[number % len(SITES)]
        given: dict[str, object] = {"kind": "desk", "sites": frozenset({site})}
        staff = Profile(id=self._id(), names=(f"{desk} Staff",), **given)  # type: ignore[arg-type]
        again = Profile(id=self._id(), names=(f"The {desk} staff",), **given)  # type: ignore[arg-type]
        teams = [Profile(id=self._id(), names=(f"{desk} Team {n}",), **given) for n in (1, 2)]  # type: ignore[arg-type]
        person = replace(staff, id=self._id(), names=(desk,), kind="person")
        self.world.profiles += [staff, again, *teams, person]
        pair = (min(staff.id, again.id), max(staff.id, again.id))
        self.world.truth.add(pair)
        self.world.kinds[pair] = "desk"

    # How second records come to be.

    def silent(self, author: Author, first: Profile) -> Profile:
        return self._record(author, first.names[0])

    def two_bios(self, author: Author, first: Profile) -> Profile:
        return self._record(author, first.names[0], emails=frozenset(), sites=first.sites, months=first.months)

    def alias_address(self, author: Author, first: Profile) -> Profile:
        local, _, domain = author.email.partition("@")
        emails = frozenset({f"{local}+guest@{domain}"})
        return self._record(author, first.names[0], emails=emails, links=frozenset())

    def typed(self, author: Author, first: Profile) -> Profile:
        return self._elsewhere(author, mistyped(first.names[0], self.random))

    def imported(self, author: Author, first: Profile) -> Profile:
        given, family = self.random.choice(author.latin_given), self.random.choice(author.latin_family)
        forms = (f"{family}, {given}", anyascii(f"{given} {family}"), f"{given} {family}".upper(), f"{family} {given}")
        return self._elsewhere(author, self.random.choice(forms))

    def language_clone(self, author: Author, first: Profile) -> Profile:
        name = author.latin_name(self.random) if first.names[0] == author.name() else author.name()
        return self._record(author, name, sites=first.sites, months=first.months)

    def user_and_guest(self, author: Author, first: Profile) -> Profile:
        given, family = (
            anyascii(part).lower().replace(" ", "") for part in (author.latin_given[0], author.latin_family[0])
        )
        login = self.random.choice((given[:1] + family, given + family, f"{given}.{family}"))
        return self._record(author, login, sites=first.sites)

    def initialled(self, author: Author, first: Profile) -> Profile:
        return self._elsewhere(author, f"{author.latin_given[0][:1]}. {author.latin_family[0]}")

    def nicknamed(self, author: Author, first: Profile) -> Profile:
        short = sorted(nicknames_of(author.given))
        name = (
            author.name(given=self.random.choice(short))
            if short
            else f"{author.latin_given[0][:1]}. {author.latin_family[0]}"
        )
        return self._elsewhere(author, name)

    def married(self, author: Author, first: Profile) -> Profile:
        other = self._author(author.number, author.culture)
        name = author.name(family=other.family)
        return self._elsewhere(author, name, emails=first.emails, links=first.links, photo=first.photo)

    def decorated(self, author: Author, first: Profile) -> Profile:
        middle = self.random.choice("ABCDEFGHJKLMNPRSTW")
        given, family = author.latin_given[0], author.latin_family[0]
        forms = (
            f"Dr. {given} {family}",
            f"{given} {family}, PhD",
            f"{given} {middle}. {family}",
            f"{given} {family}, Freelance writer",
        )
        return self._elsewhere(author, self.random.choice(forms))

    def _elsewhere(self, author: Author, name: str, **differs: object) -> Profile:
        """A record of another system, which has another address for one in ten."""
        random = self.random
        drawn = random.random()
        emails = {author.email} if drawn < 0.75 else {f"x{author.number}@site.example"} if drawn < 0.85 else ()
        sites = frozenset({random.choice((*author.sites, random.choice(SITES)))})
        months = frozenset({(site, author.month if random.random() < 0.4 else _month(random)) for site in sites})
        return self._record(author, name, **({"emails": frozenset(emails), "sites": sites, "months": months} | differs))

    # Who only looks like one.

    def namesake(self, author: Author, first: Profile) -> Profile:
        stranger = self._author(self.size + self.count)
        stranger.given, stranger.latin_given = author.given, author.latin_given
        stranger.family, stranger.latin_family, stranger.culture = author.family, author.latin_family, author.culture
        sites = frozenset(SITES) - first.sites
        return self._record(
            stranger,
            first.names[0],
            emails=frozenset({stranger.email}),
            location=stranger.place,
            sites=sites,
            months=frozenset(),
        )

    def sibling(self, author: Author, first: Profile) -> Profile:
        other = self._author(self.size + self.count, author.culture)
        if other.given == author.given:
            other.given, other.latin_given = "Zenobia", ("Zenobia",)
        other.family, other.latin_family, other.place = author.family, author.latin_family, author.place
        household = frozenset({author.email}) if self.random.random() < 0.4 else frozenset({other.email})
        return self._record(other, other.name(), emails=household, sites=first.sites, location=first.location)

    def colleague(self, author: Author, first: Profile) -> Profile:
        other = self._author(self.size + self.count)
        return self._record(
            other, other.name(), emails=frozenset({f"newsroom@{min(first.sites)}.example"}), sites=first.sites
        )

    def junior(self, author: Author, first: Profile) -> Profile:
        other = self._author(self.size + self.count)
        return self._record(other, f"{first.names[0]} Jr.", sites=first.sites, location=first.location)

    def firm(self, author: Author, first: Profile) -> Profile:
        family = author.latin_family[0]
        name = self.random.choice(
            (f"{first.names[0]} Ltd", f"{family} & Sons", f"{family} Foundation", f"{first.names[0]} Studio")
        )
        return Profile(id=self._id(), names=(name,), sites=first.sites, location=first.location)

    def near_name(self, author: Author, first: Profile) -> Profile:
        close = {
            "Maria": "Mario", "María": "Mario", "Laura": "Lauren", "Daniel": "Daniela", "Paul": "Paula",
            "Julie": "Julia", "Christian": "Christina", "Andrea": "Andreas", "Eric": "Erica", "Anna": "Anne",
            "Stephen": "Stephanie",
        }  # fmt: skip
        other = self._author(self.size + self.count, author.culture)
        other.given = close.get(author.given, other.given)
        other.family, other.latin_family = author.family, author.latin_family
        other.latin_given = (other.given,) if author.given in close else other.latin_given
        if other.given == author.given:
            other.given, other.latin_given = "Zenobia", ("Zenobia",)
        return self._record(other, other.name(), sites=first.sites)


DUPLICATES: dict[str, Callable[[Maker, Author, Profile], Profile]] = {
    "silent": Maker.silent,
    "two bios": Maker.two_bios,
    "alias address": Maker.alias_address,
    "typed": Maker.typed,
    "imported": Maker.imported,
    "language clone": Maker.language_clone,
    "user and guest": Maker.user_and_guest,
    "initials": Maker.initialled,
    "nickname": Maker.nicknamed,
    "married": Maker.married,
    "decorated": Maker.decorated,
}
LOOKALIKES: tuple[Callable[[Maker, Author, Profile], Profile], ...] = (
    Maker.namesake,
    Maker.sibling,
    Maker.colleague,
    Maker.junior,
    Maker.firm,
    Maker.near_name,
)


def world(seed: int, size: int, share: float = 0.3) -> World:
    return Maker(seed, size, share).draw()


def mistyped(name: str, random: Random) -> str:
    """One slip of the fingers inside a word: a letter left out, doubled, swapped with its neighbour or replaced."""
    places = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    if not places:
        return name
    i = random.choice(places)
    slips = (
        name[:i] + name[i + 1 :],
        name[:i] + name[i] + name[i:],
        name[:i] + name[i + 1] + name[i] + name[i + 2 :],
        name[:i] + random.choice("aeionrtsl") + name[i + 1 :],
    )
    return random.choice(slips)


def _lowered(name: str, joiner: str | None) -> str:
    return name if joiner == " " else name.lower()


def _often(random: Random, count: int) -> int:
    """A position among ``count``; the first ones oftener, as with names."""
    return min(count - 1, int(count * random.random() ** 1.3))


def _month(random: Random) -> str:
    return f"{random.randint(2019, 2026)}-{random.randint(1, 12):02d}"
