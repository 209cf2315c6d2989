"""Fragments of HTML and whole pages: what stands behind the words."""

import pytest

from contributors.errors import Invalid
from contributors.importers.text.markup import MAX_TAGS
from tests.importers.pasting import BIO, names, only, paste

BOX = (
    '<p>The bridge stays closed.</p><div class="author-box">'
    '<img class="avatar" src="https://fba.example/nora.jpg" alt="Nora Field">'
    '<h4><a href="https://fba.example/author/nora-field/">Nora Field</a></h4><span class="job">Staff writer</span>'
    '<p>Nora Field writes about <a href="https://farm.example/">farming</a>. She lives in Norwich.</p>'
    '<a href="https://twitter.com/norafield">Twitter</a> <a href="mailto:nora@field.example">Mail</a> '
    '<a href="https://norafield.example/">Website</a> <a href="https://www.facebook.com/sharer.php?u=x">Share</a>'
    "</div><h3>Leave a Reply</h3>"
)


def test_an_element_that_is_marked_as_the_author_s_is_a_box() -> None:
    draft = only(BOX)

    assert (draft.name, draft.role, draft.location, draft.email) == (
        "Nora Field",
        "Staff writer",
        "Norwich",
        "nora@field.example",
    )
    assert draft.bio == "Nora Field writes about farming. She lives in Norwich."
    assert draft.photo_url == "https://fba.example/nora.jpg"
    assert draft.profile_url == "https://fba.example/author/nora-field/"


def test_links_are_hers_and_not_the_bio_s_nor_buttons() -> None:
    draft = only(BOX)

    assert [(link.network, link.url, link.handle) for link in draft.links] == [
        ("x", "https://x.com/norafield", "norafield"),
        ("website", "https://norafield.example/", None),
    ]
    assert draft.evidence["links"]["words"] == "https://twitter.com/norafield\nhttps://norafield.example/"


def test_what_was_dropped_is_listed() -> None:
    assert paste(BOX).left_out == ["The bridge stays closed.", "Share", "Leave a Reply"]


@pytest.mark.parametrize(
    ("picture", "address"),
    [
        ('<img src="data:image/gif;base64,AA" data-src="https://fba.example/a.jpg">', "https://fba.example/a.jpg"),
        ('<img srcset="https://fba.example/s.jpg 1x, https://fba.example/b.jpg 2x">', "https://fba.example/b.jpg"),
        ('<img src="//secure.gravatar.com/avatar/ab?s=96">', "https://secure.gravatar.com/avatar/ab?s=96"),
        ('<img src="/img/nora.jpg">', None),
        ('<img src="https://fba.example/icon-mail.png">', None),
        ('<img src="https://fba.example/logo.svg">', None),
    ],
)
def test_the_picture_is_the_one_that_a_reader_sees(picture: str, address: str | None) -> None:
    assert only(f'<div class="author">{picture}<b>Nora Field</b><p>{BIO}</p></div>').photo_url == address


def test_addresses_are_completed_where_the_page_says_from_where() -> None:
    page = (
        '<html><head><base href="https://fba.example/news/"></head><body><div class="author-bio">'
        f'<img src="/img/nora.jpg"><a href="/author/nora/">Nora Field</a><p>{BIO}</p></div></body></html>'
    )

    draft = only(page)

    assert draft.photo_url == "https://fba.example/img/nora.jpg"
    assert draft.profile_url == "https://fba.example/author/nora/"


def test_two_elements_are_two_people() -> None:
    other = "Jonas Brandt covers courts and police. He lives in Hamburg with two dogs."
    page = "".join(
        f'<div class="author-card"><h3>{name}</h3><p>{bio}</p></div>'
        for name, bio in (("Nora Field", BIO), ("Jonas Brandt", other))
    )

    assert names(page) == ["Nora Field", "Jonas Brandt"]


@pytest.mark.parametrize(
    "page",
    [
        f"<h3>About the author</h3><p>{BIO}</p>",
        f"<p>About the author</p><p><strong>Nora Field</strong></p><p>{BIO}</p>",
        f"<hr><p><em>{BIO}</em></p>",
        f"About the author<br>{BIO}<br>",
        f"<table><tr><td><img src='https://fba.example/n.jpg'></td><td>About the author<br>{BIO}</td></tr></table>",
    ],
)
def test_boxes_that_nothing_marks_are_found_by_their_words(page: str) -> None:
    assert [(draft.name, draft.bio) for draft in paste(page).drafts] == [("Nora Field", BIO)]


def test_a_table_gives_a_draft_for_each_row() -> None:
    rows = (("Nora Field", "Staff writer"), ("Jonas Brandt", "Photo editor"))
    cells = "".join(f"<tr><td>{name}</td><td>{role}</td></tr>" for name, role in rows)

    for head in ("<tr><th>Name</th><th>Title</th></tr>", ""):
        drafts = paste(f"<table>{head}{cells}</table>").drafts
        assert [(draft.name, draft.role) for draft in drafts] == list(rows)


def test_scripts_styles_and_hidden_markup_are_no_text() -> None:
    page = f"<style>p{{}}</style><script>About('x')</script><h3>About the author</h3><p>{BIO}</p><!-- By Peter Hall -->"

    assert paste(page).left_out == ["About the author"]


def test_hostile_markup_ends_as_plain_words() -> None:
    draft = only(
        '<h3>About the author</h3><p>Nora Field writes <img src=x onerror="alert(1)"><b>daily</b> '
        '<a href="javascript:alert(1)">about</a> farming &lt;script&gt;alert(1)&lt;/script&gt; in Norwich.</p>'
    )

    assert draft.bio == "Nora Field writes daily about farming <script>alert(1)</script> in Norwich."
    assert (draft.links, draft.photo_url) == ([], None)


def test_a_mail_address_between_angles_does_not_make_html() -> None:
    assert only("Nora Field <nora@field.example>").email == "nora@field.example"


def test_the_hint_under_a_comment_form_does_not_make_html() -> None:
    hint = 'You may use these HTML tags: <a href="" title=""> <b> <blockquote cite=""> <em> <strong>'

    assert only(f"About the author\n{BIO}\nLeave a Reply\n{hint}").name == "Nora Field"


def test_more_tags_than_an_article_has_are_refused() -> None:
    with pytest.raises(Invalid, match="12,001 tags and at most 12,000") as refusal:
        paste("<p>" * (MAX_TAGS + 1))

    assert refusal.value.code == "too_many_tags"
