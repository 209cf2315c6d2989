"""The WordPress plug-in by itself, under PHP with as much of WordPress as it touches (wordpress_stubs.php).

`make wordpress` tries it in a real WordPress.
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "clients" / "wordpress" / "contributor-registry.php"
STUBS = Path(__file__).with_name("wordpress_stubs.php")
SETTINGS = {
    "CONTRIBUTOR_REGISTRY_URL": "https://registry.example/",
    "CONTRIBUTOR_REGISTRY_SITE": "fba",
    "CONTRIBUTOR_REGISTRY_KEY": "sk_demo_fba",
}
LAURA = "/c/fba/ctr_laura.html"
LAURA_LD = "/c/fba/ctr_laura.jsonld?as=person"


def quoted(text: str) -> str:
    """A string of PHP."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


@pytest.fixture(scope="module")
def php() -> str:
    executable = shutil.which("php")
    if executable is None:
        reason = "PHP is not installed: apt-get install php-cli"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return executable


@pytest.fixture
def run(php: str):
    def running(
        code: str, *, settings: dict[str, str] | None = None, coauthors: bool = False, plugin: Path = PLUGIN
    ) -> list[Any]:
        """What the code says, a value a line; without the element around each card, which has a test of its own.

        A warning of PHP is a failure.
        """
        done = subprocess.run(
            [php, str(STUBS)],
            input=code,
            env={
                "CONSTANTS": json.dumps(SETTINGS if settings is None else settings),
                "PLUGIN": str(plugin),
                "COAUTHORS": "1" if coauthors else "",
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return [json.loads(re.sub("</?author-card>", "", line)) for line in done.stdout.splitlines()]

    return running


# --- The file ----------------------------------------------------------------------------------------------------


def test_php_accepts_the_file(php: str) -> None:
    done = subprocess.run([php, "-l", str(PLUGIN)], capture_output=True, text=True, check=False)

    assert done.stdout == f"No syntax errors detected in {PLUGIN}\n"


def test_its_version_is_one_of_the_registry() -> None:
    version = re.search(r"^ \* Version: (.+)$", PLUGIN.read_text(encoding="utf-8"), re.MULTILINE)

    assert version
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# --- A card ------------------------------------------------------------------------------------------------------


def test_a_card_is_asked_for_once_in_thirty_seconds_and_then_by_its_etag(run) -> None:
    told = run("""
        html( 'ctr_laura', '<p>Laura</p>' );
        say( shortcode( 'id=ctr_laura' ) );
        later( 29 );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        later( 1 );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        say( World::$headers );
        later( 29 );
        shortcode( 'id=ctr_laura' );
        say( asked() );
    """)

    assert told == [
        "<p>Laura</p>",
        "<p>Laura</p>",
        [LAURA],
        "<p>Laura</p>",
        [LAURA],
        [[], {"If-None-Match": '"1"'}],
        [],
    ]


def test_a_request_waits_two_seconds_and_follows_nobody(run) -> None:
    ((arguments,),) = run("shortcode( 'id=ctr_laura' ); say( World::$arguments );")

    assert arguments == {"timeout": 2, "redirection": 0, "limit_response_size": 1048576, "headers": []}


@pytest.mark.parametrize(
    "failure",
    [
        f"registry( '{LAURA}', 0 );",
        f"registry( '{LAURA}', 500 );",
        f"registry( '{LAURA}', 503 );",
        f"registry( '{LAURA}', 400 );",
        f"registry( '{LAURA}', 301 );",
        f"registry( '{LAURA}', 404, '<h1>Not found</h1>', 'text/html' );",
        f"registry( '{LAURA}', 200, '<!doctype html><HTML>Sign in</HTML>' );",
        f"registry( '{LAURA}', 200, '' );",
        f"registry( '{LAURA}', 200, '{{}}', 'application/json' );",
        f"registry( '{LAURA}', 200, str_repeat( 'x', 1048576 ) );",
    ],
)
def test_while_the_registry_fails_the_last_card_stays_and_it_is_asked_every_thirty_seconds(run, failure: str) -> None:
    told = run(f"""
        html( 'ctr_laura', '<p>Laura</p>' );
        shortcode( 'id=ctr_laura' );
        {failure}
        later( 30 );
        say( shortcode( 'id=ctr_laura' ) );
        say( count( asked() ) );
        later( 29 );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        later( 1 );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        html( 'ctr_laura', '<p>Laura W.</p>', '', '"2"' );
        later( 30 );
        say( shortcode( 'id=ctr_laura' ) );
    """)

    assert told == [
        "<p>Laura</p>",
        2,
        "<p>Laura</p>",
        [],
        "<p>Laura</p>",
        [LAURA],
        "<p>Laura W.</p>",
    ]


def test_a_card_that_nobody_confirmed_for_a_week_is_no_longer_shown(run) -> None:
    told = run(f"""
        html( 'ctr_laura', '<p>Laura</p>' );
        shortcode( 'id=ctr_laura' );
        registry( '{LAURA}', 500 );
        later( 7 * 86400 - 1 );
        say( shortcode( 'id=ctr_laura' ) );
        later( 1 );
        say( shortcode( 'id=ctr_laura' ) );
        later( 40 );
        say( shortcode( 'id=ctr_laura' ) );
    """)

    assert told == ["<p>Laura</p>", "", ""]


def test_a_failing_registry_at_first_means_nothing_and_is_asked_again(run) -> None:
    told = run(f"""
        registry( '{LAURA}', 500 );
        say( shortcode( 'id=ctr_laura' ) );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        html( 'ctr_laura', '<p>Laura</p>' );
        later( 30 );
        say( shortcode( 'id=ctr_laura' ) );
    """)

    assert told == ["", "", [LAURA], "<p>Laura</p>"]


@pytest.mark.parametrize("status", [404, 410])
def test_the_registrys_no_replaces_the_card_at_once_in_every_layout(run, status: int) -> None:
    told = run(f"""
        html( 'ctr_laura', '<p>Laura</p>' );
        html( 'ctr_laura', '<p>Laura, small</p>', '?layout=byline' );
        person( 'ctr_laura', array( '@id' => 'x', 'name' => 'Laura' ) );
        shortcode( 'id=ctr_laura' );
        shortcode( 'id=ctr_laura layout=byline' );
        footer();
        later( 30 );
        registry( '{LAURA}', {status} );
        say( shortcode( 'id=ctr_laura' ) );
        registry( '{LAURA}', 500 );
        registry( '{LAURA}?layout=byline', 0 );
        say( shortcode( 'id=ctr_laura layout=byline' ) );
        say( footer() );
        later( 30 );
        say( shortcode( 'id=ctr_laura' ) );
    """)

    assert told == ["", "", "", ""]


def test_a_changed_card_leaves_no_older_one_in_another_layout(run) -> None:
    """The neutral card is a card like another: whoever was withheld must not stay in the small one."""
    told = run(f"""
        html( 'ctr_laura', '<p>Laura</p>' );
        html( 'ctr_laura', '<p>Laura, small</p>', '?layout=byline' );
        shortcode( 'id=ctr_laura' );
        shortcode( 'id=ctr_laura layout=byline' );
        later( 30 );
        html( 'ctr_laura', '<p>Staff reporter</p>', '', '"2"' );
        registry( '{LAURA}?layout=byline', 0 );
        say( shortcode( 'id=ctr_laura' ) );
        say( shortcode( 'id=ctr_laura layout=byline' ) );
    """)

    assert told == ["<p>Staff reporter</p>", ""]


def test_what_was_asked_for_after_a_change_stays_when_the_registry_fails_then(run) -> None:
    """One change is seen in every spelling, one after the other: that is no second change."""
    told = run("""
        html( 'ctr_laura', '<p>Laura</p>' );
        person( 'ctr_laura', array( 'name' => 'Laura' ) );
        shortcode( 'id=ctr_laura' );
        footer();
        later( 30 );
        World::$takes = 0.1;
        html( 'ctr_laura', '<p>Staff reporter</p>', '', '"2"' );
        registry( '/c/fba/ctr_laura.jsonld?as=person', 200, '{"name": "Staff reporter"}', 'application/ld+json' );
        say( shortcode( 'id=ctr_laura' ) );
        say( false !== strpos( footer(), 'Staff reporter' ) );
        World::$answers = array_fill_keys( array_keys( World::$answers ), array( 500, '', array() ) );
        later( 60 );
        say( shortcode( 'id=ctr_laura' ) );
        say( false !== strpos( footer(), 'Staff reporter' ) );
    """)

    assert told == ["<p>Staff reporter</p>", True, "<p>Staff reporter</p>", True]


def test_a_layout_asked_for_the_first_time_leaves_none_that_is_stale(run) -> None:
    told = run(f"""
        html( 'ctr_laura', '<p>Laura</p>' );
        shortcode( 'id=ctr_laura' );
        later( 31 );
        html( 'ctr_laura', '<p>Staff reporter, small</p>', '?layout=byline' );
        registry( '{LAURA}', 0 );
        say( shortcode( 'id=ctr_laura layout=byline' ) );
        say( shortcode( 'id=ctr_laura' ) );
    """)

    assert told == ["<p>Staff reporter, small</p>", ""]


def test_two_layouts_of_one_card_stay_warm_beside_each_other(run) -> None:
    told = run("""
        html( 'ctr_laura', '<p>Laura</p>' );
        html( 'ctr_laura', '<p>Laura, small</p>', '?layout=byline' );
        foreach ( array( 0, 10, 30, 30 ) as $seconds ) {
            later( $seconds );
            say( shortcode( 'id=ctr_laura' ) . shortcode( 'id=ctr_laura layout=byline' ) );
            say( count( asked() ) );
        }
    """)

    assert (
        told
        == ["<p>Laura</p><p>Laura, small</p>", 2, *["<p>Laura</p><p>Laura, small</p>", 0]]
        + [
            "<p>Laura</p><p>Laura, small</p>",
            2,
        ]
        * 2
    )


@pytest.mark.parametrize("wrong", ["../secret", "ctr laura", "a" * 41, "ctr_laura.json", "%2e%2e", "ctr_laura\n"])
def test_an_id_that_can_be_none_asks_nobody(run, wrong: str) -> None:
    told = run(f"""
        say( ContributorRegistry\\card( {quoted(wrong)} ) );
        say( asked() );
    """)

    assert told == (["", []] if wrong != "ctr_laura\n" else ["", [LAURA]])  # white space at the ends is a slip


@pytest.mark.parametrize(
    ("attributes", "query"),
    [
        ("layout=inline heading=3", "?layout=inline&heading=3"),
        ("layout=byline heading=3", "?layout=byline"),
        ("layout=BOX heading=1", ""),
        ('layout="><script> heading=2"onclick', ""),
        ("lang=pt-BR", "?lang=pt-BR"),
        ("lang=en&x=1 unknown=1", "?lang=en"),
    ],
)
def test_attributes_become_parameters_only_in_their_form(run, attributes: str, query: str) -> None:
    told = run(f"shortcode( {quoted('id=ctr_laura ' + attributes)} ); say( asked() );")

    assert told == [[LAURA + query]]


@pytest.mark.parametrize(
    ("attributes", "query"),
    [("", "?layout=inline"), ("layout=byline&heading=3", "?layout=byline"), ("layout=tile", "?layout=tile")],
)
def test_several_ids_are_one_fragment_in_the_layouts_that_take_them(run, attributes: str, query: str) -> None:
    told = run(f"""
        html( 'ctr_a,ctr_b', '<p>A and B</p>', '{query}' );
        say( shortcode( 'id=ctr_a,+ctr_b,ctr_a&{attributes}' ) );
        say( asked() );
    """)

    assert told == ["<p>A and B</p>", [f"/c/fba/ctr_a,ctr_b.html{query}"]]


def test_several_boxes_are_a_stack_and_one_that_is_missing_leaves_the_other(run) -> None:
    told = run("""
        html( 'ctr_a', '<p>A</p>', '?layout=box' );
        html( 'ctr_c', '<p>C</p>', '?layout=box' );
        say( shortcode( 'id=ctr_a,ctr_b,ctr_c layout=box' ) );
        say( shortcode( 'id=ctr_x,ctr_y layout=box' ) );
    """)

    assert told == ['<div class="ac-stack"><p>A</p><p>C</p></div>', ""]


def test_no_more_than_the_registry_takes_are_asked_for(run) -> None:
    ((address,),) = run("""
        shortcode( 'id=' . implode( ',', array_map( function ( $n ) { return "ctr_$n"; }, range( 1, 30 ) ) ) );
        say( asked() );
    """)

    assert address == f"/c/fba/{','.join(f'ctr_{n}' for n in range(1, 21))}.html?layout=inline"


def test_who_was_withdrawn_is_not_shown_in_the_company_of_others(run) -> None:
    """The box learned it; the line of two names could not be asked for again."""
    told = run(f"""
        html( 'ctr_laura,ctr_b', '<p>By Laura and B</p>', '?layout=byline' );
        html( 'ctr_laura', '<p>Laura</p>' );
        html( 'ctr_b', '<p>B</p>' );
        $line = 'id=ctr_laura,ctr_b layout=byline';
        say( shortcode( $line ) . shortcode( 'id=ctr_laura' ) . shortcode( 'id=ctr_b' ) );
        later( 30 );
        registry( '{LAURA}', 410 );
        registry( '/c/fba/ctr_b.html', 500 );
        registry( '/c/fba/ctr_laura,ctr_b.html?layout=byline', 500 );
        say( shortcode( 'id=ctr_laura' ) );
        say( shortcode( $line ) );
        say( shortcode( 'id=ctr_b' ) );
    """)

    assert told == ["<p>By Laura and B</p><p>Laura</p><p>B</p>", "", "", "<p>B</p>"]


def test_a_feed_has_no_card(run) -> None:
    told = run("World::$is['feed'] = true; say( shortcode( 'id=ctr_laura' ) ); say( asked() );")

    assert told == ["", []]


# --- When the registry is slow, and when many ask ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "wait", "rests"), [(0, "", 30), (503, "", 30), (429, "120", 120), (503, "9999", 300)]
)
def test_a_registry_out_of_reach_is_left_alone_by_all_cards(run, status: int, wait: str, rests: int) -> None:
    told = run(f"""
        registry( '{LAURA}', {status}, '', '', array( 'retry-after' => '{wait}' ) );
        html( 'ctr_minh', '<p>Minh</p>' );
        shortcode( 'id=ctr_laura' );
        later( {rests} - 1 );
        say( shortcode( 'id=ctr_minh' ) );
        later( 1 );
        say( shortcode( 'id=ctr_minh' ) );
        say( asked() );
    """)

    assert told == ["", "<p>Minh</p>", [LAURA, "/c/fba/ctr_minh.html"]]


def test_a_slow_registry_costs_a_page_no_more_than_four_seconds(run) -> None:
    told = run("""
        World::$takes = 1.5;
        foreach ( array( 'a', 'b', 'c', 'd', 'e' ) as $name ) {
            html( "ctr_$name", "<p>$name</p>" );
            say( shortcode( "id=ctr_$name" ) );
        }
        say( count( asked() ) );
    """)

    assert told == ["<p>a</p>", "<p>b</p>", "<p>c</p>", "", "", 3]


TURN = "'ctrreg_' . md5( 'https://registry.example fba card ctr_laura' ) . '_turn'"


def test_one_refreshes_and_the_others_show_what_is_there(run) -> None:
    told = run(f"""
        html( 'ctr_laura', '<p>Laura</p>' );
        shortcode( 'id=ctr_laura' );
        say( array_keys( World::$options ) );
        asked();
        later( 30 );
        World::$options[ {TURN} ] = (string) World::$now;
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        later( 11 );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        say( array_keys( World::$options ) );
        say( World::$slept );
    """)

    assert told == [[], "<p>Laura</p>", [], "<p>Laura</p>", [LAURA], [], 0]


def test_one_refreshes_where_an_object_cache_is_shared(run) -> None:
    told = run("""
        World::$has_object_cache = true;
        html( 'ctr_laura', '<p>Laura</p>' );
        say( shortcode( 'id=ctr_laura' ) );
        say( World::$cache );
        later( 30 );
        asked();
        $name = 'contributor-registry ctrreg_' . md5( 'https://registry.example fba card ctr_laura' ) . '_turn';
        World::$cache[ $name ] = World::$now + 10;
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        later( 10 );
        shortcode( 'id=ctr_laura' );
        say( asked() );
    """)

    assert told == ["<p>Laura</p>", [], "<p>Laura</p>", [], [LAURA]]


def test_the_second_to_come_to_a_new_card_waits_for_the_first(run) -> None:
    told = run(f"""
        World::$options[ {TURN} ] = (string) World::$now;
        World::$meanwhile = function () {{
            if ( World::$slept >= 150000 ) {{
                $entry = array( 'body' => '<p>Laura</p>', 'etag' => '', 'confirmed' => World::$now, 'tried' => 0 );
                set_transient( substr( {TURN}, 0, -5 ), array( 'html ' => $entry ), 60 );
            }}
        }};
        say( shortcode( 'id=ctr_laura' ) );
        say( World::$slept );
        say( asked() );
    """)

    assert told == ["<p>Laura</p>", 150000, []]


def test_nobody_waits_longer_than_a_request(run) -> None:
    told = run(f"""
        World::$options[ {TURN} ] = (string) World::$now;
        say( shortcode( 'id=ctr_laura' ) );
        say( World::$slept );
    """)

    assert told == ["", 2000000]


# --- The authors of a post ---------------------------------------------------------------------------------------


def test_the_author_of_a_post_is_looked_up_once_an_hour(run) -> None:
    told = run("""
        knows( '4', 'ctr_laura' );
        html( 'ctr_laura', '<p>Laura</p>' );
        post( 4 );
        say( shortcode() );
        say( contributor_registry_card() );
        say( apply_filters( 'contributor_registry_card', '', World::$post->ID ) );
        say( asked() );
        say( World::$headers );
        later( 3599 );
        shortcode();
        say( asked() );
        later( 1 );
        shortcode();
        say( asked()[0] );
    """)

    lookup = "/api/v1/sites/fba/lookup?source=wp%3Afba&id=4"
    assert told == [
        *["<p>Laura</p>"] * 3,
        [lookup, LAURA],
        [{"Authorization": "Bearer sk_demo_fba"}, []],
        [LAURA],
        lookup,
    ]


def test_a_contributor_is_remembered_while_the_registry_fails(run) -> None:
    told = run("""
        knows( '4', 'ctr_laura' );
        html( 'ctr_laura', '<p>Laura</p>' );
        post( 4 );
        shortcode();
        registry( lookup( '4' ), 500 );
        later( 5 * 86400 );
        say( shortcode() );
    """)

    assert told == ["<p>Laura</p>"]


def test_somebody_without_a_contributor_is_asked_for_again_after_a_minute(run) -> None:
    told = run("""
        post( 4 );
        say( shortcode() );
        later( 59 );
        say( shortcode() );
        say( count( asked() ) );
        knows( '4', 'ctr_laura' );
        html( 'ctr_laura', '<p>Laura</p>' );
        later( 1 );
        say( shortcode() );
    """)

    assert told == ["", "", 1, "<p>Laura</p>"]


def test_an_edited_user_is_looked_up_anew(run) -> None:
    told = run("""
        knows( '4', 'ctr_laura' );
        html( 'ctr_laura', '<p>Laura</p>' );
        html( 'ctr_minh', '<p>Minh</p>' );
        post( 4 );
        shortcode();
        knows( '4', 'ctr_minh' );
        do_action( 'profile_update', 4 );
        say( shortcode() );
    """)

    assert told == ["<p>Minh</p>"]


@pytest.mark.parametrize("key", ["pk_demo_fba", "", None])
def test_without_a_secret_key_nobody_is_looked_up_but_cards_by_id_are_there(run, key: str | None) -> None:
    settings = {name: value for name, value in SETTINGS.items() if not name.endswith("_KEY")}
    told = run(
        """
        html( 'ctr_laura', '<p>Laura</p>' );
        post( 4 );
        say( shortcode() );
        say( shortcode( 'id=ctr_laura' ) );
        say( asked() );
        say( World::$headers );
        """,
        settings=settings if key is None else settings | {"CONTRIBUTOR_REGISTRY_KEY": key},
    )

    assert told == ["", "<p>Laura</p>", [LAURA], [[]]]


def test_coauthors_come_in_the_order_of_the_byline_each_once(run) -> None:
    """A guest goes by an id of her own, unless she is linked to a user."""
    told = run(
        """
        post( 6 );
        World::$coauthors = array(
            (object) array( 'ID' => 40, 'type' => 'guest-author', 'user_login' => 'john-doe', 'linked_account' => '' ),
            World::$users[4],
            (object) array( 'ID' => 41, 'type' => 'guest-author', 'user_login' => 'm', 'linked_account' => 'maria' ),
            (object) array( 'ID' => 42, 'type' => 'guest-author', 'user_login' => 'x', 'linked_account' => 'gone' ),
        );
        knows( 'guest-40', 'ctr_john' );
        knows( '4', 'ctr_maria' );
        html( 'ctr_john,ctr_maria', '<p>John</p><p>Maria</p>', '?layout=inline' );
        say( shortcode() );
        say( asked() );
        """,
        coauthors=True,
    )

    assert told == [
        "<p>John</p><p>Maria</p>",
        [
            *[f"/api/v1/sites/fba/lookup?source=wp%3Afba&id={id}" for id in ("guest-40", "4", "guest-42")],
            "/c/fba/ctr_john,ctr_maria.html?layout=inline",
        ],
    ]


def test_a_site_may_keep_its_authors_in_its_own_way(run) -> None:
    told = run(
        """
        add_filter( 'contributor_registry_people', function ( $people, $post ) {
            return array_merge( $people, array( 7, 'ctr_laura' ) );
        }, 10, 2 );
        registry( lookup( '7', 'wordpress' ), 200, '{"id": "ctr_seven"}', 'application/json' );
        post( 4 );
        shortcode();
        say( asked() );
        """,
        settings=SETTINGS | {"CONTRIBUTOR_REGISTRY_SOURCE": "wordpress"},
    )

    assert told == [
        [
            "/api/v1/sites/fba/lookup?source=wordpress&id=4",
            "/api/v1/sites/fba/lookup?source=wordpress&id=7",
            "/c/fba/ctr_seven,ctr_laura.html?layout=inline",
        ]
    ]


@pytest.mark.parametrize("answer", ['{"id": 7}', '{"id": "../x"}', "[]", "null", "<html>"])
def test_an_answer_that_names_nobody_is_a_failure(run, answer: str) -> None:
    told = run(f"""
        registry( lookup( '4' ), 200, {quoted(answer)}, 'application/json' );
        post( 4 );
        say( shortcode() );
        say( count( asked() ) );
        later( 30 );
        shortcode();
        say( count( asked() ) );
    """)

    assert told == ["", 1, 1]


AFTER = SETTINGS | {"CONTRIBUTOR_REGISTRY_AFTER_POSTS": "1"}


def test_cards_follow_single_posts_where_that_is_set(run) -> None:
    told = run(
        """
        knows( '4', 'ctr_laura' );
        html( 'ctr_laura', '<p>Laura</p>' );
        post( 4 );
        say( apply_filters( 'the_content', '<p>Text</p>' ) );
        World::$is['excerpt'] = true;
        say( apply_filters( 'the_content', '<p>Text</p>' ) );
        World::$is['excerpt'] = false;
        $single = World::$singular;
        post( 4 );
        World::$singular = $single;
        say( apply_filters( 'the_content', '<p>Listed beside it</p>' ) );
        World::$singular = null;
        say( apply_filters( 'the_content', '<p>Archive</p>' ) );
        """,
        settings=AFTER,
    )

    assert told == ["<p>Text</p><p>Laura</p>", "<p>Text</p>", "<p>Listed beside it</p>", "<p>Archive</p>"]


@pytest.mark.parametrize(("setting", "query"), [("byline", "?layout=byline"), ("1", ""), ("0", None), ("", None)])
def test_cards_after_posts_have_the_layout_that_is_set(run, setting: str, query: str | None) -> None:
    told = run(
        """
        knows( '4', 'ctr_laura' );
        post( 4 );
        apply_filters( 'the_content', '' );
        say( asked() );
        """,
        settings=SETTINGS | {"CONTRIBUTOR_REGISTRY_AFTER_POSTS": setting},
    )

    assert told == [[] if query is None else ["/api/v1/sites/fba/lookup?source=wp%3Afba&id=4", LAURA + query]]


# --- In the page -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["<p>Laura</p>", "<author-card><p>Laura</p></author-card>"])
def test_a_card_stands_in_its_element_once(run, body: str) -> None:
    told = run(f"""
        html( 'ctr_laura', {quoted(body)} );
        say( str_replace( 'author-card', 'x', shortcode( 'id=ctr_laura' ) ) );
    """)

    assert told == ["<x><p>Laura</p></x>"]


def test_nothing_that_wordpress_does_to_texts_can_change_a_card(run) -> None:
    card = (
        '<p title="[x]">Fan of [gallery id="1"] since 8) :) and ;-) a&amp;b — O\'Neil &lt;b&gt; :D</p>'
        '<svg><path d="M8 8l8 8"/></svg><a href="https://a.example/?q[]=1">8 things</a>'
    )
    ((printed),) = run(f"html( 'ctr_laura', {quoted(card)} ); say( shortcode( 'id=ctr_laura' ) );")

    assert not re.search(r"[\[\]]|(?<![^\s>])[:;8](?![^<]*>)", printed)
    assert html.unescape(printed) == html.unescape(card)
    assert '<path d="M8 8l8 8"/>' in printed
    assert run("say( apply_filters( 'no_texturize_tags', array( 'pre' ) ) );") == [["pre", "author-card"]]


def test_the_json_ld_of_all_cards_stands_in_the_page_once(run) -> None:
    told = run("""
        foreach ( array( 'ctr_laura' => 'Laura', 'ctr_minh' => 'Minh', 'ctr_twin' => 'Laura' ) as $id => $name ) {
            html( $id, "<p>$name</p>" );
            $node = array( '@type' => 'Person', '@id' => "#$name", 'name' => $name );
            person( $id, array( '@context' => 'https://schema.org' ) + $node );
            shortcode( "id=$id" );
            shortcode( "id=$id" );
        }
        asked();
        say( footer() );
        say( asked() );
        later( 29 );
        footer();
        say( asked() );
    """)

    person = '{{"@type":"Person","@id":"#{0}","name":"{0}"}}'.format
    assert told == [
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":['
        f"{person('Laura')},{person('Minh')}]}}</script>\n",
        [f"/c/fba/{id}.jsonld?as=person" for id in ("ctr_laura", "ctr_minh", "ctr_twin")],
        [],
    ]


def test_no_text_of_the_json_ld_can_end_its_script(run) -> None:
    told = run("""
        html( 'ctr_laura', '<p>Laura</p>' );
        person( 'ctr_laura', array( 'name' => '</script><script>alert(1)</script>', 'url' => 'https://é.example/' ) );
        shortcode( 'id=ctr_laura' );
        say( footer() );
    """)

    assert told == [
        '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"name":"\\u003C/script\\u003E'
        '\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E","url":"https://é.example/"}]}</script>\n'
    ]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "shortcode( 'id=ctr_nobody' );",
        f"registry( '{LAURA_LD}', 404 ); shortcode( 'id=ctr_laura' );",
        f"registry( '{LAURA_LD}', 200, '<html>', 'text/html' ); shortcode( 'id=ctr_laura' );",
        "add_filter( 'contributor_registry_jsonld', function () { return array(); } ); shortcode( 'id=ctr_laura' );",
    ],
)
def test_a_page_without_persons_has_no_json_ld(run, page: str) -> None:
    told = run(
        f"html( 'ctr_laura', '<p>Laura</p>' ); person( 'ctr_laura', array( 'name' => 'L' ) ); {page} say( footer() );"
    )

    assert told == [""]


