"""The vCard: exact, folded as RFC 6350 has it, and read back by vobject and ical.js."""

from datetime import date
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from contributors.cards import Card
from contributors.outputs import OUTPUTS
from contributors.outputs.identity import entity_uri
from tests.node import second_opinions
from tests.outputs.conftest import a_bio, card
from tests.outputs.everyone import ADDRESS, EVERYONE, NEUTRAL

TODAY = date(2026, 11, 22)
each_kind = pytest.mark.parametrize("kind", EVERYONE)


def written(one: Card) -> bytes:
    return OUTPUTS["vcf"].write(one, today=TODAY)


def lines(one: Card) -> list[str]:
    """Unfolded: section 3.2."""
    return written(one).decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def read(one: Card) -> Any:
    found = vobject.readOne(written(one).decode())
    assert found.version.value == "4.0"
    return found


def test_the_emptiest_vcard() -> None:
    assert lines(EVERYONE["emptiest"]) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:Laura",
        f"UID:{entity_uri(EVERYONE['emptiest'])}",
        "ORG:FBA",
        f"SOURCE:{ADDRESS}.vcf",
        "REV:20261122T091400Z",
        "END:VCARD",
    ]


def test_the_fullest_vcard() -> None:
    assert lines(EVERYONE["fullest"]) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN:María-José Fernández-Villaverde y Ruiz de Apodaca",
        f"UID:{entity_uri(EVERYONE['fullest'])}",
        "TITLE:Professor of constitutional law\\, Universidad Complutense; columnist",
        "ORG:Universidad Complutense",
        "ADR:;;;Maryland;;;",
        "PHOTO;MEDIATYPE=image/jpeg:https://registry.example/m/0123-192.jpg",
        "URL;PREF=1:https://fba.example/authors/laura",
        "URL:https://laura.example/",
        'SOCIALPROFILE;SERVICE-TYPE="Bluesky":https://bsky.app/profile/laura.example',
        'SOCIALPROFILE;SERVICE-TYPE="Mastodon":https://newsie.social/@laura',
        'SOCIALPROFILE;SERVICE-TYPE="LinkedIn":https://www.linkedin.com/in/laura/',
        'SOCIALPROFILE;SERVICE-TYPE="X":https://x.com/mj',
        'SOCIALPROFILE;SERVICE-TYPE="Threads":https://www.threads.com/@mj',
        'SOCIALPROFILE;SERVICE-TYPE="YouTube":https://www.youtube.com/@mj',
        'SOCIALPROFILE;SERVICE-TYPE="GitHub":https://github.com/mj',
        'SOCIALPROFILE;SERVICE-TYPE="Muck Rack":https://muckrack.com/mj',
        "URL:https://orcid.org/0000-0002-1825-0097",
        "LANG;PREF=1:es",
        "LANG;PREF=2:en",
        "PRONOUNS:she/her",
        "CATEGORIES:Courts,Law; order\\, and \\\\ slashes",
        f"NOTE;LANGUAGE=en:{EVERYONE['fullest']['bio']['text'].replace(',', chr(92) + ',')}",  # type: ignore[index]
        f"SOURCE:{ADDRESS}.vcf",
        "REV:20261122T091400Z",
        "END:VCARD",
    ]


@pytest.mark.parametrize("kind", NEUTRAL)
def test_a_neutral_card_is_a_name_whatever_it_holds(kind: str) -> None:
    assert lines(EVERYONE[kind]) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"FN:{EVERYONE[kind]['name']}",
        f"SOURCE:{ADDRESS}.vcf",
        "REV:20261122T091400Z",
        "END:VCARD",
    ]


def test_a_desk_is_an_organization() -> None:
    assert "KIND:org" in lines(EVERYONE["desk"])


def test_a_public_address_for_letters_is_one() -> None:
    link = {"network": "email", "label": "E-mail", "url": "mailto:laura@fba.example", "handle": None, "verified": False}

    assert "EMAIL:laura@fba.example" in lines(card(links=[link]))


def test_a_paragraph_ends_no_line() -> None:
    one = card(bio=a_bio("One.\n\nEND:VCARD"), role="Two\r\nEND:VCARD")

    assert "NOTE;LANGUAGE=en:One.\\n\\nEND:VCARD" in lines(one)
    assert "TITLE:Two\\nEND:VCARD" in lines(one)
    assert read(one).note.value == "One.\n\nEND:VCARD"


@each_kind
def test_no_line_is_longer_than_75_octets_and_each_is_utf8_by_itself(kind: str) -> None:
    content = written(EVERYONE[kind])

    assert content.endswith(b"END:VCARD\r\n")
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert not set(b"\r\n") & set(content.replace(b"\r\n", b""))
    for line in physical:
        line.decode()


@each_kind
def test_vobject_reads_the_name_and_the_note_as_they_are(kind: str) -> None:
    one, found = EVERYONE[kind], read(EVERYONE[kind])

    assert found.fn.value == one["name"]
    assert not hasattr(found, "n")  # names are never split
    if kind not in NEUTRAL and one["bio"]:
        assert found.note.value == one["bio"]["text"]


def test_ical_js_reads_every_one_of_them() -> None:
    cards = list(EVERYONE.values())
    for one, (name, properties, _) in zip(
        cards, second_opinions("vcard", [written(one).decode() for one in cards]), strict=True
    ):
        found: dict[str, list[Any]] = {}
        for key, _, _, *value in properties:
            found.setdefault(key, []).append(value[0] if len(value) == 1 else value)
        assert name == "vcard"
        assert found["fn"] == [one["name"]]
        assert found["kind"] == ["org" if one["kind"] == "desk" else "individual"]
        if one["status"] in NEUTRAL:
            assert set(found) == {"version", "kind", "fn", "source", "rev"}
            continue
        assert found["uid"] == [entity_uri(one)]
        assert found.get("title") == ([one["role"]] if one["role"] else None)
        assert found.get("note") == ([one["bio"]["text"]] if one["bio"] else None)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_any_text_comes_back(text: str) -> None:
    found = lines(card(name=text, role=text, company=text, location=text, covers=[text, text]))

    assert [line.split(":")[0] for line in found] == [
        *("BEGIN", "VERSION", "KIND", "FN", "UID", "TITLE", "ORG", "ADR", "CATEGORIES", "REV", "END"),
    ]
    assert _plain(found[3].removeprefix("FN:")) == _plain(found[5].removeprefix("TITLE:")) == text


def _plain(value: str) -> str:
    """Section 3.4, backwards."""
    return value.replace("\\\\", "\0").replace("\\,", ",").replace("\\n", "\n").replace("\0", "\\")
