"""Feeds of all three kinds, well-formed and not: who is credited, when, on what, and what a hostile one can't do."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from contributors.errors import Invalid
from contributors.importers.feeds import Author, Entry, Feed, read_feed
from tests.cases import cases, folder_of

URL = "https://fba.example/feeds/all.xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def rss(item: str, channel: str = "") -> Feed:
    document = f'<rss version="2.0" {DC} xmlns:ctr="urn:contributor-registry" xmlns:atom="http://www.w3.org/2005/Atom" '
    document += f'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>{channel}<item>{item}</item></channel></rss>'
    return read_feed(document.encode(), url=URL)


def atom(entry: str, feed: str = "", attributes: str = "") -> Feed:
    return read_feed(f"<feed {ATOM} {attributes}>{feed}<entry>{entry}</entry></feed>".encode(), url=URL)


def authors(feed: Feed) -> list[tuple[str, str, str]]:
    assert feed.problem == ""
    return [(author.name, author.email, author.url) for author in feed.entries[0].authors]


def test_an_rss_item_is_read_whole() -> None:
    feed = rss(
        "<title>Tom &amp;amp; <![CDATA[<b>Jerry</b>]]></title><link>/one</link><guid isPermaLink='false'>tag:one</guid>"
        "<pubDate>Fri, 20 Nov 2026 09:00:00 +0100</pubDate><dc:creator>Ana Li</dc:creator>",
        "<title>FBA</title><managingEditor>ed@fba.example (Ed Itor)</managingEditor>",
    )

    assert (feed.kind, feed.title, feed.problem) == ("rss", "FBA", "")
    assert feed.authors == (Author("Ed Itor", "ed@fba.example"),)
    assert feed.entries == (
        Entry("tag:one", "https://fba.example/one", "Tom & Jerry", "2026-11-20T08:00:00Z", "", (Author("Ana Li"),)),
    )


def test_an_atom_entry_is_read_whole() -> None:
    feed = atom(
        '<id>tag:one</id><title type="html">Tom &amp;amp; &lt;b&gt;Jerry&lt;/b&gt;</title>'
        '<link rel="self" href="self"/><link type="application/json" href="one.json"/><link href="../one"/>'
        "<updated>2026-11-20T10:00:00+01:00</updated><published>2026-11-20T08:00:00.5Z</published>"
        "<author><name>Ana Li</name><uri>/ana</uri><email>ana@x.example</email></author>"
        "<contributor><name>Bo</name></contributor>",
        "<title>FBA</title>",
    )

    assert feed.entries == (
        Entry(
            "tag:one",
            "https://fba.example/one",
            "Tom & Jerry",
            "2026-11-20T08:00:00Z",
            "2026-11-20T09:00:00Z",
            (Author("Ana Li", "ana@x.example", "https://fba.example/ana"),),
            (Author("Bo"),),
        ),
    )


def test_a_json_feed_item_is_read_whole() -> None:
    item = {
        "id": 7,
        "url": "/one",
        "title": "Tom & <b>",
        "date_published": "2026-11-20T09:00:00+01:00",
        "authors": [
            {"name": " Ana  Li ", "url": "ana", "_contributor": {"source": "wp:fba", "id": "4711"}},
            {"url": "mailto:bo@x.example?subject=Hi"},
            {},
            "Cy",
        ],
        "author": {"name": "Not asked"},
    }
    feed = read_feed(json.dumps({"version": "…", "title": "FBA", "items": [item, 3]}).encode(), url=URL)

    assert feed == Feed(
        "json",
        "FBA",
        entries=(
            Entry(
                "7",
                "https://fba.example/one",
                "Tom & <b>",
                "2026-11-20T08:00:00Z",
                "",
                (
                    Author("Ana Li", "", "https://fba.example/feeds/ana", "4711", "wp:fba"),
                    Author("", "bo@x.example"),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "name", "email"),
    [
        ("ana@x.example (Ana Li)", "Ana Li", "ana@x.example"),
        ("Ana Li (ana@x.example)", "Ana Li", "ana@x.example"),
        ("Ana Li &lt;ana@x.example&gt;", "Ana Li", "ana@x.example"),
        ('"Ana Li" &lt;ana+feed@x.example&gt;', "Ana Li", "ana+feed@x.example"),
        ("ana@x.example", "", "ana@x.example"),
        ("mailto:ana@x.example", "", "ana@x.example"),
        ("Ana Li", "Ana Li", ""),
        ("Ana\n   Li", "Ana Li", ""),
        ("&lt;p&gt;Ana Li&lt;/p&gt;", "Ana Li", ""),
        ("<![CDATA[Jos&eacute; Garc&#237;a]]>", "José García", ""),
        ("@ana", "@ana", ""),
    ],
)
def test_a_line_is_a_name_an_address_or_both(text: str, name: str, email: str) -> None:
    assert authors(rss(f"<author>{text}</author>")) == [(name, email, "")]


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("<dc:creator>Ana</dc:creator><dc:creator>Bo</dc:creator><author>desk@x.example</author>", ["Ana", "Bo"]),
        ("<dc:creator>Ana</dc:creator><dc:creator>Ana</dc:creator>", ["Ana"]),
        ("<dc:creator/><author>Ana</author>", ["Ana"]),
        ("<atom:author><atom:name>Ana</atom:name></atom:author>", ["Ana"]),
        ("<itunes:author>Ana</itunes:author>", ["Ana"]),
        ("", []),
    ],
)
def test_the_first_kind_of_creator_counts(item: str, names: list[str]) -> None:
    channel = "<managingEditor>Ed</managingEditor><webMaster>Web</webMaster><dc:creator>Channel</dc:creator>"

    assert [author.name for author in rss(item, channel).entries[0].authors] == names


def test_a_podcast_passes_its_author_on() -> None:
    assert authors(rss("", "<itunes:author>Ana</itunes:author>")) == [("Ana", "", "")]


@pytest.mark.parametrize(
    ("entry", "feed", "names"),
    [
        ("<author><name>Own</name></author><source><author><name>Source</name></author></source>", "", ["Own"]),
        ("<source><author><name>Source</name></author></source>", "<author><name>Feed</name></author>", ["Source"]),
        ("", "<author><name>Feed</name></author>", ["Feed"]),
        ("<author><name> </name></author>", "", []),
    ],
)
def test_an_atom_entry_inherits(entry: str, feed: str, names: list[str]) -> None:
    assert [author.name for author in atom(entry, feed).entries[0].authors] == names


def test_an_id_of_ours_is_read_wherever_somebody_is_named() -> None:
    assert rss('<dc:creator ctr:id="ctr_ana">Ana</dc:creator>').entries[0].authors == (Author("Ana", id="ctr_ana"),)
    assert rss('<author ctr:source="wp:fba" ctr:id="7">Ana</author>').entries[0].authors == (
        Author("Ana", id="7", source="wp:fba"),
    )


def test_addresses_are_relative_to_the_nearest_base() -> None:
    feed = atom(
        '<author xml:base="people/"><name>Ana</name><uri>ana</uri></author><link href="one"/>',
        attributes='xml:base="https://other.example/a/"',
    )

    assert feed.entries[0].authors[0].url == "https://other.example/a/people/ana"
    assert feed.entries[0].url == "https://other.example/a/one"


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://fba.example/?p=1</guid>", "https://fba.example/?p=1"),
        ("<guid isPermaLink='false'>https://fba.example/?p=1</guid>", ""),
        ("<guid>7</guid>", ""),
        ("<guid>7</guid><link> one </link>", "https://fba.example/feeds/one"),
        ("<guid>7</guid><link/><atom:link href='/two'/>", "https://fba.example/two"),
    ],
)
def test_where_an_rss_item_is(item: str, url: str) -> None:
    assert rss(item).entries[0].url == url


def test_rss_one_is_read() -> None:
    feed = read_feed(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel><item rdf:about="urn:1">'
        b"<link>https://x.example/1</link><dc:creator>Ana</dc:creator><dc:date>2004-05-06</dc:date></item></rdf:RDF>"
    )

    assert feed.title == "Old"
    assert feed.entries == (Entry("urn:1", "https://x.example/1", "", "2004-05-06T00:00:00Z", "", (Author("Ana"),)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"),
        ("2026-11-20T09:00:00", "2026-11-20T09:00:00Z"),
        ("2026-11-20", "2026-11-20T00:00:00Z"),
        ("Fri, 20 Nov 2026 09:00:00 EST", "2026-11-20T14:00:00Z"),
        ("20 Nov 26 09:00 GMT", "2026-11-20T09:00:00Z"),
        ("yesterday", ""),
        ("0001-01-01T00:00:00Z", ""),
        ("9999-12-31T23:59:59-12:00", ""),
        ("Fri, 99 Nov 2026 99:00:00 GMT", ""),
    ],
)
def test_times_are_read_in_both_spellings(text: str, expected: str) -> None:
    assert rss(f"<pubDate>{text}</pubDate>").entries[0].published == expected


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "", ""),
        ("utf-8-sig", "iso-8859-1", ""),
        ("utf-16", "", "text/xml; charset=utf-8"),
        ("utf-16-le", "", ""),
        ("utf-16-be", "utf-16", ""),
        ("iso-8859-1", "iso-8859-1", ""),
        ("cp1252", "ISO-8859-1", ""),
        ("windows-1250", "windows-1250", ""),
        ("iso-8859-2", "utf-8", 'application/xml; charset="ISO-8859-2"'),
        ("utf-8", "us-ascii", ""),
        ("utf-8", "no-such-encoding", "text/xml; charset=zip"),
        ("cp1252", "", ""),
    ],
)
def test_the_encoding_is_found(encoding: str, declared: str, content_type: str) -> None:
    name = "Zoë Müller"
    said = f'<?xml version="1.0"{f""" encoding="{declared}" """ if declared else ""}?>'
    document = f"{said}<rss><channel><item><author>{name}</author></item></channel></rss>"

    feed = read_feed(document.encode(encoding), content_type=content_type)

    assert feed.entries[0].authors[0].name == (name if declared != "us-ascii" else feed.entries[0].authors[0].name)


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("<rss><channel><item><author>Tom & Jerry</author></item></channel></rss>", "Tom & Jerry"),
        ("<rss><channel><item><author>Jos&eacute;</author></item></channel></rss>", "José"),
        ("<rss><channel><item><author>A\x00n\x0ba</author></item></channel></rss>", "Ana"),
        ("\n\n<rss><channel><item><author>Ana</author></item></channel></rss>", "Ana"),
        ("<rss><channel><item><author>Ana</author></item><item><author>Bo</auth", "Ana"),
        ("<rss><channel><item><author>Ana</author></item></wrong></rss>", "Ana"),
        ("<rss><channel><item><author>Ana</author><media:x>1</media:x></item></channel></rss>", None),
    ],
)
def test_what_is_not_well_formed_is_read_as_far_as_it_can_be(document: str, name: str | None) -> None:
    feed = read_feed(document.encode())

    assert [author.name for entry in feed.entries for author in entry.authors] == ([name] if name else [])
    assert (feed.problem == "") == ("\x00" in document or document.startswith("\n"))


@pytest.mark.parametrize(
    "document",
    [
        "",
        "hello",
        "<html><head></head></html>",
        "<!DOCTYPE html><html>&nbsp;<br></html>",
        "{}",
        "[]",
        '{"items": {}}',
        '{"items": [',
        "[" * 100_000,
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_no_feed_is_refused(document: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_feed(document.encode())

    assert refusal.value.code == "no_feed"


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'

    with pytest.raises(Invalid):
        read_feed(f"{bomb}<rss><channel><item><author>&b;&c;</author></item></channel></rss>".encode())


def test_a_document_type_alone_does_no_harm() -> None:
    old = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'

    assert read_feed(old + b"<rss><channel><item><author>Ana</author></item></channel></rss>").entries


@pytest.mark.parametrize(
    "document",
    [
        "<rss><channel>" + "<a>" * 200_000,
        "<rss><channel><item><author>" + "<" * 500_000,
        "<rss><channel><item><author>" + "&" * 500_000 + "</author></item></channel></rss>",
        "<rss><channel><item><author>" + "a@" * 250_000 + "</author></item></channel></rss>",
        "<rss><channel><item><title>" + "&lt;" * 200_000 + "</title></item></channel></rss>",
        "<rss><channel><item><title>" + "&lt;a" * 200_000 + "</title></item></channel></rss>",
        "<rss><channel>" + "<![CDATA[" * 60_000,
        "<rss><channel>&" + "<![CDATA[" * 60_000,
        "<rss " + "a" * 500_000,
        "<?xml" + " " * 500_000,
        "<rss><channel>" + "<item/>" * 60_000 + "</channel></rss>",
    ],
)
def test_a_hostile_feed_ends(document: str) -> None:
    """Half a megabyte of any of these takes a moment; what grows with the square would take minutes."""
    try:
        feed = read_feed(document.encode())
    except Invalid:
        return
    assert len(feed.entries) <= 1000


def test_the_cases_of_other_readers_are_read() -> None:
    """What feedparser, gofeed and XRay expect of their own test files. A page with an h-feed is no feed here."""
    folder, right, wrong = folder_of("feeds"), 0, []
    for case in cases("feeds"):
        try:
            feed = _read_case(case, folder)
        except Invalid:
            assert case["file"].startswith("xray-")
            continue
        for expected in case["expected"]["asserts"]:
            if expected["field"] in {"name", "email", "url"} and expected["role"] in {"author", "contributor"}:
                is_right = _said(feed, expected) == expected["value"]
                right += is_right
                wrong += [] if is_right else [(case["file"], expected)]

    assert right / (right + len(wrong)) >= 0.9, wrong


def _said(feed: Feed, expected: dict[str, Any]) -> str | None:
    number = expected.get("item", 0)
    entry = feed.entries[number if isinstance(number, int) else 0] if feed.entries else Entry()
    people = {
        ("feed", "author"): feed.authors,
        ("feed", "contributor"): feed.contributors,
        ("entry", "author"): entry.authors,
        ("entry", "contributor"): entry.contributors,
        ("entry.source", "author"): entry.source_authors,
    }.get((expected["scope"], expected["role"]), ())
    return getattr(people[expected["index"]], expected["field"]) if len(people) > expected["index"] else None


def _read_case(case: dict[str, Any], folder: Path) -> Feed:
    data = (folder / "files" / case["file"]).read_bytes()
    if case["file"].endswith(".http"):
        head, _, body = data.partition(b"\n\n" if b"\r\n\r\n" not in data else b"\r\n\r\n")
        found = re.search(rb"(?im)^content-type:[ \t]*(.*?)\r?$", head)
        return read_feed(body, content_type=found.group(1).decode() if found else "")
    location = re.search(rb"Header:\s*Content-Location:\s*(\S+)", data)
    base = f"http://127.0.0.1:8097/tests/{case['source_path'].removeprefix('tests/')}"
    return read_feed(data, url=location.group(1).decode() if location else base)