def test_a_theme_gets_the_persons_for_its_article(run) -> None:
    told = run("""
        knows( '4', 'ctr_laura' );
        person( 'ctr_laura', array( '@context' => 'https://schema.org', 'name' => 'Laura' ) );
        say( contributor_registry_persons( post( 4 ) ) );
    """)

    assert told == [[{"name": "Laura"}]]


def test_the_block_is_a_card_in_its_wrapper_or_nothing(run) -> None:
    told = run("""
        knows( '4', 'ctr_laura' );
        html( 'ctr_laura', '<p>Laura</p>', '?layout=byline' );
        $block = World::$blocks['contributor-registry/author-card'];
        $how   = array( 'id' => '', 'layout' => 'byline', 'heading' => '', 'lang' => '' );
        post( 4 );
        say( $block['render_callback']( $how, '', new WP_Block() ) );
        post( 5 );
        say( $block['render_callback']( $how, '', new WP_Block() ) );
        $in_a_list          = new WP_Block();
        $in_a_list->context = array( 'postId' => 100 );
        say( $block['render_callback']( $how, '', $in_a_list ) );
        say( array_keys( $block['attributes'] ) );
        say( $block['uses_context'] );
    """)

    wrapped = '<div class="wp-block-contributor-registry-author-card"><p>Laura</p></div>'
    assert told == [wrapped, "", wrapped, ["id", "layout", "heading", "lang"], ["postId"]]


