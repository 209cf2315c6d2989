"""Places where writers publish, are written about, or show their work."""

import unicodedata

import regex

from contributors.links.grammar import Form, Network, hosts, reserved

_LINKEDIN_NAME = r"[\p{L}\p{M}\p{N}-]{3,100}"
_LINKEDIN_PAGE = r"[\p{L}\p{M}\p{N}&._'’-]{1,100}"
_WIKIPEDIA_OWN_PAGES = reserved("special file talk category template help wikipedia portal user user_talk draft module")


def _linkedin_name(name: str) -> str | None:
    slug = unicodedata.normalize("NFC", name).lower()
    return None if "linkedin" in slug else slug


def _wikipedia_title(name: str) -> str | None:
    title = regex.sub(r"[ _]+", "_", unicodedata.normalize("NFC", name)).strip("_/")
    first = title[:1].upper()
    title = (first if len(first) == 1 else title[:1]) + title[1:]
    forbidden = regex.search(r"[<>\[\]{}|#\p{C}]", title) or title.partition(":")[0].lower() in _WIKIPEDIA_OWN_PAGES
    return title if title and not forbidden else None


_LINKEDIN = Network(
    "linkedin",
    "LinkedIn",
    hosts("linkedin.com", prefixes=("www", "m")),
    (
        Form(
            rf"(?:mwlite/)?in/(?P<name>{_LINKEDIN_NAME})"
            r"(?:/(?:[a-z]{2}(?:[-_][A-Za-z]{2})?|(?:details|recent-activity|overlay)(?:/.{0,200})?))?",
            "https://www.linkedin.com/in/{name}/",
        ),
        Form(
            rf"(?P<kind>company|school|showcase)/(?P<name>{_LINKEDIN_PAGE})(?:/(?:about|jobs|people|posts))?",
            "https://www.linkedin.com/{kind}/{name}",
        ),
        Form(rf"in/(?P<name>{_LINKEDIN_NAME})", "https://www.linkedin.com/in/{name}/", host=r"[a-z]{2}\.linkedin\.com"),
    ),
    _LINKEDIN_NAME,
    "https://www.linkedin.com/in/name/",
    tidy=_linkedin_name,
)
_MUCKRACK = Network(
    "muckrack",
    "Muck Rack",
    hosts("muckrack.com"),
    (Form(r"(?P<name>[A-Za-z0-9_-]{1,60})(?:/(?:articles|bio|portfolio))?", "https://muckrack.com/{name}"),),
    r"[A-Za-z0-9_-]{1,60}",
    "https://muckrack.com/name",
    reserved("about account api blog contact daily help journalists jobs login media-outlet podcasts pricing search"),
)
_GITHUB_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}"
_GITHUB = Network(
    "github",
    "GitHub",
    hosts("github.com"),
    (Form(rf"(?P<name>{_GITHUB_NAME})", "https://github.com/{name}"),),
    _GITHUB_NAME,
    "https://github.com/name",
    reserved(
        "about apps collections contact customer-stories dashboard enterprise events explore features issues join "
        "login logout marketplace new notifications orgs organizations pricing pulls readme search security settings "
        "signup site sponsors stars team topics trending users"
    ),
)
_SUBSTACK_NAME = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_SUBSTACK = Network(
    "substack",
    "Substack",
    hosts("substack.com"),
    (
        Form(r"@(?P<name>[A-Za-z0-9_]{1,60})(?:/(?:likes|notes|posts|reads))?", "https://substack.com/@{name}"),
        Form(r"profile/(?P<id>[0-9]{1,12}(?:-[a-z0-9-]{1,80})?)", "https://substack.com/profile/{id}", handle=None),
        Form(
            r"(?:about|archive|podcast|recommendations|subscribe)?",
            "https://{name}.substack.com/",
            handle=None,
            host=rf"(?P<name>{_SUBSTACK_NAME})\.substack\.com",
        ),
    ),
    r"[A-Za-z0-9_]{1,60}",
    "https://substack.com/@name, or https://name.substack.com/",
    reserved("api open reader support www"),
    tidy=str.lower,
)
_MEDIUM = Network(
    "medium",
    "Medium",
    hosts("medium.com"),
    (
        Form(r"@(?P<name>[A-Za-z0-9_.-]{1,60})(?:/(?:about|lists))?", "https://medium.com/@{name}"),
        Form(
            r"(?:about)?",
            "https://{name}.medium.com/",
            handle=None,
            host=r"(?P<name>[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.medium\.com",
        ),
    ),
    r"[A-Za-z0-9_.-]{1,60}",
    "https://medium.com/@name",
    reserved("api blog help policy status www"),
)
_WIKIPEDIA = Network(
    "wikipedia",
    "Wikipedia",
    hosts("wikipedia.org"),
    (
        Form(
            r"(?:wiki/|w/index\.php\?title=)(?P<name>.{1,255})",
            "https://{lang}.wikipedia.org/wiki/{name}",
            handle=None,
            host=r"(?P<lang>[a-z]{2,3}(?:-[a-z]{2,10}){0,2}|simple)(?:\.m)?\.wikipedia\.org",
        ),
    ),
    None,
    "https://en.wikipedia.org/wiki/Title",
    tidy=_wikipedia_title,
    parameters=("title",),
)

WRITING = (_LINKEDIN, _MUCKRACK, _GITHUB, _SUBSTACK, _MEDIUM, _WIKIPEDIA)
