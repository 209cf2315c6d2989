"""Words that make a phrase a job title, in the languages of the bylines."""

import regex

from contributors.names.folding import words

_ROLE_WORDS = frozenset(
    words(
        """
    editor editors subeditor deputy reporter correspondent journalist columnist writer copywriter screenwriter author
    coauthor contributor critic reviewer photographer photojournalist videographer filmmaker illustrator cartoonist
    designer artist producer presenter host anchor broadcaster newsreader podcaster blogger vlogger commentator
    analyst researcher scientist economist historian philosopher psychologist psychiatrist sociologist lecturer
    professor academic scholar fellow teacher student candidate director manager chief head lead founder cofounder ceo
    cto cfo president chairman chairwoman chair officer coordinator assistant associate intern trainee apprentice
    freelance freelancer staff stringer translator novelist poet essayist playwright biographer publisher curator
    librarian lawyer attorney barrister solicitor physician surgeon nurse dietitian nutritionist therapist pharmacist
    engineer developer programmer consultant adviser advisor strategist specialist expert activist campaigner
    spokesperson spokesman spokeswoman minister senator politician meteorologist chef trainer coach member partner
    trustee ombudsman factchecker proofreader desk executive entrepreneur
    redactor redactora periodista reportero reportera corresponsal columnista fotografo fotografa fotoperiodista
    colaborador colaboradora directora subdirector subdirectora jefe jefa escritor escritora autora critico critica
    traductor traductora profesor profesora catedratico catedratica economista analista abogado abogada investigador
    investigadora enviado enviada presentador presentadora guionista ilustrador ilustradora editora coordinadora
    jornalista redator redatora correspondente colaboradora diretor diretora fotojornalista escritora tradutor
    advogado advogada economista pesquisador pesquisadora apresentador apresentadora comentarista
    journaliste redacteur redactrice correspondant correspondante chroniqueur chroniqueuse photographe photojournaliste
    collaborateur collaboratrice directeur directrice ecrivain ecrivaine auteur auteure autrice critique traducteur
    traductrice professeur professeure pigiste envoye envoyee editorialiste editeur editrice secretaire responsable
    stagiaire economiste historien historienne chercheur chercheuse avocat avocate presentateur presentatrice
    redakteur redakteurin redaktor volontar volontarin journalistin reporterin korrespondent korrespondentin kolumnist
    kolumnistin autorin fotograf fotografin mitarbeiter mitarbeiterin freier freie herausgeber herausgeberin
    schriftsteller schriftstellerin leiter leiterin ubersetzer ubersetzerin professorin kritiker kritikerin
    moderator moderatorin praktikant praktikantin chefin wissenschaftler wissenschaftlerin historiker historikerin
    okonom okonomin lektor lektorin
    giornalista redattore redattrice inviato inviata corrispondente editorialista fotoreporter collaboratore
    collaboratrice direttore direttrice vicedirettore scrittore scrittrice autore caporedattore caposervizio
    traduttore traduttrice docente professore professoressa ricercatore ricercatrice avvocato conduttore conduttrice
    verslaggever verslaggeefster columniste fotografe medewerker medewerkster hoofdredacteur schrijver schrijfster
    criticus hoogleraar vertaler presentator presentatrice onderzoeker
    redaktorka dziennikarz dziennikarka reporterka korespondent korespondentka fotografka felietonista felietonistka
    autorka publicysta publicystka naczelny naczelna pisarz pisarka tlumacz tlumaczka
    редактор редакторка журналист журналистка корреспондент корреспондентка корр обозреватель репортер фотограф
    фотокорреспондент автор авторка колумнист колумнистка писатель писательница критик переводчик переводчица
    политолог экономист историк ведущий ведущая журналіст журналістка кореспондент кореспондентка оглядач оглядачка
    репортерка письменник письменниця перекладач перекладачка фотокореспондент
    editor muhabir muhabiri gazeteci yazar yazari kosesi fotografci temsilcisi yonetmen yonetmeni muduru cevirmen
    محرر محرره صحفي صحفيه صحافي صحافيه مراسل مراسله كاتب كاتبه مصور مصوره مدير مديره باحث باحثه
    خبرنگار روزنامهنگار نویسنده سردبیر عکاس دبیر پژوهشگر
    עורך עורכת כתב כתבת עיתונאי עיתונאית צלם צלמת פרשן פרשנית סופר סופרת מבקר מבקרת
    संपादक पत्रकार संवाददाता लेखक लेखिका फोटोग्राफर रिपोर्टर स्तंभकार
    """
    )
)
# German, Dutch and their neighbours write one word: Chefredakteurin, Politikkorrespondent, Auslandsreporter.
_COMPOUND_ENDINGS = tuple(
    words(
        """
    redakteur redakteurin journalist journalistin reporter reporterin korrespondent korrespondentin autor autorin
    kolumnist kolumnistin kritiker kritikerin fotograf fotografin leiter leiterin redacteur redactrice correspondent
    verslaggever redaktor redaktorin redaktør journaliste editor writer schreiber schreiberin
        """
    )
)
# Scripts that set no spaces: a phrase is a job title when one of its words ends so.
_EAST_ASIAN_ENDINGS = tuple(
    words(
        """
    記者 编辑 編輯 編集長 編集者 編集委員 論説委員 ライター カメラマン 特派員 写真家 作家 評論家 ジャーナリスト
    コラムニスト フリーランス 翻訳家 研究員 解説委員 记者 主编 主編 总编 總編 总编辑 總編輯 撰稿人 作者 摄影师 攝影師
    评论员 評論員 特派员 通讯员 專欄作家 专栏作家 研究员 教授 講師
    기자 편집장 특파원 작가 칼럼니스트 논설위원 교수 앵커 평론가 연구원 사진가 프리랜서 번역가
        """
    )
)
# Put behind the name with nothing, or only a space, in between: 김민수 기자, 山田太郎記者.
_TRAILING_HANGUL = ("기자", "특파원", "논설위원", "편집장", "칼럼니스트", "앵커", "작가")
_TRAILING_HAN = ("記者", "记者", "特派員", "特派员", "編集委員", "論説委員", "評論員", "评论员", "编辑", "編輯")
_HANGUL = regex.compile(r"[\p{Hangul}\s]+")
_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー・·\s]+")


def is_role(phrase: str) -> bool:
    """Whether a word of ``phrase`` names a job in any of the languages."""
    return any(
        word in _ROLE_WORDS
        or word.endswith(_EAST_ASIAN_ENDINGS)
        or (word.endswith(_COMPOUND_ENDINGS) and len(word) > len("korrespondent"))
        for word in words(phrase)
    )


def split_trailing_role(name: str) -> tuple[str, str | None]:
    """``(name, role)`` for the languages that put the job behind the name without a separator."""
    for script, endings, shortest in ((_HANGUL, _TRAILING_HANGUL, 3), (_HAN, _TRAILING_HAN, 2)):
        if not script.fullmatch(name):
            continue
        for role in endings:
            rest = name.removesuffix(role)
            spaced = rest.endswith((" ", "\u3000"))
            if rest != name and len(rest.strip()) >= (2 if spaced else shortest):
                return rest.strip(), role
    return name, None
