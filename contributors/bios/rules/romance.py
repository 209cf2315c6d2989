"""Stale phrases in Spanish, Italian, French and Portuguese."""

from contributors.bios.rules.shape import Rules

SPANISH = Rules(
    numbers={
        **{"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10},
        **{"once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17},
        **{"dieciocho": 18, "diecinueve": 19, "veinte": 20, "veinticinco": 25, "treinta": 30, "cuarenta": 40},
    },
    durations=(r"{n} años",),
    decades=(r"(?:más de |casi |cerca de )?(?:una|{n}) décadas?",),
    ended=(
        r"(?:durante los primeros|trabajó|vivió|pasó|fue|ejerció|dirigió|enseñó|cubrió)(?: [\w-]+){0,8}? ",
        r"(?:tras|después de|dentro de|en|cada|a los|con solo|con sólo) (?:más de |casi )?",
    ),
    following=(r" (?:después|más tarde|atrás|antes|de edad)\b", r" (?:de )?(?:cárcel|prisión)\b"),
    vague=(r"(?:casi|cerca de|hasta) ",),
    ages=(
        r"(?:de|tiene|tengo|cumple|cumplió) {n} años(?: de edad)?(?! (?:de (?!edad)|como|en|trabajando|escribiendo))",
        r"{n} años de edad",
    ),
    agos=(
        r"(?<!desde )hace (?:más de |casi )?{n} años(?! que\b)",
        r"{n} años atrás",
    ),
    relative=(
        r"hace (?:poco|unos (?:años|meses|días)|un año|{n} (?:meses|semanas))",
        r"(?:el|este|la|esta) (?:próximo|próxima|pasado|pasada) (?:año|mes|semana|otoño|verano|primavera)",
        r"el (?:año|mes|otoño|verano|invierno)(?: pasado| próximo| que viene)",
        r"este (?:año|mes|otoño|verano|invierno)",
        r"recientemente|próximamente|pronto|en breve|últimamente",
        r"(?:próximo|próxima|nuevo|nueva|último|última) (?:libro|novela|disco|película|obra|documental)",
        r"(?:publicará|lanzará|aparecerá|saldrá|estrenará)",
    ),
    current=(
        r"actualmente|hoy en día|en la actualidad|en este momento|ahora|a día de hoy|hoy por hoy|por el momento",
        r"está (?:trabajando|escribiendo|preparando|terminando|cursando|estudiando)",
        r"estudiante de|becari[oa]|doctorand[oa]",
    ),
)

ITALIAN = Rules(
    numbers={
        **{"due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10},
        **{"undici": 11, "dodici": 12, "tredici": 13, "quattordici": 14, "quindici": 15, "sedici": 16},
        **{"diciassette": 17, "diciotto": 18, "diciannove": 19, "venti": 20, "venticinque": 25, "trenta": 30},
        "quarant'": 40,
        "vent'": 20,
        "trent'": 30,
    },
    durations=(r"{n} anni", r"{n}anni"),
    decades=(
        r"(?:oltre |più di |quasi )?(?:un|{n}) decenni(?:o)?",
        r"(?:oltre |da |quasi )?(?:un decennio|un ventennio)",
    ),
    ended=(
        r"(?:ha lavorato|ha vissuto|ha trascorso|è stat[oa]|ha diretto|lavorò|visse|fu)(?: [\w-]+){0,8}? ",
        r"(?:dopo|entro|in|ogni|fra|tra) (?:oltre |più di |quasi )?",
        r"(?:prossimi|primi) ",
    ),
    following=(r" (?:fa|dopo|prima|più tardi|d'età|di età)\b", r" di (?:carcere|prigione)\b"),
    vague=(r"(?:quasi|circa|fino a) ",),
    ages=(r"(?:ha|di|compie) {n} anni(?! (?:di (?!età)|come|nel|in|da))", r"{n}enne"),
    agos=(r"{n} anni fa",),
    relative=(
        r"(?:poco|un anno|qualche (?:anno|mese)|{n} (?:mesi|settimane)) fa",
        r"(?:l'anno|il mese) (?:scorso|prossimo)|quest'anno|questo (?:mese|autunno|inverno)|quest'estate",
        r"recentemente|di recente|prossimamente|presto|in uscita|ultimamente",
        r"(?:nuovo|ultimo|prossimo) (?:libro|romanzo|album|film|saggio|documentario)",
        r"(?:pubblicherà|uscirà|sarà pubblicat[oa])",
    ),
    current=(
        r"attualmente|al momento|oggi|adesso|ora|in questo momento|tuttora",
        r"sta (?:lavorando|scrivendo|preparando|completando|finendo)",
        r"student(?:e|essa) di|dottorand[oa]|stagista",
    ),
)

FRENCH = Rules(
    numbers={
        **{"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10},
        **{"onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17},
        **{"dix-huit": 18, "dix-neuf": 19, "vingt": 20, "vingt-cinq": 25, "trente": 30, "quarante": 40},
    },
    durations=(r"{n} (?:ans|années)",),
    decades=(
        r"(?:plus d'|près d'|presque |depuis )?une (?:décennie|dizaine d'années|quinzaine d'années|vingtaine d'années)",
        r"(?:plus de |près de )?{n} décennies",
    ),
    ended=(
        r"(?:a travaillé|a vécu|a passé|a été|fut|a dirigé|a enseigné|a couvert|travailla)(?: [\w'-]+){0,8}? ",
        r"(?:après|dans|tous les|au bout de|à|en|chaque) (?:plus de |près de |presque )?",
        r"(?:premières|prochaines|premiers) ",
    ),
    following=(r" (?:plus tard|après|avant|auparavant)\b", r" de (?:prison|réclusion)\b"),
    vague=(r"(?:presque|près de|environ|jusqu'à) ",),
    ages=(r"âgée? de {n} ans", r"(?:elle|il|j)'?\s?(?:a|ai) {n} ans(?! (?:d'|de |passés))", r"(?<=, ){n} ans(?=,)"),
    agos=(r"il y a (?:plus de |près de |environ )?{n} ans",),
    relative=(
        r"il y a (?:un an|peu|quelques (?:années|mois|semaines)|{n} (?:mois|semaines))",
        r"(?:l'année|l'an|le mois|l'été|l'automne|l'hiver) (?:dernier|dernière|prochain|prochaine)",
        r"cette année|ce mois-ci|cet été|cet automne|cet hiver|ce printemps",
        r"récemment|prochainement|bientôt|dernièrement|à paraître|à venir",
        r"(?:nouveau|nouvel|dernier|prochain|nouvelle|dernière|prochaine) "
        r"(?:livre|roman|album|film|ouvrage|essai|recueil)",
        r"(?:publiera|paraîtra|sortira)",
    ),
    current=(
        r"actuellement|à l'heure actuelle|en ce moment|aujourd'hui|désormais|maintenant|à présent|pour l'instant",
        r"(?:est en train de|travaille sur|prépare actuellement)",
        r"étudiante? (?:à|en)|doctorante?|stagiaire|apprentie?",
    ),
)

PORTUGUESE = Rules(
    numbers={
        **{"dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9},
        **{"dez": 10, "onze": 11, "doze": 12, "treze": 13, "catorze": 14, "quatorze": 14, "quinze": 15},
        **{"dezesseis": 16, "dezasseis": 16, "dezessete": 17, "dezassete": 17, "dezoito": 18, "dezenove": 19},
        **{"dezanove": 19, "vinte": 20, "trinta": 30, "quarenta": 40},
    },
    durations=(r"{n} anos",),
    decades=(r"(?:mais de |quase |cerca de )?(?:uma|{n}) décadas?",),
    ended=(
        r"(?:trabalhou|viveu|passou|foi|dirigiu|lecionou|cobriu|atuou)(?: [\w-]+){0,8}? ",
        r"(?:após|depois de|dentro de|em|cada|aos|com apenas) (?:mais de |quase )?",
        r"(?:primeiros|próximos) ",
    ),
    following=(r" (?:atrás|depois|mais tarde|antes|de idade)\b", r" de (?:prisão|cadeia)\b"),
    vague=(r"(?:quase|cerca de|até) ",),
    ages=(
        r"(?:tem|de|completa|completou) {n} anos(?: de idade)?(?! (?:de (?!idade)|como|em|a ))",
        r"{n} anos de idade",
    ),
    agos=(r"{n} anos atrás", r"há (?:mais de |quase )?{n} anos atrás"),
    relative=(
        r"há (?:pouco|um ano|alguns (?:anos|meses)|{n} (?:meses|semanas))",
        r"(?:no |o )?(?:ano|mês|semana) (?:passado|passada|que vem)",
        r"(?:no )?próximo (?:ano|mês)|este (?:ano|mês)|neste ano",
        r"recentemente|em breve|brevemente|ultimamente",
        r"(?:novo|nova|próximo|próxima|último|última) (?:livro|romance|disco|filme|obra|documentário)",
        r"(?:publicará|lançará|sairá)",
    ),
    current=(
        r"atualmente|actualmente|hoje em dia|hoje|no momento|neste momento|de momento|agora",
        r"está (?:trabalhando|escrevendo|preparando|terminando|a (?:trabalhar|escrever|preparar|terminar))",
        r"estudante de|estagiári[oa]|doutorand[oa]",
    ),
)
