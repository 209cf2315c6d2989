"""Stale phrases in Turkish, Finnish, Hindi, Japanese, Korean and Chinese."""

from contributors.bios.rules.shape import Rules

TURKISH = Rules(
    numbers={
        **{"iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10},
        **{"on iki": 12, "on beş": 15, "on yedi": 17, "yirmi": 20, "yirmi beş": 25, "otuz": 30, "kırk": 40},
    },
    durations=(r"{n} yıl", r"{n} sene"),
    inflected=(r"{n} (?:yıldır|senedir|yıllık|yılı aşkın|yıldan fazla)(?: süredir)?",),
    decades=(r"(?:{n} )?on yıl(?:ı aşkın|dan fazla)",),
    ended=(r"(?:her|sonraki|önümüzdeki|ilk) ",),
    following=(r" (?:önce|sonra|boyunca|hapis|çalıştı|yaşadı)\b",),
    ages=(r"{n} yaşında(?:ki)?", r"{n} yaşındadır"),
    agos=(r"{n} (?:yıl|sene) önce",),
    relative=(
        r"(?:geçen|bu|gelecek|önümüzdeki) (?:yıl|sene|ay|hafta|yaz|kış)",
        r"yakında|geçenlerde|son zamanlarda|kısa süre önce",
        r"yeni (?:kitabı|romanı|albümü|filmi)|yayımlanacak|yayınlanacak",
    ),
    current=(
        r"şu anda|şu an|halen|hâlen|hâlâ|günümüzde|şimdi|bugün|şimdilerde|şu sıralar",
        r"üzerinde çalışıyor|üzerinde çalışmaktadır|öğrencisi|stajyer",
    ),
)

FINNISH = Rules(
    numbers={
        **{"kaksi": 2, "kolme": 3, "neljä": 4, "viisi": 5, "kuusi": 6, "seitsemän": 7, "kahdeksan": 8},
        **{"yhdeksän": 9, "kymmenen": 10, "kaksitoista": 12, "viisitoista": 15, "seitsemäntoista": 17},
        **{"kaksikymmentä": 20, "kolmekymmentä": 30, "kahden": 2, "kolmen": 3, "viiden": 5},
        **{"kahdenkymmenen": 20, "viidentoista": 15},
    },
    durations=(r"{n} vuotta",),
    inflected=(r"(?:yli |lähes |noin )?{n} vuoden (?:ajan|kokemus\w*|ura\w*)",),
    decades=(r"(?:yli |lähes )?(?:vuosikymmenen|{n} vuosikymmentä|{n} vuosikymmenen)(?: ajan)?",),
    ended=(r"(?:työskenteli|asui|oli|toimi)(?: [\w-]+){0,8}? ", r"(?:joka|ensimmäiset|seuraavat) "),
    following=(r" (?:sitten|myöhemmin|aiemmin|vanha|vankeutta)\b",),
    vague=(r"(?:lähes|melkein|liki) ",),
    ages=(r"{n}-vuotias", r"{n} vuotta vanha", r"{n} vuoden (?:iässä|ikäinen)"),
    agos=(r"(?:yli |noin )?{n} vuotta sitten",),
    relative=(
        r"(?:viime|ensi|tänä|kuluvana) (?:vuonna|keväänä|kesänä|syksynä|talvena)|(?:viime|ensi|tässä) kuussa",
        r"hiljattain|äskettäin|pian|lähiaikoina|viime aikoina|vuosi sitten",
        r"tuleva (?:kirja|romaani)|uusi (?:kirja|romaani)",
        r"uusin (?:kirja|romaani|teos)|ilmestyy",
    ),
    current=(
        r"tällä hetkellä|nykyisin|nykyään|parhaillaan|nyt|tänään|toistaiseksi",
        r"työstää|opiskelija|väitöskirjatutkija|harjoittelija",
    ),
)

HINDI = Rules(
    numbers={
        **{"दो": 2, "तीन": 3, "चार": 4, "पांच": 5, "पाँच": 5, "छह": 6, "सात": 7, "आठ": 8, "नौ": 9, "दस": 10},
        **{"बारह": 12, "पंद्रह": 15, "पन्द्रह": 15, "सत्रह": 17, "बीस": 20, "पच्चीस": 25, "तीस": 30, "चालीस": 40},
    },
    durations=(r"{n} (?:वर्ष|साल)",),
    inflected=(r"{n} (?:वर्षों|सालों|बरसों)",),
    decades=(r"(?:एक |{n} )?(?:दशक|दशकों)",),
    ended=(r"(?:हर|अगले|पहले) ",),
    following=(r" (?:पहले|पूर्व|बाद|की उम्र|की आयु|का है|की है|की सज़ा)",),
    vague=(r"(?:लगभग|करीब|तकरीबन) ",),
    ages=(r"{n} (?:वर्षीय|साल की उम्र|वर्ष की आयु|साल (?:का|की) है|वर्ष (?:का|की) है)",),
    agos=(r"{n} (?:वर्ष|साल) (?:पहले|पूर्व)",),
    relative=(r"(?:पिछले|अगले|इस) (?:साल|वर्ष|महीने|सप्ताह)|हाल ही में|जल्द ही|शीघ्र|आगामी|नई (?:किताब|पुस्तक)",),
    current=(r"वर्तमान में|फिलहाल|फ़िलहाल|अभी|इस समय|इन दिनों|आजकल|मौजूदा समय में|पर काम कर (?:रहे|रही|रहा)",),
)

_KANJI_NUMBERS = {
    **{"二十": 20, "二": 2, "三十": 30, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10},
    **{"十五": 15, "十七": 17, "十二": 12},
}

JAPANESE = Rules(
    numbers=_KANJI_NUMBERS,
    spaced=False,
    durations=(r"{n} ?年(?=間|以上|にわた|の経験|の経歴|目)", r"(?<=約){n} ?年"),
    decades=(r"(?:数十年|四半世紀)",),
    ended=(r"(?:毎|最初の|今後|第)",),
    following=(r"(?:前|後|生|月)",),
    vague=(r"(?:約|ほぼ|およそ)",),
    ages=(r"{n} ?[歳才]",),
    agos=(r"{n} ?年前",),
    relative=(r"昨年|去年|今年|来年|先月|来月|今月|最近|先日|近日|近刊|まもなく|今度|新刊|最新作|刊行予定|発売予定",),
    current=(r"現在|現時点|今は|目下|執筆中|在学中|在籍中|取り組んでいる|学生",),
)

KOREAN = Rules(
    numbers={"십": 10, "이십": 20, "삼십": 30, "십오": 15, "십칠": 17},
    spaced=False,
    durations=(r"{n} ?년(?=간|째| ?동안| ?이상| ?넘게|여| ?경력|의 경력)",),
    decades=(r"(?:수십 ?년)",),
    ended=(r"(?:매|향후 |첫 )",),
    following=(r"(?: ?전| ?후| ?뒤|생| ?\d{1,2}월)",),
    vague=(r"(?:약 ?|거의 ?)",),
    ages=(r"{n} ?(?:세|살)(?!기)",),
    agos=(r"{n} ?년 ?전",),
    relative=(r"작년|지난해|올해|내년|지난달|다음 ?달|최근|곧|머지않아|신간|출간 ?예정|출간될|발표할 예정",),
    current=(r"현재|지금|요즘|오늘날|작업 중|집필 중|재학 중|인턴",),
)

CHINESE = Rules(
    numbers={**_KANJI_NUMBERS, "两": 2, "兩": 2},
    spaced=False,
    durations=(
        r"{n} ?年(?=以上|来|來|之久|的?经验|的?經驗|经历|工作|从业|有余)",
        r"(?<=(?:从业|从事|工作|写作|從業|從事|寫作|近|超过|超過)){n} ?年",
    ),
    decades=(r"(?:数十年|數十年|{n}余年|{n}餘年|{n}多年|近二十年|四分之一世纪)",),
    ended=(r"(?:每|未来|未來|最初|第)",),
    following=(r"(?:前|后|後|级|月|代|生)",),
    vague=(r"(?:近|约|約|将近|將近)",),
    ages=(r"{n} ?[岁歲]",),
    agos=(r"{n} ?年前",),
    relative=(r"去年|今年|明年|上个?月|下个?月|最近|近日|近期|即将|即將|不久前|不久|新书|新書|新作",),
    current=(r"目前|现在|現在|当前|當前|如今|现任|現任|现为|現為|现居|現居|正在|在读|在讀|学生|學生",),
)
