"""The six sites of the demo world, and who works on them."""

from typing import Any

# Where `manage.py demo_sites` serves all of them, each under a name of its own.
PORT = 8100
_FEEDS = {"meridian": "feed.atom", "signal": "feed.json"}
SITES: tuple[dict[str, Any], ...] = (
    {
        "slug": "fba",
        "name": "FBA",
        "languages": ["en"],
        "time_zone": "America/New_York",
        "tokens": {"accent": "#9c2f20", "name_font": '400 "EB Garamond", Georgia, serif'},
    },
    {
        "slug": "meridian",
        "name": "The Meridian",
        "languages": ["en"],
        "time_zone": "Europe/London",
        "tokens": {
            "accent": "#0b6b5d",
            "name_font": '700 "Noto Serif Display", "Noto Serif", Georgia, serif',
            "photo_radius": "0",
        },
    },
    {
        "slug": "signal",
        "name": "Signal",
        "languages": ["en"],
        "time_zone": "Europe/Berlin",
        "tokens": {"accent": "#7aa2ff", "name_font": "800 Lato, Inter, system-ui, sans-serif", "photo_radius": "16px"},
    },
    {"slug": "harbour", "name": "Harbour Post", "languages": ["en", "es"], "time_zone": "America/New_York"},
    {"slug": "parentdesk", "name": "Parent Desk", "languages": ["en"], "time_zone": "America/Los_Angeles"},
    {"slug": "sums", "name": "Plain Sums", "languages": ["ar"], "time_zone": "Asia/Amman"},
)
# Sign-in name, name, role, and the site of the role; None stands for all sites.
MEMBERS = (
    ("safety", "Ruth Abara", "safety", None),
    ("ed-fba", "Maya Lindgren", "editor", "fba"),
    ("ed-meridian", "Theo Barlow", "editor", "meridian"),
    ("ed-signal", "Katja Brandt", "editor", "signal"),
    ("photo", "Paul Ochieng", "photo", None),
)


def site_document(site: dict[str, Any]) -> dict[str, Any]:
    host, here = f"{site['slug']}.example", f"{site['slug']}.localhost:{PORT}"
    return site | {
        "url": f"https://{host}",
        "author_url_pattern": f"https://{host}/authors/{{slug}}",
        "hosts": [host, here],
        "feed_url": f"http://{here}/{_FEEDS.get(site['slug'], 'feed.xml')}",
    }
