"""The page of nobody: what a reader sees who follows a link to one who is not there, or not any more.

It is the same for everybody who may not be shown, so that it tells nobody apart; the address is not repeated.
"""

from collections.abc import Sequence
from html import escape

from contributors import languages

__all__ = ["write"]


def write(*, lang: str, is_gone: bool, site: str = "", site_url: str = "", styles: Sequence[str] = ()) -> bytes:
    """``site`` is the publication's name, where there is one, and ``styles`` are addresses.

    In a language that the card does not speak it is in English, and says so.
    """
    spoken = lang if languages.base(lang) in languages.LANGUAGES else "en"
    title = languages.phrase(spoken, "page_gone" if is_gone else "page_missing")
    why = "" if is_gone else f"<p>{escape(languages.phrase(spoken, 'page_missing_why'))}</p>"
    name = f"<bdi>{escape(site)}</bdi>"
    linked = f'<a href="{escape(site_url)}">{name}</a>' if site_url else f"<span>{name}</span>"
    lines = (
        "<!doctype html>",
        f'<html lang="{escape(spoken)}" dir="{languages.direction(spoken)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(f'{title} – {site}' if site else title)}</title>",
        '<base target="_top">',
        *(f'<link rel="stylesheet" href="{escape(address)}">' for address in styles),
        "</head>",
        '<body class="page">',
        f'<header class="page__head">{linked}</header>' if site else "",
        f'<main class="page__absent"><h1>{escape(title)}</h1>{why}</main>',
        "</body>",
        "</html>",
    )
    return ("\n".join(line for line in lines if line) + "\n").encode()
