"""Networks of short posts."""

import regex

from contributors.links.grammar import Form, Network, hosts, reserved

_INSTAGRAM_NAME = r"(?!\.)(?![^/@]*\.\.)(?![^/@]*\.(?:/|$))[A-Za-z0-9._]{1,30}"
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_DOMAIN = rf"(?:{_LABEL}\.){{1,20}}[a-zA-Z](?:[a-zA-Z0-9-]{{0,61}}[a-zA-Z0-9])?"
_DID = r"did:[a-z]{1,32}:[a-zA-Z0-9._:%-]{0,1000}[a-zA-Z0-9._-]"
_FEDIVERSE_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?"
_FACEBOOK_NAME = r"[A-Za-z0-9.]{5,50}|[A-Za-z0-9.-]{2,60}-[0-9]{5,20}"
_NO_DOMAIN_OF_A_HANDLE = frozenset({"local", "arpa", "invalid", "localhost", "internal", "example", "alt", "onion"})


def _bluesky_name(name: str) -> str | None:
    handle = name.lower()
    return handle if len(handle) <= 253 and handle.rpartition(".")[2] not in _NO_DOMAIN_OF_A_HANDLE else None


def _tiktok_name(name: str) -> str | None:
    return None if name.endswith(".") else name.lower()


def _facebook_name(name: str) -> str | None:
    return None if name.endswith(".php") else name


