"""Pages of hosts that are not ours, and what a browser can measure on them."""

from collections.abc import Iterable

from playwright.sync_api import Page

# Paper and ink of pages from white to black: news white, warm, salmon, cool, three darks, black.
PAPERS = {
    "#ffffff": "#222222",
    "#fbfaf7": "#1b1b1a",
    "#fff1e5": "#33302e",
    "#f3f5f4": "#12211f",
    "#2a2d33": "#e8e8e8",
    "#141518": "#e9e6df",
    "#0d1326": "#e6ebff",
    "#000000": "#ffffff",
}
WIDTHS = (240, 280, 320, 375, 440, 544, 545, 640, 736, 800, 1100)

HOSTILE_STYLE = """
a { color: red; background: yellow; border-bottom: 3px solid; padding: 5px; font-weight: 900; display: inline-block }
.entry-content a:not(.button), .entry-content .post a:hover { color: red; text-decoration: line-through }
p { margin: 3em; font-size: 30px; text-indent: 3em; color: green } p:first-of-type::first-letter { color: green }
p::before, a::after, li::before, h3::after, span::after { content: "!!" }
ul, ol, li { list-style: square inside; margin: 2em; padding: 2em; float: left; width: 50% }
img, svg, picture { width: 300px; height: auto; border: 9px solid; border-radius: 50%; fill: red; display: block }
button { background: blue; color: white; text-transform: uppercase; letter-spacing: 4px; width: 100%; padding: 3em }
.entry-content button:not(.x) { border-radius: 40px; background: blue; height: 90px }
aside { float: right; width: 200px; padding: 40px; background: #eee; font-style: italic; border: 4px dotted }
div { max-width: 90%; margin: 1em } span, b, time, bdi { font-size: 40px; color: purple; display: block }
h1, h2, h3, h4 { font: 900 80px/2 monospace; text-transform: uppercase; color: orange; border: 1px solid; margin: 2em }
details, summary { border: 5px solid; display: inline; padding: 3em } summary { list-style: circle }
path, circle { fill: red; stroke: red }
* { transition: all 3s } .entry-content * { line-height: 3; letter-spacing: 2px; box-sizing: content-box }
"""

CONTRAST = """(paper) => {
    const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
    const over = (...layers) => {                              // the colour that layers give on an opaque ground
        context.globalCompositeOperation = "source-over";
        for (const layer of layers) { context.fillStyle = layer; context.fillRect(0, 0, 1, 1); }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = rgb => rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05) };
    const found = {};
    for (const element of document.querySelectorAll(".ac *")) {
        if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
        const style = getComputedStyle(element), plate = element.closest(".ac__mono");
        const grounds = plate
            ? getComputedStyle(plate).backgroundImage.match(/ok\\w+\\([^()]*\\)/g)
                .map(stop => [paper, getComputedStyle(plate.parentElement).backgroundColor, stop])
            : [[paper]];
        const name = element.className || element.tagName;
        for (const ground of grounds)
            found[name] = Math.min(found[name] ?? 99, ratio(over(...ground), over(...ground, style.color)));
    }
    return found;
}"""


def overflowing(page: Page, widths: Iterable[int]) -> dict[int, int]:
    """The widths of the window at which the page is wider than it, with how wide it is."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate("document.documentElement.scrollWidth")
    return {width: needed for width, needed in found.items() if needed != width}
