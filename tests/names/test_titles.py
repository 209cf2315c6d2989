import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors.names import PastedName, fold, split_titles
from tests.cases import cases


@pytest.mark.parametrize(
    "name",
    [
        "Laura", "First Dog on the Moon", "Ngugi wa Thiong'o", "van der Berg", "MC Hammer", "Madonna", "Lady Gaga",
        "Lord Byron", "Professor Green", "Don DeLillo", "Don Lemon", "M. Night Shyamalan", "St. Vincent", "Dean Martin",
        "Major Jackson", "Imam Ali", "Ing Yoe Tan", "Gen Kitchen", "Staff writer, Politics editor",
        "Sri Mulyani", "Dona Summer", "Dr", "Dr.", "Mr.", "Sammy Davis, Jr.",
        "Harry Kitchen, III", "Edward Dale Senior II", "Whitfield, Laura", "Laura, London", "Laura | FBA",
        "Robert (Robbo) Hatcher", "Laura Smith (she/her)", "Laura Whitfield, Jun Watanabe", "Tyler, the Creator",
        "Rory Carroll Ireland correspondent", "Editor, The Guardian", "Vinh DO", "Jane MA", "Jack Ma", "Paz Vega",
        "TROJAN, BSN, RN, CHRISTINE", "Laura PhD", "PhD", "!!!",
        "王先生", "山田太郎", "김민수", "이하님", "", "Anne-Marie – Jo",
    ],
)  # fmt: skip
def test_names_without_a_title_stay_whole(name: str) -> None:
    assert split_titles(name) == PastedName(name)


@pytest.mark.parametrize(
    ("text", "honorific", "name"),
    [
        ("Dr Laura", "Dr", "Laura"),
        ("DR. LAURA WHITFIELD", "DR.", "LAURA WHITFIELD"),
        ("Dr.Laura Whitfield", "Dr.", "Laura Whitfield"),
        ("Prof. Dr. med. Laura Meier", "Prof. Dr. med.", "Laura Meier"),
        ("Dr. h. c. Laura Meier", "Dr. h. c.", "Laura Meier"),
        ("Dr. H. Meier", "Dr.", "H. Meier"),
        ("Dipl.-Ing. Karl Huber", "Dipl.-Ing.", "Karl Huber"),
        ("Frau Müller", "Frau", "Müller"),
        ("Mag. Anna Huber", "Mag.", "Anna Huber"),
        ("The Rev. Mark Williams", "The Rev.", "Mark Williams"),
        ("The Rt Hon Jane Smith", "The Rt Hon", "Jane Smith"),
        ("Her Honour Mrs Judy", "Her Honour Mrs", "Judy"),
        ("State Senator Kwame Raoul", "State Senator", "Kwame Raoul"),
        ("Sir Isaac Newton", "Sir", "Isaac Newton"),
        ("Countess Ada Lovelace", "Countess", "Ada Lovelace"),
        ("Dame Judi Dench", "Dame", "Judi Dench"),
        ("Mme Curie", "Mme", "Curie"),
        ("M. Jean Dupont", "M.", "Jean Dupont"),
        ("Doña María García", "Doña", "María García"),
        ("Don José García", "Don", "José García"),
        ("Sra. Ana Pérez", "Sra.", "Ana Pérez"),
        ("Prof.ª Inês Carvalho", "Prof.ª", "Inês Carvalho"),
        ("Dott.ssa Laura Rossi", "Dott.ssa", "Laura Rossi"),
        ("Doç. Dr. Ayşe Kaya", "Doç. Dr.", "Ayşe Kaya"),
        ("г-н Иванов", "г-н", "Иванов"),
        ("проф. Анна Котова", "проф.", "Анна Котова"),
        ("د. أحمد علي", "د.", "أحمد علي"),
        ("الدكتورة ليلى حسن", "الدكتورة", "ليلى حسن"),
        ('ד"ר יוסי כהן', 'ד"ר', "יוסי כהן"),
        ("פרופ׳ יוסי כהן", "פרופ׳", "יוסי כהן"),
        ("دکتر علی رضایی", "دکتر", "علی رضایی"),
        ("डॉ. राम शर्मा", "डॉ.", "राम शर्मा"),
        ("दॉ राम शर्मा", "दॉ", "राम शर्मा"),
        ("ดร.สมชาย ใจดี", "ดร.", "สมชาย ใจดี"),
        ("山田太郎博士", "博士", "山田太郎"),
        ("王小明 先生", "先生", "王小明"),
        ("山田花子さん", "さん", "山田花子"),
        ("김민수 박사", "박사", "김민수"),
    ],
)
def test_honorific_is_taken_off_as_it_was_typed(text: str, honorific: str, name: str) -> None:
    assert split_titles(text) == PastedName(name, honorific)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Laura, Freelance writer", "Laura", "Freelance writer"),
        ("Laura | Staff reporter", "Laura", "Staff reporter"),
        ("Laura – Politics editor", "Laura", "Politics editor"),
        ("Laura - Politics editor", "Laura", "Politics editor"),
        ("Laura—Politics editor", "Laura", "Politics editor"),
        ("Laura (Photographer)", "Laura", "Photographer"),
        ("Laura: staff writer", "Laura", "staff writer"),
        ("Laura\nStaff reporter", "Laura", "Staff reporter"),
        ("Laura, Politics editor, The Meridian", "Laura", "Politics editor, The Meridian"),
        ("Sammy Davis, Jr., critic", "Sammy Davis, Jr.", "critic"),
        ("Anne-Marie Dubois, rédactrice en chef", "Anne-Marie Dubois", "rédactrice en chef"),
        ("Corentin Pennarguear, correspondant à New York", "Corentin Pennarguear", "correspondant à New York"),
        ("Laura Meier, Auslandskorrespondentin", "Laura Meier", "Auslandskorrespondentin"),
        ("Ana Pérez — Corresponsal en Lima", "Ana Pérez", "Corresponsal en Lima"),
        ("Inês Carvalho, jornalista", "Inês Carvalho", "jornalista"),
        ("Laura Rossi, inviata", "Laura Rossi", "inviata"),
        ("Sanne de Vries, verslaggever", "Sanne de Vries", "verslaggever"),
        ("Anna Nowak, dziennikarka", "Anna Nowak", "dziennikarka"),
        ("Анна Котова, обозреватель", "Анна Котова", "обозреватель"),
        ("Олена Шевченко, журналістка", "Олена Шевченко", "журналістка"),
        ("Ayşe Kaya, muhabir", "Ayşe Kaya", "muhabir"),
        ("ليلى حسن، محررة", "ليلى حسن", "محررة"),
        ("יעל כהן, כתבת", "יעל כהן", "כתבת"),
        ("علی رضایی، روزنامه‌نگار", "علی رضایی", "روزنامه‌نگار"),
        ("राम शर्मा, संवाददाता", "राम शर्मा", "संवाददाता"),
        ("山田太郎（記者）", "山田太郎", "記者"),
        ("山田太郎 記者", "山田太郎", "記者"),
        ("김민수 기자", "김민수", "기자"),
        ("김민수기자", "김민수", "기자"),
        ("王小明，评论员", "王小明", "评论员"),
    ],
)
def test_job_title_is_taken_off_behind_its_separator(text: str, name: str, role: str) -> None:
    assert split_titles(text) == PastedName(name, role=role)


