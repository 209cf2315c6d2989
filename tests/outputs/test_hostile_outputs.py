"""Texts that are made to break something, in every field of a card, through every output."""

import json
import re
from contextlib import suppress
from datetime import date

import pytest
from justhtml import JustHTML
from lxml import etree

from contributors.bylines import BylineStyle
from contributors.cards import Card
from contributors.errors import Invalid
from contributors.outputs import OUTPUTS, jsonld, oembed, page
from contributors.outputs.credits import Credited, spellings
from contributors.text import clean
from tests.cases import cases
from tests.outputs.everyone import ADDRESS, EVERYONE, HOSTILE, NEUTRAL, hostile

TODAY = date(2026, 11, 22)
SUSPECTS = "script, img, svg, iframe, object, embed, style, form, input, math, base, [onerror], [onload], [onclick]"


def harmless_page(card: Card) -> None:
    html = page.write(card, today=TODAY, oembed="https://registry.example/oembed?url=x").decode()
    tree = JustHTML(html, sanitize=False, collect_errors=True)
    assert tree.errors == []
    found = tree.query(SUSPECTS)
    allowed = [
        "script",
        *["img"] * len(tree.query("img.u-photo[src^='https://registry.example/m/']")),
        *["svg"] * len(tree.query("svg[viewBox]")),
    ]
    assert sorted(each.name for each in found) == sorted(allowed)
    (data,) = tree.query("script")
    assert json.loads(data.to_text()) == jsonld.profile_page(card)
    assert tree.query("title")[0].to_text() == " ".join(f"{card['name']} – {card['site']['name']}".split())


def harmless_embedding(card: Card) -> None:
    told = oembed.answer([card, card], ADDRESS, oembed.Limits())
    tree = JustHTML(told["html"], fragment=True, sanitize=False, collect_errors=True)
    assert tree.errors == []
    assert [each.name for each in tree.query("*")] == ["blockquote", "a", "a", "iframe"]
    assert {child.tag for child in etree.fromstring(oembed.write_xml(told))} == set(told)


def harmless_vcard(card: Card) -> None:
    lines = OUTPUTS["vcf"].write(card, today=TODAY).decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCARD"
    assert lines[-2:] == ["END:VCARD", ""]
    assert all(re.match(r"[A-Z]+[;:]", line) for line in lines[:-1])
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == ["BEGIN:VCARD", "END:VCARD"]


def harmless_byline(card: Card) -> None:
    people = [Credited(card["name"], "author", "byline", card), Credited(card["name"], "x", "byline", None, HOSTILE)]
    told = spellings(people, "en", BylineStyle())
    (entry,) = [etree.fromstring(f"<entry>{told['atom']}</entry>")]
    assert [child.tag for child in entry] == ["author", "contributor"]
    assert [child[0].text for child in entry] == [_xml_text(card["name"])] * 2
    tree = JustHTML(told["html"] or "", fragment=True, sanitize=False, collect_errors=True)
    assert tree.errors == []
    assert {each.name for each in tree.query("*")} - {"bdi"} <= {"a", "span"}


def _xml_text(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def harmless(card: Card) -> None:
    assert json.loads(OUTPUTS["json"].write(card, today=TODAY)) == card
    for check in (harmless_page, harmless_embedding, harmless_vcard, harmless_byline):
        check(card)


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_every_output_copes_with_everybody(suffix: str) -> None:
    for kind, one in EVERYONE.items():
        assert OUTPUTS[suffix].write(one, today=TODAY), kind


@pytest.mark.parametrize("suffix", [suffix for suffix in OUTPUTS if suffix != "json"])  # json is the card itself
@pytest.mark.parametrize("kind", NEUTRAL)
def test_no_output_says_more_of_a_neutral_card_than_its_name(suffix: str, kind: str) -> None:
    told = OUTPUTS[suffix].write(EVERYONE[kind], today=TODAY).decode()

    assert EVERYONE[kind]["name"] in told
    for trace in ("fba.example/authors", "/m/0123", "orcid", "bsky", "urn:uuid", "Complutense", "she/her", "Courts"):
        assert trace not in told


def test_our_own_hostile_text_is_harmless() -> None:
    harmless(hostile(" ".join(HOSTILE.split())))


@pytest.mark.parametrize("task", ["store", "sanitize", "markdown"])
def test_hostile_texts_of_others_are_harmless(task: str) -> None:
    """Three to a card, each in every third place; the places go round from card to card."""
    texts = []
    for case in cases("hostile-text", task=task):
        with suppress(Invalid):
            texts.append(" ".join(clean(case["payload"] if task == "sanitize" else case["input"]).split()))
    texts = [text for text in texts if text]
    assert len(texts) > 20
    for number in range(0, len(texts), 3):
        turn = number % 9 // 3
        three = texts[number : number + 3]
        harmless(hostile(*three[turn:], *three[:turn]))