_X = Network(
    "x",
    "X",
    hosts("x.com", "twitter.com", prefixes=("www", "m", "mobile")),
    (
        Form(
            r"@?(?P<name>[A-Za-z0-9_]{1,15})(?:/(?:with_replies|media|likes|followers|following|highlights|articles))?",
            "https://x.com/{name}",
        ),
        Form(r"intent/(?:user|follow)\?screen_name=@?(?P<name>[A-Za-z0-9_]{1,15})", "https://x.com/{name}"),
    ),
    r"[A-Za-z0-9_]{1,15}",
    "https://x.com/name",
    reserved(
        "about account compose download explore hashtag home i intent jobs login logout messages notifications oauth "
        "privacy search settings share signup tos who_to_follow"
    ),
    parameters=("screen_name",),
)
_BLUESKY = Network(
    "bluesky",
    "Bluesky",
    hosts("bsky.app"),
    (
        Form(rf"profile/@?(?P<name>{_DOMAIN})", "https://bsky.app/profile/{name}"),
        Form(r"", "https://bsky.app/profile/{name}", host=rf"(?P<name>{_LABEL}\.bsky\.social)"),
        Form(rf"(?:profile/)?(?P<did>{_DID})", "https://bsky.app/profile/{did}", handle=None),
    ),
    _DOMAIN,
    "https://bsky.app/profile/name.bsky.social",
    tidy=_bluesky_name,
)  # fmt: skip
# A profile of any other server looks like any website: it is recognised when the network is named, or as @name@server.
MASTODON = Network(
    "mastodon",
    "Mastodon",
    frozenset(
        {
            "aus.social", "c.im", "chaos.social", "eupolicy.social", "federate.social", "fosstodon.org", "hachyderm.io",
            "hcommons.social", "indieweb.social", "infosec.exchange", "journa.host", "kolektiva.social", "mas.to",
            "masto.ai", "mastodon.art", "mastodon.cloud", "mastodon.green", "mastodon.ie", "mastodon.nl",
            "mastodon.online", "mastodon.scot", "mastodon.social", "mastodon.uno", "mastodon.world",
            "mastodonapp.uk", "mathstodon.xyz", "mstdn.ca", "mstdn.jp", "mstdn.party", "mstdn.social", "newsie.social",
            "octodon.social", "pawoo.net", "piaille.fr", "scholar.social", "sciences.social", "sfba.social",
            "social.coop", "social.vivaldi.net", "tech.lgbt", "techhub.social", "toot.community", "troet.cafe",
            "universeodon.com", "wandering.shop",
        }
    ),
    (),
    None,
    "@name@server, or https://server/@name",
)  # fmt: skip
FEDIVERSE_ACCOUNT = regex.compile(rf"@?(?P<name>{_FEDIVERSE_NAME})@(?P<server>[^@/\s]{{3,253}})")
FEDIVERSE_PATH = regex.compile(rf"(?:web/)?(?:@|users/)(?P<name>{_FEDIVERSE_NAME})(?:@(?P<server>[^@/\s]{{3,253}}))?")
THREADS = Network(
    "threads",
    "Threads",
    hosts("threads.com", "threads.net"),
    (Form(rf"@(?P<name>{_INSTAGRAM_NAME})(?:/(?:replies|media|reposts))?", "https://www.threads.com/@{name}"),),
    _INSTAGRAM_NAME,
    "https://www.threads.com/@name",
    tidy=str.lower,
)
_INSTAGRAM = Network(
    "instagram",
    "Instagram",
    hosts("instagram.com", "instagr.am", prefixes=("www", "m")),
    (
        Form(rf"@?(?P<name>{_INSTAGRAM_NAME})(?:/(?:reels|tagged|channel))?", "https://www.instagram.com/{name}/"),
        Form(rf"_u/(?P<name>{_INSTAGRAM_NAME})", "https://www.instagram.com/{name}/"),
    ),
    _INSTAGRAM_NAME,
    "https://www.instagram.com/name/",
    reserved("about accounts api developer direct explore legal p press privacy reel reels stories tv web"),
    tidy=str.lower,
)
_FACEBOOK = Network(
    "facebook",
    "Facebook",
    hosts("facebook.com", prefixes=("www", "m", "mbasic", "web", "touch")) | hosts("fb.com"),
    (
        Form(rf"(?P<name>{_FACEBOOK_NAME})(?:/(?:about|photos|posts|videos))?", "https://www.facebook.com/{name}"),
        Form(r"profile\.php\?id=(?P<id>[0-9]{1,20})", "https://www.facebook.com/profile.php?id={id}", handle=None),
        Form(
            r"(?P<kind>page|pages|people)/(?P<title>[^/\p{C}]{1,120})/(?P<id>[0-9]{1,20})",
            "https://www.facebook.com/{kind}/{title}/{id}",
            handle=None,
        ),
        Form(
            r"p/(?P<title>[^/\p{C}]{1,120}-[0-9]{5,20})",
            "https://www.facebook.com/p/{title}",
            handle=None,
        ),
        Form(
            rf"(?P<name>{_FACEBOOK_NAME})", "https://www.facebook.com/{name}", host=r"[a-z]{2}-[a-z]{2}\.facebook\.com"
        ),
    ),
    _FACEBOOK_NAME,
    "https://www.facebook.com/name",
    reserved(
        "ads business dialog events gaming groups hashtag help home legal login marketplace media pages people "
        "photo photos plugins policies privacy public reel search share sharer stories terms videos watch"
    ),
    tidy=_facebook_name,
    parameters=("id",),
)
_TIKTOK = Network(
    "tiktok",
    "TikTok",
    hosts("tiktok.com", prefixes=("www", "m")),
    (Form(r"@(?P<name>[A-Za-z0-9_.]{2,24})", "https://www.tiktok.com/@{name}"),),
    r"[A-Za-z0-9_.]{2,24}",
    "https://www.tiktok.com/@name",
    tidy=_tiktok_name,
)
_TELEGRAM = Network(
    "telegram",
    "Telegram",
    hosts("t.me", "telegram.me"),
    (Form(r"(?:s/)?@?(?P<name>[A-Za-z][A-Za-z0-9_]{3,31})", "https://t.me/{name}"),),
    r"[A-Za-z][A-Za-z0-9_]{3,31}",
    "https://t.me/name",
    reserved(
        "addemoji addlist addstickers addtheme boost confirmphone contact giftcode invoice iv joinchat login proxy "
        "setlanguage share socks"
    ),
)
_REDDIT = Network(
    "reddit",
    "Reddit",
    hosts("reddit.com", prefixes=("www", "old", "new", "m", "np")),
    (
        Form(
            r"(?:user|u)/(?P<name>[A-Za-z0-9_-]{3,20})(?:/(?:comments|overview|posts|submitted))?",
            "https://www.reddit.com/user/{name}/",
        ),
    ),
    r"[A-Za-z0-9_-]{3,20}",
    "https://www.reddit.com/user/name/",
)
_PINTEREST_COUNTRIES = (
    "at", "ca", "ch", "cl", "co.kr", "co.uk", "com.au", "com.mx", "de", "dk", "es", "fr", "ie", "it", "jp", "nz", "ph",
    "pt", "se",
)  # fmt: skip
_PINTEREST_PATH = r"(?P<name>[A-Za-z0-9_]{3,30})(?:/(?:_created|_saved|pins|boards))?"
_PINTEREST = Network(
    "pinterest",
    "Pinterest",
    hosts("pinterest.com", *(f"pinterest.{country}" for country in _PINTEREST_COUNTRIES)),
    (
        Form(_PINTEREST_PATH, "https://www.pinterest.com/{name}/"),
        Form(_PINTEREST_PATH, "https://www.pinterest.com/{name}/", host=r"[a-z]{2}\.pinterest\.com"),
    ),
    r"[A-Za-z0-9_]{3,30}",
    "https://www.pinterest.com/name/",
    reserved("about business categories explore ideas login password pin search settings today topics"),
    tidy=str.lower,
)
_TUMBLR_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?"
_TUMBLR = Network(
    "tumblr",
    "Tumblr",
    hosts("tumblr.com"),
    (
        Form(rf"(?:blog/)?@?(?P<name>{_TUMBLR_NAME})", "https://www.tumblr.com/{name}"),
        Form(r"", "https://www.tumblr.com/{name}", host=rf"(?P<name>{_TUMBLR_NAME})\.tumblr\.com"),
    ),
    _TUMBLR_NAME,
    "https://www.tumblr.com/name",
    reserved(
        "about api assets blog dashboard explore help inbox likes login logout media new policy privacy register "
        "search settings support tagged www"
    ),
    tidy=str.lower,
)

SOCIAL = (
    _X, _BLUESKY, MASTODON, THREADS, _INSTAGRAM, _FACEBOOK, _TIKTOK, _TELEGRAM, _REDDIT, _PINTEREST, _TUMBLR,
)  # fmt: skip
