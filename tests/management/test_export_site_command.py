"""`manage.py export_site`: what it prints, and how it refuses."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from contributors.jobs.exporting import Exported
from contributors.jobs.exporting.folder import Count
from contributors.management.commands import export_site as command
from tests.factories import make_contributor, make_site

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> tuple[str, str]:
    output, errors = io.StringIO(), io.StringIO()
    call_command("export_site", *map(str, arguments), stdout=output, stderr=errors, no_color=True)
    return output.getvalue(), errors.getvalue()


def test_it_says_what_it_did(tmp_path: Path) -> None:
    make_contributor("Laura", make_site())
    out = tmp_path / "build" / "fba"

    first, second = run("fba", "--out", out), run("fba", "--out", out, "--base-url", "")

    files = sum(path.is_file() for path in out.rglob("*")) - len(["manifest.json"])
    assert first == (f"{out}: 1 card. Files: {files} written, 0 unchanged, 0 removed.\n", "")
    assert second == (f"{out}: 1 card. Files: 0 written, {files} unchanged, 0 removed.\n", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("fab",), "No site `fab`. Did you mean `fba`?"),
        (("fba", "--base-url", "cards.example"), "`cards.example` is no address that files can be served under."),
    ],
)
def test_a_refusal_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], sentence: str) -> None:
    make_site()

    with pytest.raises(CommandError, match=sentence[:40]) as refusal:
        run(*arguments, "--out", tmp_path / "out")

    assert str(refusal.value).startswith(sentence)


def test_a_file_system_that_refuses_is_told(tmp_path: Path, monkeypatch) -> None:
    make_site()

    def full(*_arguments, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "export_site", full)

    with pytest.raises(CommandError, match="The export stopped: .*No space left on device. Run it again"):
        run("fba", "--out", tmp_path / "out")


def test_ctrl_c_ends_with_a_sentence_and_its_status(tmp_path: Path, monkeypatch) -> None:
    def stop(*_arguments, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "export_site", stop)

    with pytest.raises(CommandError, match="Stopped. What is in .* stays; run it again to go on.") as stopped:
        run("fba", "--out", tmp_path / "out")

    assert stopped.value.returncode == 130


def test_a_long_run_tells_how_far_it_is(tmp_path: Path, monkeypatch) -> None:
    def long(_slug, _out, *, base_url, progress):
        for done in range(100, 2600, 100):
            progress(min(done, 2550), 2550)
        return Exported(Count(written=3), cards=2550)

    monkeypatch.setattr(command, "export_site", long)

    output, errors = run("fba", "--out", tmp_path / "out")

    assert errors == "1000 of 2550 cards\n2000 of 2550 cards\n"
    assert output == f"{tmp_path / 'out'}: 2550 cards. Files: 3 written, 0 unchanged, 0 removed.\n"


def test_photos_that_are_not_in_the_storage_are_named_and_fail(tmp_path: Path, monkeypatch) -> None:
    names = [f"{number}-640.jpg" for number in range(12)]
    monkeypatch.setattr(command, "export_site", lambda *_, **__: Exported(Count(), cards=3, missing=names))

    with pytest.raises(CommandError) as refusal:
        run("fba", "--out", tmp_path / "out")

    assert str(refusal.value) == (f"12 photos that cards show are not in the storage: {', '.join(names[:10])} …")