# --- Style sheet and script --------------------------------------------------------------------------------------

ASSETS = (
    "say( array( World::$styles['contributor-registry'] ?? null, World::$scripts['contributor-registry'] ?? null ) );"
)


def test_style_and_script_come_from_the_registry_without_a_query(run) -> None:
    told = run(ASSETS)

    assert told == [
        [["https://registry.example/c/fba/card.css", None], ["https://registry.example/static/author-card.js", None]]
    ]


def test_a_copy_beside_the_plug_in_is_taken_instead(run, tmp_path: Path) -> None:
    plugin = Path(shutil.copy(PLUGIN, tmp_path))
    (tmp_path / "contributor-registry").mkdir()
    for name in ("author-card.css", "author-card.js"):
        (tmp_path / "contributor-registry" / name).touch()
        os.utime(tmp_path / "contributor-registry" / name, (1700000000, 1700000000))

    base = "https://site.example/wp-content/mu-plugins/contributor-registry/author-card"
    assert run(ASSETS, plugin=plugin) == [[[f"{base}.css", "1700000000"], [f"{base}.js", "1700000000"]]]


def test_a_site_may_name_where_they_are_or_have_its_own(run) -> None:
    elsewhere = SETTINGS | {"CONTRIBUTOR_REGISTRY_ASSETS": "https://cdn.example/cards/"}
    own = SETTINGS | {"CONTRIBUTOR_REGISTRY_ASSETS": "none"}

    base = "https://cdn.example/cards/author-card"
    assert run(ASSETS, settings=elsewhere) == [[[f"{base}.css", None], [f"{base}.js", None]]]
    assert run(ASSETS, settings=own) == [[None, None]]


