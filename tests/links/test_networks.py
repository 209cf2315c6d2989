import pytest

from contributors.errors import Invalid
from contributors.links import NETWORKS, Link, parse_link
from tests.cases import cases

# What authors type, the address that is stored, the handle. With a network where the spelling doesn't name it.
X = "https://x.com/Laura_W"
BLUESKY = "https://bsky.app/profile/laura.example.com"
MASTODON = "https://mastodon.social/@Laura"
THREADS = "https://www.threads.com/@laura.w"
INSTAGRAM = "https://www.instagram.com/laura.w/"
YOUTUBE = "https://www.youtube.com/@laura.w"
CHANNEL = "https://www.youtube.com/channel/UCabcdefghijklmnopqrst_-"
LINKEDIN = "https://www.linkedin.com/in/laura-whitfield-12/"
MUCKRACK = "https://muckrack.com/laura-whitfield"
FACEBOOK = "https://www.facebook.com/laura.whitfield"
TIKTOK = "https://www.tiktok.com/@laura.w"
TELEGRAM = "https://t.me/Laura_W"
REDDIT = "https://www.reddit.com/user/Laura-W/"
PINTEREST = "https://www.pinterest.com/laura_w/"
TUMBLR = "https://www.tumblr.com/laura-w"
VIMEO = "https://vimeo.com/laura"
SOUNDCLOUD = "https://soundcloud.com/laura-w"
FLICKR = "https://www.flickr.com/people/laura_w/"
GITHUB = "https://github.com/laura-w"
SUBSTACK = "https://substack.com/@laura"
MEDIUM = "https://medium.com/@laura.w"

HANDLES = [
    ("x", "Laura_W", X, "Laura_W"),
    ("x", "@Laura_W", X, "Laura_W"),
    ("twitter", "@Laura_W", X, "Laura_W"),
    ("X", "x.com/Laura_W", X, "Laura_W"),
    ("bluesky", "@Laura.Example.com", BLUESKY, "laura.example.com"),
    ("bluesky", "at://laura.example.com", BLUESKY, "laura.example.com"),
    ("bsky", "laura.example.com", BLUESKY, "laura.example.com"),
    ("bluesky", "did:plc:z72i7hdynmk6r22z27h6tvur", "https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur", None),
    ("mastodon", "Laura@mastodon.social", MASTODON, "Laura@mastodon.social"),
    ("mastodon", "@Laura@Mastodon.Social", MASTODON, "Laura@mastodon.social"),
    ("mastodon", "https://news.example/@laura", "https://news.example/@laura", "laura@news.example"),
    ("mastodon", "news.example/users/laura", "https://news.example/@laura", "laura@news.example"),
    ("threads", "@Laura.W", THREADS, "laura.w"),
    ("instagram", "laura.w", INSTAGRAM, "laura.w"),
    ("youtube", "laura.w", YOUTUBE, "laura.w"),
    ("youtube", "channel/UCabcdefghijklmnopqrst_-", CHANNEL, None),
    ("youtube", "@Лаура", "https://www.youtube.com/@%D0%9B%D0%B0%D1%83%D1%80%D0%B0", "Лаура"),
    ("linkedin", "Laura-Whitfield-12", LINKEDIN, "laura-whitfield-12"),
    ("linkedin", "in/laura-whitfield-12", LINKEDIN, "laura-whitfield-12"),
    ("linkedin", "company/the-meridian", "https://www.linkedin.com/company/the-meridian", "the-meridian"),
    ("muckrack", "laura-whitfield", MUCKRACK, "laura-whitfield"),
    ("Muck Rack", "laura-whitfield", MUCKRACK, "laura-whitfield"),
    ("facebook", "laura.whitfield", FACEBOOK, "laura.whitfield"),
    ("facebook", "/pages/The-Meridian/12345", "https://www.facebook.com/pages/The-Meridian/12345", None),
    ("tiktok", "Laura.W", TIKTOK, "laura.w"),
    ("telegram", "@Laura_W", TELEGRAM, "Laura_W"),
    ("reddit", "/u/Laura-W", REDDIT, "Laura-W"),
    ("pinterest", "laura_w", PINTEREST, "laura_w"),
    ("tumblr", "Laura-W", TUMBLR, "laura-w"),
    ("vimeo", "laura", VIMEO, "laura"),
    ("soundcloud", "laura-w", SOUNDCLOUD, "laura-w"),
    ("flickr", "laura_w", FLICKR, "laura_w"),
    ("github", "laura-w", GITHUB, "laura-w"),
    ("substack", "@laura", SUBSTACK, "laura"),
    ("medium", "laura.w", MEDIUM, "laura.w"),
    ("website", "laura.example/about", "https://laura.example/about", None),
]

