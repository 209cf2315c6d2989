"""Lists of names in the forms that people keep them in."""

import pytest

from tests.importers.pasting import names, only, paste

NAMES = ["Nora Field", "Jonas Brandt", "Ana Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "Nora Field\nJonas Brandt\nAna Ruiz",
        "Nora Field\n\nJonas Brandt\n\nAna Ruiz\n",
        "Nora Field\r\nJonas Brandt\r\nAna Ruiz",
        "- Nora Field\n- Jonas Brandt\n- Ana Ruiz",
        "* Nora Field\n* Jonas Brandt\n* Ana Ruiz",
        "• Nora Field\n• Jonas Brandt\n•Ana Ruiz",
        "1. Nora Field\n2. Jonas Brandt\n3) Ana Ruiz",
        "Nora Field, Jonas Brandt, Ana Ruiz",
        "Nora Field, Jonas Brandt and Ana Ruiz",
        "Nora Field, Jonas Brandt, and Ana Ruiz",
        "Nora Field; Jonas Brandt; Ana Ruiz",
        "By Nora Field, Jonas Brandt & Ana Ruiz",
        "<ul><li>Nora Field</li><li>Jonas Brandt</li><li>Ana Ruiz</li></ul>",
        "Our contributors:\nNora Field\nJonas Brandt\nAna Ruiz",
    ],
)
def test_bare_names(text: str) -> None:
    assert names(text) == NAMES


@pytest.mark.parametrize(
    "text",
    [
        "Nora Field, Staff writer\nJonas Brandt, Photo editor",
        "Nora Field — Staff writer\nJonas Brandt — Photo editor",
        "Nora Field - Staff writer\nJonas Brandt – Photo editor",
        "Nora Field | Staff writer\nJonas Brandt | Photo editor",
        "Nora Field (Staff writer)\nJonas Brandt (Photo editor)",
        "Nora Field: Staff writer\nJonas Brandt: Photo editor",
        "Nora Field\nStaff writer\n\nJonas Brandt\nPhoto editor",
        "Our team\n\nNora Field\nStaff writer\nJonas Brandt\nPhoto editor",
        "Nora Field\tStaff writer\nJonas Brandt\tPhoto editor",
        "1\tNora Field\tStaff writer\n2\tJonas Brandt\tPhoto editor",
        "name,title\nNora Field,Staff writer\nJonas Brandt,Photo editor",
        "Name;Title\nNora Field;Staff writer\nJonas Brandt;Photo editor",
        '"Name","Title"\n"Nora Field","Staff writer"\n"Brandt, Jonas","Photo editor"',
        "| Name | Title |\n|---|---|\n| Nora Field | Staff writer |\n| Jonas Brandt | Photo editor |",
        "Vorname\tNachname\tFunktion\nNora\tField\tStaff writer\nJonas\tBrandt\tPhoto editor",
        "last_name,first_name,role\nField,Nora,Staff writer\nBrandt,Jonas,Photo editor",
    ],
)
def test_names_with_titles(text: str) -> None:
    found = [(draft.name, draft.role) for draft in paste(text).drafts]

    assert found == [("Nora Field", "Staff writer"), ("Jonas Brandt", "Photo editor")]


@pytest.mark.parametrize(
    "text",
    [
        "Nora Field <nora@field.example>\nJonas Brandt <jonas@brandt.example>",
        "Nora Field <nora@field.example>, Jonas Brandt <jonas@brandt.example>",
        "nora@field.example (Nora Field)\njonas@brandt.example (Jonas Brandt)",
        "Field, Nora <nora@field.example>\nBrandt, Jonas <jonas@brandt.example>",
        "Nora Field\tnora@field.example\nJonas Brandt\tjonas@brandt.example",
        "Nora Field\nnora@field.example\nJonas Brandt\njonas@brandt.example",
        "E-mail,Name\nnora@field.example,Nora Field\njonas@brandt.example,Jonas Brandt",
    ],
)
def test_names_with_mail_addresses(text: str) -> None:
    found = [(draft.name, draft.email) for draft in paste(text).drafts]

    assert found == [("Nora Field", "nora@field.example"), ("Jonas Brandt", "jonas@brandt.example")]