@pytest.mark.parametrize(
    ("content", "enqueued"),
    [
        ("Text [author_card]", ["style contributor-registry", "script contributor-registry"]),
        (
            "<!-- wp:contributor-registry/author-card /-->",
            ["style contributor-registry", "script contributor-registry"],
        ),
        ("Text", []),
    ],
)
def test_the_head_has_the_style_sheet_where_a_card_will_come(run, content: str, enqueued: list[str]) -> None:
    told = run(f"""
        post( 4, {quoted(content)} );
        do_action( 'wp_enqueue_scripts' );
        say( array_keys( World::$enqueued ) );
    """)

    assert told == [enqueued]


def test_a_card_nobody_foresaw_brings_its_style_sheet_once(run) -> None:
    told = run("""
        html( 'ctr_laura', '<p>Laura</p>' );
        World::$is['head_printed'] = true;
        say( shortcode( 'id=ctr_laura' ) );
        say( shortcode( 'id=ctr_laura' ) );
    """)

    assert told == ['<link href="https://registry.example/c/fba/card.css"><p>Laura</p>', "<p>Laura</p>"]


# --- Settings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"CONTRIBUTOR_REGISTRY_URL": "https://registry.example"},
        {"CONTRIBUTOR_REGISTRY_SITE": "fba"},
        SETTINGS | {"CONTRIBUTOR_REGISTRY_URL": "registry.example"},
        SETTINGS | {"CONTRIBUTOR_REGISTRY_URL": "file:///etc/passwd"},
    ],
)
def test_without_settings_nothing_is_printed_and_nobody_asked(run, settings: dict[str, str]) -> None:
    told = run(
        """
        post( 4, '[author_card]' );
        do_action( 'wp_enqueue_scripts' );
        say( shortcode() . shortcode( 'id=ctr_laura' ) . footer() );
        say( array( World::$asked, World::$styles ) );
        """,
        settings=settings,
    )

    assert told == ["", [[], []]]