ADDRESSES = [
    ("x", "https://twitter.com/Laura_W?ref_src=twsrc%5Etfw", X, "Laura_W"),
    ("x", "http://www.twitter.com/#!/Laura_W", X, "Laura_W"),
    ("x", "mobile.twitter.com/Laura_W/with_replies", X, "Laura_W"),
    ("x", "HTTPS://X.COM/@Laura_W/", X, "Laura_W"),
    ("x", "//x.com/Laura_W?screen_name=other", X, "Laura_W"),
    ("x", "https://twitter.com/intent/follow?screen_name=Laura_W", X, "Laura_W"),
    ("x", "x.com:443/Laura%5FW", X, "Laura_W"),
    ("bluesky", "https://bsky.app/profile/Laura.example.com", BLUESKY, "laura.example.com"),
    ("bluesky", "laura.bsky.social", "https://bsky.app/profile/laura.bsky.social", "laura.bsky.social"),
    ("bluesky", "@laura.bsky.social", "https://bsky.app/profile/laura.bsky.social", "laura.bsky.social"),
    ("mastodon", "@Laura@mastodon.social", MASTODON, "Laura@mastodon.social"),
    ("mastodon", "acct:Laura@mastodon.social", MASTODON, "Laura@mastodon.social"),
    ("mastodon", "https://mastodon.social/users/Laura", MASTODON, "Laura@mastodon.social"),
    ("mastodon", "https://mastodon.social/web/@Laura", MASTODON, "Laura@mastodon.social"),
    ("mastodon", "https://mastodon.social/@laura@news.example", "https://news.example/@laura", "laura@news.example"),
    ("threads", "https://www.threads.net/@laura.w", THREADS, "laura.w"),
    ("threads", "@laura.w@threads.net", THREADS, "laura.w"),
    ("instagram", "https://instagram.com/Laura.W?igshid=abc&hl=de", INSTAGRAM, "laura.w"),
    ("instagram", "instagr.am/laura.w/reels/", INSTAGRAM, "laura.w"),
    ("youtube", "https://m.youtube.com/@laura.w/videos", YOUTUBE, "laura.w"),
    ("youtube", "youtube.com/channel/UCabcdefghijklmnopqrst_-?sub_confirmation=1", CHANNEL, None),
    ("youtube", "https://www.youtube.com/user/laura", "https://www.youtube.com/user/laura", None),
    ("youtube", "https://www.youtube.com/c/Laura", "https://www.youtube.com/c/Laura", None),
    ("youtube", "https://www.youtube.com/TheLaura", "https://www.youtube.com/TheLaura", None),
    ("linkedin", "https://uk.linkedin.com/in/laura-whitfield-12?trk=public", LINKEDIN, "laura-whitfield-12"),
    ("linkedin", "www.linkedin.com/in/Laura-Whitfield-12/de", LINKEDIN, "laura-whitfield-12"),
    ("linkedin", "linkedin.com/in/laura-whitfield-12/recent-activity/all/", LINKEDIN, "laura-whitfield-12"),
    ("linkedin", "linkedin.com/in/%C3%BCmit-kaya", "https://www.linkedin.com/in/%C3%BCmit-kaya/", "ümit-kaya"),
    ("muckrack", "https://www.muckrack.com/laura-whitfield/articles", MUCKRACK, "laura-whitfield"),
    ("facebook", "https://m.facebook.com/laura.whitfield?fref=ts", FACEBOOK, "laura.whitfield"),
    ("facebook", "https://de-de.facebook.com/laura.whitfield", FACEBOOK, "laura.whitfield"),
    ("facebook", "fb.com/laura.whitfield/about", FACEBOOK, "laura.whitfield"),
    ("facebook", "facebook.com/profile.php?ref=x&id=1234", "https://www.facebook.com/profile.php?id=1234", None),
    ("facebook", "facebook.com/people/Laura-W/1234/", "https://www.facebook.com/people/Laura-W/1234", None),
    ("tiktok", "https://www.tiktok.com/@Laura.W?lang=en", TIKTOK, "laura.w"),
    ("telegram", "https://telegram.me/s/Laura_W", TELEGRAM, "Laura_W"),
    ("reddit", "https://old.reddit.com/u/Laura-W/submitted", REDDIT, "Laura-W"),
    ("pinterest", "https://de.pinterest.com/Laura_W/_saved/", PINTEREST, "laura_w"),
    ("pinterest", "pinterest.co.uk/laura_w", PINTEREST, "laura_w"),
    ("tumblr", "laura-w.tumblr.com", TUMBLR, "laura-w"),
    ("tumblr", "https://www.tumblr.com/blog/laura-w", TUMBLR, "laura-w"),
    ("vimeo", "https://vimeo.com/laura/videos", VIMEO, "laura"),
    ("soundcloud", "https://m.soundcloud.com/laura-w/tracks", SOUNDCLOUD, "laura-w"),
    ("flickr", "flickr.com/photos/laura_w/", FLICKR, "laura_w"),
    ("flickr", "flickr.com/people/12345678@N00", "https://www.flickr.com/people/12345678@N00/", None),
    ("github", "github.com/laura-w/", GITHUB, "laura-w"),
    ("substack", "https://substack.com/@laura/posts", SUBSTACK, "laura"),
    ("substack", "laura.substack.com/about", "https://laura.substack.com/", None),
    ("medium", "https://medium.com/@laura.w/about", MEDIUM, "laura.w"),
    ("medium", "https://laura.medium.com", "https://laura.medium.com/", None),
    ("wikipedia", "en.m.wikipedia.org/wiki/jane_Austen#Life", "https://en.wikipedia.org/wiki/Jane_Austen", None),
    ("wikipedia", "https://en.wikipedia.org/w/index.php?title=AC/DC", "https://en.wikipedia.org/wiki/AC/DC", None),
    ("wikipedia", "https://de.wikipedia.org/wiki/ßeta", "https://de.wikipedia.org/wiki/%C3%9Feta", None),
    ("wikipedia", "https://es.wikipedia.org/wiki/Jose%CC%81", "https://es.wikipedia.org/wiki/Jos%C3%A9", None),
]  # fmt: skip