def test_a_table_s_columns_go_where_their_headings_say() -> None:
    reading = paste(
        "Name\tJob title\tLocation\tE-mail\tBio\tWebsite\tPhone\n"
        "Nora Field\tStaff writer\tNorwich\tnora@field.example\tNora Field writes about farming.\t"
        "https://norafield.example\t01603 0000"
    )

    (draft,) = reading.drafts
    assert (draft.name, draft.role, draft.location) == ("Nora Field", "Staff writer", "Norwich")
    assert (draft.email, draft.bio) == ("nora@field.example", "Nora Field writes about farming.")
    assert [link.url for link in draft.links] == ["https://norafield.example/"]
    assert reading.left_out == ["Name Job title Location E-mail Bio Website Phone", "Phone: 01603 0000"]


def test_addresses_behind_names_become_links() -> None:
    nora, jonas = paste("Nora Field https://norafield.example\nJonas Brandt https://x.com/jbrandt").drafts

    assert [(link.network, link.url) for link in nora.links] == [("website", "https://norafield.example/")]
    assert [(link.network, link.url) for link in jonas.links] == [("x", "https://x.com/jbrandt")]


@pytest.mark.parametrize(
    ("text", "rests"),
    [
        ("Nora Field, Berlin\nJonas Brandt, Hamburg", ["Berlin", "Hamburg"]),
        ("Nora Field, New York\nJonas Brandt, Hamburg", ["New York", "Hamburg"]),
        ("Nora Field, PhD\nJonas Brandt, MD", ["PhD", "MD"]),
        ("Nora Field @norafield\nJonas Brandt @jbrandt", ["@norafield", "@jbrandt"]),
    ],
)
def test_what_a_line_has_besides_is_left_out(text: str, rests: list[str]) -> None:
    reading = paste(text)

    assert [draft.name for draft in reading.drafts] == ["Nora Field", "Jonas Brandt"]
    assert reading.left_out == rests
    assert [draft.left_out for draft in reading.drafts] == [[rest] for rest in rests]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("山田太郎\n佐藤花子", ["山田太郎", "佐藤花子"]),
        ("张伟、王芳", ["张伟", "王芳"]),
        ("김민수\n이서연", ["김민수", "이서연"]),
        ("سلمى الخطيب\nخالد منصور", ["سلمى الخطيب", "خالد منصور"]),
        ("נועה ברקוביץ\nיוסי לוי", ["נועה ברקוביץ", "יוסי לוי"]),
        ("Вера Соколова\nИван Петров", ["Вера Соколова", "Иван Петров"]),
        ("Nguyễn Minh Anh\nTrần Thị Hoa", ["Nguyễn Minh Anh", "Trần Thị Hoa"]),
        ("姓\t名\n山田\t太郎", ["山田太郎"]),
    ],
)
def test_names_in_other_scripts(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("NORA FIELD", "Nora Field"),
        ("JANE MCDONALD", "Jane McDonald"),
        ("JEAN-PAUL O'NEILL", "Jean-Paul O'Neill"),
        ("PIET VAN DER BERG", "Piet van der Berg"),
        ("Jean DUPONT", "Jean Dupont"),
        ("JÖRG WEISS", "Jörg Weiss"),
        ("Nora Field", "Nora Field"),
        ("J. K. Rowling", "J. K. Rowling"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Laura", "Laura"),
        ("Luiz Inácio Lula da Silva", "Luiz Inácio Lula da Silva"),
    ],
)
def test_only_capitals_are_set_anew(typed: str, name: str) -> None:
    assert only(typed).name == name


@pytest.mark.parametrize(
    ("typed", "honorific", "name"),
    [
        ("Dr. Nora Field", "Dr.", "Nora Field"),
        ("Prof. Dr. Jörg Weiss", "Prof. Dr.", "Jörg Weiss"),
        ("Sir Peter Hall", "Sir", "Peter Hall"),
        ("Frau Dr. Anna Maier", "Frau Dr.", "Anna Maier"),
    ],
)
def test_an_honorific_stands_apart(typed: str, honorific: str, name: str) -> None:
    draft = only(typed)

    assert (draft.honorific, draft.name) == (honorific, name)


@pytest.mark.parametrize(
    "name",
    ["Reuters", "Associated Press", "Meridian Staff", "Editorial Board", "Redaktion", "La Redazione", "AFP", "编辑部"],
)
def test_desks_are_no_people(name: str) -> None:
    assert [(draft.name, draft.kind) for draft in paste(name).drafts] == [(name, "desk")]


def test_desks_and_people_may_stand_in_one_list() -> None:
    kinds = [draft.kind for draft in paste("Associated Press\nNora Field\nMeridian Staff").drafts]

    assert kinds == ["desk", "person", "desk"]