def test_settings_stand_in_an_option_too_and_a_constant_wins(run) -> None:
    told = run(
        """
        World::$options['contributor_registry'] = array( 'url' => 'https://wrong.example', 'site' => 'fba' );
        html( 'ctr_laura', '<p>Laura</p>' );
        say( shortcode( 'id=ctr_laura' ) );
        """,
        settings={"CONTRIBUTOR_REGISTRY_URL": "https://registry.example"},
    )

    assert told == ["<p>Laura</p>"]


def health(run, code: str, settings: dict[str, str] = SETTINGS) -> tuple[str, str]:
    ((result,),) = [
        run(
            f"""
            {code}
            $tests = apply_filters( 'site_status_tests', array() );
            say( $tests['direct']['contributor_registry']['test']() );
            """,
            settings=settings,
        )
    ]
    assert "sk_demo_fba" not in json.dumps(result)
    return result["status"], result["description"]


WITHOUT_KEY = {name: value for name, value in SETTINGS.items() if not name.endswith("_KEY")}


@pytest.mark.parametrize(
    ("settings", "code", "status", "description"),
    [
        ({}, "", "critical", "Set CONTRIBUTOR_REGISTRY_URL and CONTRIBUTOR_REGISTRY_SITE in wp-config.php."),
        (SETTINGS, "", "good", "The registry answers, and the key can look up the authors of posts."),
        (
            SETTINGS,
            "knows( '1', 'ctr_x' );",
            "good",
            "The registry answers, and the key can look up the authors of posts.",
        ),
        (
            SETTINGS,
            "registry( lookup( '1' ), 0 );",
            "critical",
            "The registry at https://registry.example does not answer within 2 seconds.",
        ),
        (
            SETTINGS,
            """registry( lookup( '1' ), 401, '{"code": "unknown_key", "detail": "No <such> key."}' );""",
            "critical",
            "The registry answered 401. No &lt;such&gt; key.",
        ),
        (SETTINGS, "registry( lookup( '1' ), 301, 'moved', 'text/html' );", "critical", "The registry answered 301. "),
        (
            WITHOUT_KEY,
            "",
            "recommended",
            "The registry answers. Without a secret key (sk_…) only cards that are named by id are printed.",
        ),
        (
            WITHOUT_KEY,
            """registry( '/c/fba/ctr_nobody.json', 404, '{"code": "unknown_site", "detail": "No site `fba`."}' );""",
            "critical",
            "The registry answered 404. No site `fba`.",
        ),
    ],
)
def test_site_health_says_what_is_wrong(run, settings: dict, code: str, status: str, description: str) -> None:
    assert health(run, code, settings) == (status, f"<p>{description}</p>")
