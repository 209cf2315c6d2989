import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.errors import Invalid
from contributors.links import NETWORKS, Link, parse_link


@pytest.mark.parametrize(
    ("typed", "url", "label"),
    [
        ("laura.example", "https://laura.example/", "laura.example"),
        ("http://www.laura.example", "https://www.laura.example/", "laura.example"),
        ("HTTPS://Laura.Example./About", "https://laura.example/About", "laura.example"),
        ("https://laura.example:443/a?b=1#me", "https://laura.example/a?b=1#me", "laura.example"),
        ("https://laura.example?utm_source=a&b=1&UTM_medium=c&fbclid=d", "https://laura.example/?b=1", "laura.example"),
        ("https://laura.example/a#:~:text=laura", "https://laura.example/a", "laura.example"),
        ("https://laura.example/a b".replace(" ", "%20"), "https://laura.example/a%20b", "laura.example"),
        ("https://laura.example/100%", "https://laura.example/100%25", "laura.example"),
        ('https://laura.example/"<a>', "https://laura.example/%22%3Ca%3E", "laura.example"),
        ("https://münchen.de/ü?ä=ö#ß", "https://xn--mnchen-3ya.de/%C3%BC?%C3%A4=%C3%B6#%C3%9F", "münchen.de"),
        ("https://straße.de", "https://xn--strae-oqa.de/", "straße.de"),
        ("https://XN--MNCHEN-3YA.de", "https://xn--mnchen-3ya.de/", "münchen.de"),
        ("https://例え。jp", "https://xn--r8jz45g.jp/", "例え.jp"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai/", "пример.рф"),
        ("https://аррӏе.com", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://evil.example/?u=https://x.com/jane", "https://evil.example/?u=https://x.com/jane", "evil.example"),
        ("https://unknown.example/@laura", "https://unknown.example/@laura", "unknown.example"),
        ("https://notx.com/laura", "https://notx.com/laura", "notx.com"),
        ("https://x.community/laura", "https://x.community/laura", "x.community"),
    ],
)
def test_unknown_host_is_a_website(typed: str, url: str, label: str) -> None:
    assert parse_link(typed) == Link("website", label, url, None)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Write the address"),
        ("  \n ", "Write the address"),
        ("laura@example.com", "is an e-mail address"),
        ("mailto:laura@example.com", "is an e-mail address"),
        ("@laura", "could be on any network"),
        ("laura", "is not the name of a public website"),
        ("javascript:alert(1)", "is no web address"),
        ("JaVaScRiPt://x.com/%0aalert(1)", "is no web address"),
        ("data:text/html,x", "is no web address"),
        ("ftp://laura.example", "is no web address"),
        ("https:laura.example", "is no web address"),
        ("java\tscript:alert(1)", "holds a blank"),
        ("https://", "is not the name of a public website"),
        ("https:///laura.example", "is not the name of a public website"),
        ("https://laura@example.com", "name before an @"),
        ("https://x.com@evil.example/", "name before an @"),
        ("https://x.com:pass@evil.example/", "name before an @"),
        ("https://x.com\\@evil.example/", "backslash"),
        ("https://laura.example:8080/", "names a port"),
        ("https://laura.example:x/", "names a port"),
        ("https://127.0.0.1/", "is not the name of a public website"),
        ("https://１２７.0.0.1/", "is not the name of a public website"),
        ("https://2130706433/", "is not the name of a public website"),
        ("https://0x7f.1/", "is not the name of a public website"),
        ("https://[::1]/", "is not the name of a public website"),
        ("https://localhost/", "is not the name of a public website"),
        ("https://laura.local/", "can't be reached by readers"),
        ("https://wiki.internal/", "can't be reached by readers"),
        ("https://a..example/", "is not the name of a public website"),
        ("https://-a.example/", "is not the name of a public website"),
        ("https://a_b.example/", "is not the name of a public website"),
        ("https://laura%2eexample/", "is not the name of a public website"),
        ("https://xn--a.example/", "is not the name of a public website"),
        ("https://xn--abc-.example/", "is not the name of a public website"),
        (f"https://{'a' * 64}.example/", "is not the name of a public website"),
        (f"https://{'ä' * 60}.example/", "is not the name of a public website"),
        ("https://laura.example/a b", "holds a blank"),
        ("https://laura.example/\u202egnp", "holds a blank"),
        ("https://laura.example/\u200b", "holds a blank"),
        ("https://laura.example/\ud800", "holds a blank"),
        ("https://laura.example/" + "a" * 2048, "longer than 2048 characters"),
        ("https://laura.example/" + "ä" * 1000, "longer than 2048 characters"),
        ("https://x.com.evil.example/laura", "only looks like x.com"),
        ("https://www.instagram.com.evil.example/", "only looks like instagram.com"),
        ("https://bsky.app.evil.example/", "only looks like bsky.app"),
        ("https://instagrаm.com/laura", "only looks like instagram.com"),
        ("https://ínstagram.com/laura", "only looks like instagram.com"),
        ("https://х.com/laura", "only looks like x.com"),
        ("https://х.com.evil.example/laura", "only looks like x.com"),
        ("@laura@x.com.evil.example", "only looks like x.com"),
    ],
)
def test_misleading_addresses_are_refused_in_words(typed: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_link(typed)
    assert refusal.value.code == "invalid_link"
    assert reason in refusal.value.detail
    assert refusal.value.detail.isprintable()


def test_ports_of_the_web_itself_are_no_ports() -> None:
    assert parse_link("http://laura.example:80/").url == "https://laura.example/"
    assert parse_link("https://laura.example:/").url == "https://laura.example/"


PIECES = st.sampled_from(
    [
        "https://", "http://", "//", "x.com", "twitter.com", "bsky.app", "/profile/", "mastodon.social", "/@", "@",
        "laura", ".", "/", "?", "#", "=", "&", ":", "%", "%41", "%C3%A9", "é", "ß", "utm_source=a", "id=12", "title=",
        "www.", "en.wikipedia.org", "/wiki/", "facebook.com", "profile.php", "youtube.com", "linkedin.com", "/in/",
        ".substack.com", "xn--", "mnchen-3ya", "例え", ".jp", "\\", " ", "\u202e", "!/", "_", "-", "did:plc:abc",
        "12345", "company/", "flickr.com/people/", "12345678@N00", "com", "example", "evil",
    ]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map("".join))


@given(TYPED, st.one_of(st.none(), st.sampled_from(sorted(NETWORKS)), st.text(max_size=8)))
def test_only_refusals_are_raised_and_the_normal_form_stays(typed: str, network: str | None) -> None:
    try:
        link = parse_link(typed, network=network)
    except Invalid:
        return
    assert link.url.isascii()
    assert link.url.startswith("https://")
    assert parse_link(link.url).url == link.url
    assert parse_link(link.url, network=link.network) == link
