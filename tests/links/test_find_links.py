import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.links import find_links, parse_link

LAURA_ON_X = "https://x.com/laura"
LAURA_ON_INSTAGRAM = "https://www.instagram.com/laura.w/"
LAURA_ON_THREADS = "https://www.threads.com/@laura"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Her site is https://laura.example/about. More soon.", ["https://laura.example/about"]),
        ("(see https://laura.example/a_(b)).", ["https://laura.example/a_(b)"]),
        ("Or www.laura.example!", ["https://www.laura.example/"]),
        ("x.com/laura and laura.substack.com", [LAURA_ON_X, "https://laura.substack.com/"]),
        ("[me](https://x.com/laura) or <a href=\"https://x.com/laura\">me</a>", [LAURA_ON_X]),
        ("推特 https://x.com/laura。", [LAURA_ON_X]),
        ("„https://x.com/laura“ und «https://laura.example»", [LAURA_ON_X, "https://laura.example/"]),
        ("@laura@mastodon.social!", ["https://mastodon.social/@laura"]),
        ("(@laura.bsky.social)", ["https://bsky.app/profile/laura.bsky.social"]),
        ("Follow her on Twitter @laura and Instagram @laura.w.", [LAURA_ON_X, LAURA_ON_INSTAGRAM]),
        ("Twitter: @laura | Instagram: laura.w", [LAURA_ON_X, LAURA_ON_INSTAGRAM]),
        ("Bluesky: laura.example.com", ["https://bsky.app/profile/laura.example.com"]),
        ("She is @laura on Twitter and @laura.w on Instagram.", [LAURA_ON_X, LAURA_ON_INSTAGRAM]),
        ("@laura (Twitter), @laura.w (Instagram)", [LAURA_ON_X, LAURA_ON_INSTAGRAM]),
        ("@laura on Twitter – @laura.w on Instagram", [LAURA_ON_X, LAURA_ON_INSTAGRAM]),
        ("@laura on X and Threads", [LAURA_ON_X, LAURA_ON_THREADS]),
        ("X/Threads: @laura", [LAURA_ON_THREADS, LAURA_ON_X]),
        ("X (formerly Twitter): @laura", [LAURA_ON_X]),
        ("Sie ist auf Twitter als @laura unterwegs", [LAURA_ON_X]),
        ("Síguela en Twitter: @laura", [LAURA_ON_X]),
        ("Twitter @laura\nInstagram @laura.w", [LAURA_ON_X, LAURA_ON_INSTAGRAM]),
        ("Website: laura.example", ["https://laura.example/"]),
        ("Website: laura.example/about", ["https://laura.example/about"]),
    ],
)  # fmt: skip
def test_links_are_found_where_they_stand(text: str, urls: list[str]) -> None:
    assert [link.url for link in find_links(text)] == urls


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Write to laura@example.com or mailto:laura@example.com",
        "@laura",
        "She writes.Then she rests. See laura.example for more",
        "She worked at Facebook with @laura",
        "She left Twitter. @laura says hello",
        "Threads of a story by @laura",
        "the medium is the message @laura",
        "Facebook: Laura Whitfield",
        "https://x.com/laura/status/1 and https://127.0.0.1/ and https://x.com@evil.example/",
        "no-x.com/laura is no link of hers",
    ],
)
def test_what_is_no_link_is_passed_over(text: str) -> None:
    assert find_links(text) == []


def test_each_link_comes_once() -> None:
    assert len(find_links("https://x.com/laura x.com/laura Twitter: @laura")) == 1


@pytest.mark.parametrize(
    "piece", ["a.", "a-", "@", "@a ", "(", "x.com/", "www.", "http://", "Twitter ", "Twitter: ", "@a on X ", "@a@", ")"]
)
def test_hostile_repetition_ends(piece: str) -> None:
    find_links(piece * 20_000)


@given(
    st.lists(st.sampled_from(["Twitter", "X", ":", "@laura", " ", "on", "https://x.com/laura", "(", ")", "\n", "."]))
)
def test_found_links_are_in_normal_form(parts: list[str]) -> None:
    found = find_links("".join(parts))
    assert [parse_link(link.url, network=link.network) for link in found] == found


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    found = [link.url for link in find_links(text)]
    assert len(set(found)) == len(found)