@pytest.mark.parametrize(("network", "typed", "url", "handle"), HANDLES)
def test_handle_with_its_network(network: str, typed: str, url: str, handle: str | None) -> None:
    link = parse_link(typed, network=network)
    assert (link.url, link.handle) == (url, handle)


@pytest.mark.parametrize(("network", "typed", "url", "handle"), ADDRESSES)
def test_address_in_any_spelling(network: str, typed: str, url: str, handle: str | None) -> None:
    assert parse_link(typed) == Link(network, NETWORKS[network], url, handle)
    assert parse_link(typed, network=network) == parse_link(typed)


def test_every_network_is_covered_by_both_tables() -> None:
    known = {parse_link(typed, network=network).network for network, typed, _, _ in HANDLES}
    assert known == set(NETWORKS) - {"wikipedia"}
    assert {network for network, _, _, _ in ADDRESSES} == set(NETWORKS) - {"website"}


@pytest.mark.parametrize(
    "typed",
    [
        "x.com/laura/status/1", "x.com", "x.com/i/flow", "x.com/intent/tweet", "x.com/home", "x.com/Search",
        "x.com/a_name_of_sixteen", "x.com/la-ura", "bsky.app", "bsky.app/profile/laura.bsky.social/post/3k",
        "bsky.app/profile/laura.example", "bsky.app/profile/laura.local", "bsky.app/profile/laura",
        "bsky.app/profile/-laura.com", "bsky.app/profile/laura.3com", "mastodon.social/@laura/1234",
        "mastodon.social/about", "instagram.com/p/abc", "instagram.com/reel/abc", "instagram.com/explore",
        "instagram.com/a..b", "instagram.com/.ab", "instagram.com/ab.", "threads.net/laura", "youtube.com/watch?v=1",
        "youtube.com/channel/UCshort", "youtube.com/@ab", "youtube.com/feed", "linkedin.com/in/ab",
        "linkedin.com/in/linkedin-laura", "linkedin.com/pulse/a-story", "linkedin.com/posts/laura_1",
        "muckrack.com/search", "facebook.com/groups/1", "facebook.com/sharer.php", "facebook.com/share.php?u=x",
        "facebook.com/laura.whitfield/posts/123", "tiktok.com/@laura/video/1", "tiktok.com/laura", "t.me/joinchat",
        "t.me/laura/12", "reddit.com/r/news", "pinterest.com/pin/1", "www.tumblr.com/tagged", "vimeo.com/1234567",
        "soundcloud.com/laura/a-track", "flickr.com/photos/laura/123", "github.com/laura/repository",
        "github.com/features", "github.com/-laura", "laura.substack.com/p/a-post", "medium.com/@laura/a-story",
        "medium.com/a-publication", "en.wikipedia.org/wiki/Special:Search", "en.wikipedia.org/wiki/User:Laura",
        "www.wikipedia.org",
    ],
)  # fmt: skip
def test_pages_that_are_no_profile_are_refused(typed: str) -> None:
    with pytest.raises(Invalid, match=r"is no profile on .*\. Write ") as refusal:
        parse_link(typed)
    assert refusal.value.code == "invalid_link"