@pytest.mark.parametrize(
    ("text", "name", "credentials"),
    [
        ("Laura, PhD", "Laura", "PhD"),
        ("Pamela Drummond Ph.D.", "Pamela Drummond", "Ph.D."),
        ("Arthur Gray, Jr., M.D.", "Arthur Gray, Jr.", "M.D."),
        ("John Smith IV, PhD", "John Smith IV", "PhD"),
        ("Michio Yamaguchi, AIA, CSI", "Michio Yamaguchi", "AIA, CSI"),
        ("Laura Smith, MD DDS", "Laura Smith", "MD, DDS"),
        ("Jane Smith KC OBE", "Jane Smith", "KC, OBE"),
        ("Lemuel M Arnold MD", "Lemuel M Arnold", "MD"),
        ("laura smith, md", "laura smith", "md"),
    ],
)
def test_credentials_are_neither_name_nor_role(text: str, name: str, credentials: str) -> None:
    assert split_titles(text) == PastedName(name, credentials=credentials)


def test_everything_at_once() -> None:
    assert split_titles("Dr Laura Whitfield, PhD, Politics editor, London") == PastedName(
        "Laura Whitfield", "Dr", "Politics editor, London", "PhD"
    )


def test_a_sentence_is_no_job_title() -> None:
    assert split_titles("Laura: is she an editor?").role is None
    assert split_titles("Laura, " + "editor " * 40).role is None


@given(st.text())
def test_nothing_but_space_and_separators_is_lost(text: str) -> None:
    pasted = split_titles(text)
    parts = [pasted.name, pasted.honorific, pasted.role, pasted.credentials]
    kept = sum(sum(map(str.isalnum, part)) for part in parts if part)
    assert kept == sum(map(str.isalnum, text))


@given(
    st.lists(
        st.sampled_from(
            ["Dr.", "Laura", "O'Neill", ",", "|", "(", ")", "editor", "PhD", "Jr.", "博士", "기자", "김민수"]
        )
    )
)
def test_taking_titles_off_leaves_a_name(parts: list[str]) -> None:
    text = " ".join(parts)
    assert bool(split_titles(text).name) == bool(text)


def test_honorifics_of_hand_labelled_names() -> None:
    rows = {row["input"]: row["expected"] for row in cases("names", task="parse")}
    titled = {text: truth["title"] for text, truth in rows.items() if "title" in truth}
    found = {text: split_titles(text).honorific for text in rows}
    right = [text for text, title in titled.items() if fold(found[text] or "") == fold(title)]
    invented = [text for text in rows if found[text] and text not in titled]
    assert invented == []
    assert len(right) / len(titled) >= 0.85
