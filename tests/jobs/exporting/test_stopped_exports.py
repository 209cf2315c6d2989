"""An export that dies at any step: what is there is whole, and the next run makes the folder what it should be."""

import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from contributors.actions.contributors import edit_contributor, publish_contributor, withdraw_contributor
from contributors.jobs.exporting import export_site
from contributors.models import Contributor, Site
from tests.effort import examples
from tests.factories import make_contributor, make_site, setup_actor
from tests.jobs.exporting.folders import BASE, files_in, manifest_in
from tests.servers import ROOT, World, environment_of, manage, new_database

STEPS = ("replace", "unlink", "mkdir", "rmdir", "symlink", "fsync")
PEOPLE = 3
numbers = itertools.count()


class Killed(BaseException):
    """As by SIGKILL: nothing that catches an Exception sees it."""


@contextmanager
def dying_at(step: int, *, done: bool) -> Iterator[None]:
    """The ``step``-th step that changes the folder is the last; ``done`` says whether it still happens."""
    taken = itertools.count(1)

    def guarded(original):
        def call(*arguments, **named):
            is_last = next(taken) == step
            if is_last and not done:
                raise Killed
            result = original(*arguments, **named)
            if is_last:
                raise Killed
            return result

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, guarded(getattr(os, name)))
        yield


def fresh(site: Site) -> dict[str, bytes]:
    """What an export into a new folder holds."""
    with tempfile.TemporaryDirectory() as folder:
        export_site(site.slug, Path(folder, "new"), base_url=BASE)
        return files_in(Path(folder, "new"))


def edit(contributor: Contributor, number: int) -> None:
    edit_contributor(contributor, {"role": f"Role {number}"}, by=setup_actor())


def turn(contributor: Contributor, _number: int) -> None:
    """Who is public is withdrawn, and the other way round."""
    contributor.refresh_from_db()
    (withdraw_contributor if contributor.published_at else publish_contributor)(contributor, by=setup_actor())


deeds = st.lists(st.tuples(st.sampled_from([edit, turn]), st.integers(0, PEOPLE - 1)), max_size=3)
runs = st.lists(st.tuples(deeds, st.integers(1, 70), st.booleans()), min_size=1, max_size=3)


@pytest.mark.django_db
@hypothesis_settings(
    max_examples=examples(6),
    deadline=None,
    # Each example exports several times: the first failure is told as it is, and not made smaller.
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(runs)
def test_after_any_crash_every_file_is_whole_and_the_next_run_heals(runs) -> None:
    site = make_site(f"site-{next(numbers)}", "Site")
    people = [make_contributor(f"Laura {number}", site) for number in range(PEOPLE)]
    whole: dict[str, set[bytes]] = {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        for deed_list, step, done in runs:
            for number, (deed, person) in enumerate(deed_list):
                deed(people[person], number)
            for name, body in fresh(site).items():
                whole.setdefault(name, set()).add(body)
            try:
                with dying_at(step, done=done):
                    export_site(site.slug, out, base_url=BASE)
            except Killed:
                if (out / ".export" / "journal").exists():  # the folder is an export's from here on
                    (out / "notes.txt").write_bytes(b"somebody's own")
            found = {name: body for name, body in files_in(out).items() if not name.startswith((".export/", "notes"))}
            assert [name for name, body in found.items() if body not in whole[name] and name != "manifest.json"] == []

        export_site(site.slug, out, base_url=BASE)

        healed, expected = files_in(out), fresh(site)
        assert healed.pop("notes.txt", b"somebody's own") == b"somebody's own"
        assert healed.keys() == expected.keys()
        assert {name for name in healed if healed[name] != expected[name]} <= {"manifest.json"}
        assert manifest_in(out)["files"].keys() == expected.keys() - {"manifest.json"}
        assert sorted(path.name for path in out.iterdir() if path.is_symlink()) == ["cards", "photos"]


@pytest.mark.django_db
def test_who_was_withdrawn_after_a_crash_disappears_though_no_list_names_her(fba, out, export) -> None:
    laura = make_contributor("Laura", fba)
    make_contributor("Minh", fba)
    # The list is the last file that takes its place.
    with pytest.raises(Killed), dying_at_the_list():
        export()
    assert any(laura.pk in name for name in files_in(out))
    assert not (out / "manifest.json").exists()

    withdraw_contributor(laura, by=setup_actor())
    exported = export()

    assert not any(laura.pk in name for name in files_in(out))
    assert exported.count.removed > 0


@contextmanager
def dying_at_the_list() -> Iterator[None]:
    original = os.replace

    def replace(source, target, **named):
        if Path(target).name == "manifest.json":
            raise Killed
        return original(source, target, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        yield


@pytest.mark.django_db
@pytest.mark.parametrize("torn", [b"", b'{"site": "f', b'{"site": "fba"}\nc/fba/ctr_x.js', b'{"site": "fba"}\n../x\n'])
def test_a_journal_that_was_cut_is_no_harm(fba, out, export, torn: bytes) -> None:
    (out / ".export").mkdir(parents=True)
    (out / ".export" / "journal").write_bytes(torn)
    (out.parent / "x").write_bytes(b"own")

    export()

    assert (out.parent / "x").read_bytes() == b"own"
    assert files_in(out).keys() == fresh(fba).keys()


@pytest.mark.django_db
def test_what_a_stopped_run_wrote_is_not_written_again(fba, out, export) -> None:
    people = [make_contributor(f"Laura {number}", fba) for number in range(PEOPLE)]
    with pytest.raises(Killed), dying_at(40, done=True):
        export()
    written = {name for name in files_in(out) if not name.startswith(".export/")}

    exported = export()

    assert 0 < len(written) < len(fresh(fba)) - 1
    assert exported.count.unchanged == len(written)
    assert exported.cards == len(people)


@pytest.mark.server
def test_after_sigkill_the_next_run_goes_on(tmp_path: Path, demo_world: World) -> None:
    with new_database(tmp_path, demo_world) as url:
        environment = environment_of(tmp_path, url, {"MEDIA_ROOT": str(demo_world.media)})
        command = [sys.executable, "manage.py", "export_site", "fba", "--base-url", BASE, "--out"]
        process = subprocess.Popen(
            [*command, str(tmp_path / "out")], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        wait_for_a_card(tmp_path / "out" / "c" / "fba", process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        was_stopped = not (tmp_path / "out" / "manifest.json").exists()

        manage(environment, "export_site", "fba", "--base-url", BASE, "--out", str(tmp_path / "out"))
        manage(environment, "export_site", "fba", "--base-url", BASE, "--out", str(tmp_path / "new"))

    healed, expected = files_in(tmp_path / "out"), files_in(tmp_path / "new")
    assert was_stopped
    assert {name for name in healed.keys() | expected.keys() if healed.get(name) != expected.get(name)} <= {
        "manifest.json"
    }


def wait_for_a_card(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Polls until the first card is there; fails if the export ends before."""
    deadline = time.monotonic() + 60
    while not (folder.is_dir() and any(name.endswith(".json") for name in os.listdir(folder))):
        assert process.poll() is None, "the export ended before it was killed"
        assert time.monotonic() < deadline
