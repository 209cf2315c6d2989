"""What lists of names look like in scripts that set no spaces, or write "and" in one word with the next name."""

import regex

from contributors.bylines.parsing.cleaning import PRIVATE
from contributors.names.roles import split_trailing_role

# Surnames that open a name of two to four characters; enough of them to tell two names from one.
_SURNAMES = (
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾肖蕭萧田董潘袁蔡蔣蒋余于杜葉叶"
    "程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金賈贾韋韦夏付傅方鄒邹熊白孟秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵"
    "萬万錢钱嚴严武戴莫孔向湯汤莊庄游詹洪溫温施柯賴赖簡简歐欧翁康連连童"
)  # fmt: skip
_KOREAN_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나지엄채원천방공현함변염여추도소석선설"
)  # fmt: skip
# Arabic and Hebrew names that begin with the letter that means "and".
_BEGIN_WITH_AND = frozenset(
    regex.findall(
        r"\p{L}+",
        "وليد وائل وسام وجدي وجيه وفاء وردة ورد وداد وهيب وهبة وهبي وحيد وحيدة وضاح وصفي واصف واثق ولاء ولي وئام وسيم "
        "وسن وعد وعود وصال وديع وديعة وزير وهب والي وافي وفيق وقاص وكيع وردي ونوس ونيس وهدان "
        "ורד ורדה ורדי ויקי ויקטור ויקטוריה ויולט וולף וולך וינר וייס ויס וייל וינשטיין וינברג ולדימיר ולרי ולריה ונסה "
        "ונטורה וקסמן ולנטין ולנטינה וקנין ויצמן וקס ורשבסקי ורהפטיג ורטהיימר ויזל ויזנטל",
    )
)
_HAN_AND = regex.compile(
    rf"(?<=[\p{{Han}}]{{2}}|[{PRIVATE}\p{{Latin}}）).]\s?)\s?[和与與及]\s?(?=[\p{{Han}}]{{2}}|[{PRIVATE}\p{{Latin}}])"
)
_KANA_AND = regex.compile(
    rf"(?<=[\p{{Han}}\p{{Katakana}}）){PRIVATE}])\s?(?:と|および|及び)\s?(?=[\p{{Han}}\p{{Katakana}}{PRIVATE}])"
)
_KOREAN_AND = regex.compile(
    rf"(?<=\p{{Hangul}}{{2}})[와과]\s(?=\p{{Hangul}}{{2}})|(?<=[\p{{Hangul}}{PRIVATE}])\s?[·ㆍ・]\s?(?=[\p{{Hangul}}{PRIVATE}])"
)
_GLUED = regex.compile(
    rf"\s[וو](?:-|־|(?=[\p{{Arabic}}\p{{Hebrew}}{PRIVATE}]{{1}}))(?P<name>[\p{{L}}\p{{M}}{PRIVATE}]+)"
)
_NEWSROOM = regex.compile(
    rf"^(?:\p{{Han}}{{0,10}}?(?:報|报|快訊|快讯|新聞|新闻|社|網|网|刊|台|訊|讯))?(?:記者|记者|編輯|编辑)?(?P<name>[{_SURNAMES}]\p{{Han}}{{1,2}})$"
)
_FILED = regex.compile(r"^(?P<place>\p{Han}{2,6}?)(?:綜合|综合|即時|现场)?(?:報導|报导|报道|電|电|攝|摄|攝影|摄影)$")
_BRACKETED = regex.compile(r"^[【〔［\[（(](?P<inside>[^【】〔〕［］\[\]（）()]{2,60})[】〕］\])）]\s?(?P<rest>.*)$")
_HAN = regex.compile(r"[\p{Han}\s]+")
_HANGUL = regex.compile(r"[\p{Hangul}\s]+")


def unbracketed(segment: str) -> str:
    """``【財訊快報陳孟朔】`` names a reporter behind the newsroom; other brackets open where they hold it all."""
    found = _BRACKETED.match(segment)
    if found is None:
        return segment
    inside = found["inside"]
    parts = [_NEWSROOM.match(part) for part in regex.split(r"[／/]", inside)]
    if parts[0]:
        rest = inside.partition("／")[2] or inside.partition("/")[2]
        return "，".join(part for part in (parts[0]["name"], rest, found["rest"]) if part)
    return segment if found["rest"] else inside


def begins_with_surname(text: str) -> bool:
    return text[:1] in _SURNAMES or text[:1] in _KOREAN_SURNAMES


def filed_from(item: str) -> str | None:
    """The place of ``台北報導``."""
    found = _FILED.match(item)
    return found["place"] if found else None


def split_words(part: str, language: str | None) -> list[str]:
    """Names of one list entry that only the script tells apart; most often ``part`` alone."""
    pieces = [part]
    if regex.search(r"\p{Han}", part):
        pieces = [name for piece in pieces for name in _HAN_AND.split(piece)]
        pieces = [name for piece in pieces for name in _KANA_AND.split(piece)]
    if regex.search(r"[\p{Hangul}]", part):
        pieces = [name for piece in pieces for name in _KOREAN_AND.split(piece)]
    if regex.search(r"\s[וو]", part):
        pieces = [name for piece in pieces for name in _unglued(piece)]
    return [name for piece in pieces for name in _spaced(piece, language)]


def _unglued(part: str) -> list[str]:
    """``سارة وأحمد`` are two; ``أحمد وليد`` is one, since Walid begins with the letter that means "and"."""
    names, start = [], 0
    for found in _GLUED.finditer(part):
        if part[found.start() + 1 : found.end()] not in _BEGIN_WITH_AND:
            names.append(part[start : found.start()])
            start = found.end() - len(found["name"])
    return [*names, part[start:]]


def _spaced(part: str, language: str | None) -> list[str]:
    """``张三 李四``: names of a few characters, each with a surname of its own, one space apart."""
    words = part.split()
    if len(words) < 2:
        return [part]
    if (
        language != "ja"
        and _HAN.fullmatch(part)
        and all(len(word) in (2, 3, 4) and word[0] in _SURNAMES for word in words)
    ):
        return words
    name, role = split_trailing_role(part)
    words = name.split()
    if (
        _HANGUL.fullmatch(part)
        and len(words) > 1
        and all(len(word) == 3 and word[0] in _KOREAN_SURNAMES for word in words)
    ):
        return [*words[:-1], f"{words[-1]} {role}" if role else words[-1]]
    return [part]