@pytest.mark.parametrize(
    ("typed", "network", "sentence"),
    [
        ("laura", "bluesky", "“laura” is no profile on Bluesky. Write https://bsky.app/profile/name.bsky.social."),
        ("laura", "mastodon", "“laura” is no profile on Mastodon. Write @name@server, or https://server/@name."),
        ("Jane Austen", "wikipedia", "“Jane Austen” holds a blank, a backslash or an invisible character. Remove it."),
        ("Jane", "wikipedia", "“Jane” is no profile on Wikipedia. Write https://en.wikipedia.org/wiki/Title."),
        (
            "https://x.com/laura",
            "instagram",
            "“https://x.com/laura” is not on Instagram. Write an address such as https://www.instagram.com/name/.",
        ),
        (
            "https://laura.example",
            "x",
            "“https://laura.example” is not on X. Write an address such as https://x.com/name.",
        ),
        ("laura", "facbook", "There is no network “facbook”. Did you mean `facebook`?"),
    ],
)
def test_refusal_says_what_to_write(typed: str, network: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_link(typed, network=network)
    assert refusal.value.detail == sentence
    assert refusal.value.code == "invalid_link"


def test_profile_given_as_website_is_known_for_what_it_is() -> None:
    assert parse_link("https://x.com/Laura_W", network="website").network == "x"


# What our addresses deliberately spell in another way than the cases do; docs/reference/links.md says why.
OTHER_SPELLING = {
    "https://www.instagram.com/myusername": "https://www.instagram.com/myusername/",
    "https://www.threads.net/@myusername": "https://www.threads.com/@myusername",
}
# On Bluesky every handle is a domain name; a single word leads nowhere.
NO_HANDLE = ("bluesky", "myusername")


def _expected(url: str) -> str:
    return f"{url}/" if url.startswith("https://www.linkedin.com/in/") else OTHER_SPELLING.get(url, url)


def test_handles_that_authors_have_typed() -> None:
    rows = cases("handles-confusables", task="social")
    social = [row for row in rows if (row["service"], row["input"]) != NO_HANDLE]
    assert social
    found = {row["file"]: parse_link(row["input"], network=row["service"]).url for row in social}
    assert found == {row["file"]: _expected(row["expected"]) for row in social}
