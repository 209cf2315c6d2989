"""The page of nobody, in words that tell nobody apart."""

from contributors.outputs import absent


def test_the_whole_page() -> None:
    assert absent.write(
        lang="de", is_gone=False, site="A & B", site_url="https://ab.example/?a&b", styles=["/s.css"]
    ).decode() == (
        "<!doctype html>\n"
        '<html lang="de" dir="ltr">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        "<title>Seite nicht gefunden – A &amp; B</title>\n"
        '<base target="_top">\n'
        '<link rel="stylesheet" href="/s.css">\n'
        "</head>\n"
        '<body class="page">\n'
        '<header class="page__head"><a href="https://ab.example/?a&amp;b"><bdi>A &amp; B</bdi></a></header>\n'
        '<main class="page__absent"><h1>Seite nicht gefunden</h1>'
        "<p>Der Link ist vielleicht veraltet oder falsch geschrieben.</p></main>\n"
        "</body>\n"
        "</html>\n"
    )


def test_without_a_publication_and_its_address_there_is_no_link() -> None:
    assert b"<header" not in absent.write(lang="en", is_gone=True)
    assert b"<span><bdi>FBA</bdi></span>" in absent.write(lang="en", is_gone=True, site="FBA")


def test_of_one_who_is_gone_nothing_more_is_said() -> None:
    assert b'<main class="page__absent"><h1>This page has been removed</h1></main>' in absent.write(
        lang="en-GB", is_gone=True
    )


def test_a_language_that_the_card_does_not_speak_is_not_claimed() -> None:
    assert b'<html lang="en" dir="ltr">' in absent.write(lang="sw", is_gone=False)
    assert b'<html lang="he" dir="rtl">' in absent.write(lang="he", is_gone=False)
