"""Every released version's database migrates to today's and shows the same cards."""

import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.servers import environment_of, manage, new_database
from tests.upgrades.keep import cards_of

HERE = Path(__file__).parent
IS_SQLITE = os.environ.get("DATABASE_URL", "sqlite:").startswith("sqlite:")
KIND = "sqlite.gz" if IS_SQLITE else "postgres.sql.gz"
RELEASES = sorted(path.name.removesuffix(f".{KIND}") for path in HERE.glob(f"*.{KIND}"))

pytestmark = pytest.mark.database


def test_there_is_a_database_of_every_release() -> None:
    assert sorted(path.name.removesuffix(".cards.json") for path in HERE.glob("*.cards.json")) == RELEASES
    assert RELEASES != []


@pytest.mark.parametrize("release", RELEASES)
def test_a_released_database_migrates_and_shows_the_same_cards(release: str, tmp_path: Path) -> None:
    kept = gzip.decompress((HERE / f"{release}.{KIND}").read_bytes())
    with new_database(tmp_path) as url:
        environment = environment_of(tmp_path, url, {})
        if IS_SQLITE:
            Path(url.removeprefix("sqlite:///")).write_bytes(kept)
        else:
            subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", url], input=kept, check=True, capture_output=True)

        manage(environment, "migrate", "--verbosity=0")

        now = cards_of(environment)
    then = json.loads((HERE / f"{release}.cards.json").read_text(encoding="utf-8"))
    assert {site: [card["id"] for card in cards] for site, cards in now.items()} == {
        site: [card["id"] for card in cards] for site, cards in then.items()
    }
    for site, cards in then.items():
        for card, card_now in zip(cards, now[site], strict=True):
            # Keys are only added, and addresses of other spellings may fill; nothing that was said changes.
            assert card_now | {"outputs": card["outputs"]} == card_now | card
