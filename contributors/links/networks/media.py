"""Networks of film, sound and pictures."""

from contributors.links.grammar import Form, Network, hosts, reserved

_YOUTUBE_NAME = r"[\p{L}\p{M}\p{N}_.·-]{3,30}"
_YOUTUBE_TABS = (
    r"(?:/(?:about|channels|community|featured|live|playlists|podcasts|posts|releases|shorts|streams|videos))?"
)
_YOUTUBE = Network(
    "youtube",
    "YouTube",
    hosts("youtube.com", prefixes=("www", "m", "music")),
    (
        Form(rf"@(?P<name>{_YOUTUBE_NAME}){_YOUTUBE_TABS}", "https://www.youtube.com/@{name}"),
        Form(
            rf"channel/(?P<id>UC[A-Za-z0-9_-]{{22}}){_YOUTUBE_TABS}",
            "https://www.youtube.com/channel/{id}",
            handle=None,
        ),
        Form(
            rf"(?P<kind>c|user)/(?P<name>{_YOUTUBE_NAME}|[\p{{L}}\p{{M}}\p{{N}}]{{1,60}}){_YOUTUBE_TABS}",
            "https://www.youtube.com/{kind}/{name}",
            handle=None,
        ),
        Form(rf"(?P<name>[A-Za-z0-9]{{3,60}}){_YOUTUBE_TABS}", "https://www.youtube.com/{name}", handle=None),
    ),
    _YOUTUBE_NAME,
    "https://www.youtube.com/@name",
    reserved(
        "about account ads artists attribution channel clip create creators embed feed gaming hashtag howyoutubeworks "
        "intl jobs kids live logout movies music news oembed playlist post premium redirect results shorts signin "
        "source sports store supported switch trending tv upload user watch yt"
    ),
)
_VIMEO_NAME = r"(?![0-9]+(?:/|$))[A-Za-z0-9][A-Za-z0-9_-]{1,31}"
_VIMEO = Network(
    "vimeo",
    "Vimeo",
    hosts("vimeo.com"),
    (Form(rf"(?P<name>{_VIMEO_NAME})(?:/(?:about|videos))?", "https://vimeo.com/{name}"),),
    _VIMEO_NAME,
    "https://vimeo.com/name",
    reserved(
        "about album blog categories channels create enterprise event features groups help jobs join log_in manage "
        "ondemand ott privacy search settings showcase solutions staffpicks stock terms upgrade upload watch"
    ),
)
_SOUNDCLOUD_NAME = r"[A-Za-z0-9_-]{3,60}"
_SOUNDCLOUD = Network(
    "soundcloud",
    "SoundCloud",
    hosts("soundcloud.com", prefixes=("www", "m")),
    (
        Form(
            rf"(?P<name>{_SOUNDCLOUD_NAME})(?:/(?:albums|followers|following|likes|popular-tracks|reposts|sets|tracks))?",
            "https://soundcloud.com/{name}",
        ),
    ),
    _SOUNDCLOUD_NAME,
    "https://soundcloud.com/name",
    reserved(
        "charts discover download feed imprint jobs login logout messages mobile notifications pages people press pro "
        "search settings signin stations stream tags terms-of-use upload you"
    ),
    tidy=str.lower,
)
_FLICKR = Network(
    "flickr",
    "Flickr",
    hosts("flickr.com", prefixes=("www", "m")),
    (
        Form(r"(?:people|photos)/(?P<name>[A-Za-z0-9_-]{2,64})", "https://www.flickr.com/people/{name}/"),
        Form(r"(?:people|photos)/(?P<id>[0-9]{4,12}@N[0-9]{2})", "https://www.flickr.com/people/{id}/", handle=None),
    ),
    r"[A-Za-z0-9_-]{2,64}",
    "https://www.flickr.com/people/name/",
    reserved("me tags"),
)

MEDIA = (_YOUTUBE, _VIMEO, _SOUNDCLOUD, _FLICKR)
