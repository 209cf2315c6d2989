"""How well the text reader finds author boxes: precision and recall on real pages.

    python benchmarks/paste_quality.py CASES_DIR [--show] [--corpus NAME]

CASES_DIR holds ``dev/<corpus>/expected.jsonl`` with the pages under ``files/``. Pages are given to the reader in three
forms: their visible text from the article's last paragraphs on, their whole visible text, and their HTML.

author-profiles   pages whose box is in the visible text: names, bios, precision of the drafts
trafilatura-eval  pages whose author is known (every draft should be one of them) or that name nobody (no draft at all)
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import regex

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contributors.errors import RegistryError
from contributors.importers.text import decode, read
from contributors.importers.text.markup import from_html
from contributors.names import fold

TODAY = date(2026, 11, 22)
ARTICLE_LINES = 12  # lines of the article that an editor copies along with the box below it
LINES_BELOW = 8


@dataclass
class Score:
    pages: int = 0
    truths: int = 0
    found: int = 0
    drafts: int = 0
    right: int = 0
    bios: int = 0
    bios_right: int = 0
    nameless: int = 0
    invented: int = 0
    refused: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def line(self) -> str:
        parts = [f"{self.pages} pages", f"{self.seconds:.1f} s"]
        if self.drafts:
            parts.append(f"precision {self.right / self.drafts:.2f} ({self.right}/{self.drafts})")
        if self.truths:
            parts.append(f"recall {self.found / self.truths:.2f} ({self.found}/{self.truths})")
        if self.bios:
            parts.append(f"bios {self.bios_right / self.bios:.2f} ({self.bios_right}/{self.bios})")
        if self.nameless:
            parts.append(f"invented on {self.invented}/{self.nameless} nameless pages")
        if self.refused:
            parts.append(f"refused {self.refused}")
        return ", ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--show", action="store_true", help="print what differs from the truth")
    parser.add_argument("--corpus", choices=("author-profiles", "trafilatura-eval"))
    options = parser.parse_args()
    for corpus in ("author-profiles", "trafilatura-eval"):
        if options.corpus in {None, corpus}:
            rows = list(_rows(options.cases / "dev" / corpus))
            for form in ("tail", "text", "html"):
                if form == "tail" and corpus != "author-profiles":
                    continue
                score = _score(rows, form)
                print(f"{corpus} as {form}: {score.line()}")
                for note in score.notes if options.show else ():
                    print(f"    {note}")


def _rows(folder: Path) -> Iterator[tuple[dict, str]]:
    for line in (folder / "expected.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        path = folder / "files" / row["file"]
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            yield row, decode(data, max_bytes=20_000_000)
        except RegistryError:
            yield row, data.decode("utf-8", "replace")


def _score(rows: list[tuple[dict, str]], form: str) -> Score:
    score = Score()
    for row, page in rows:
        truth = row["expected"]
        try:
            text = page if form == "html" else _visible(page, truth, tail=form == "tail")
            began = time.perf_counter()
            drafts = read(text, today=TODAY).drafts if text else []
            score.seconds += time.perf_counter() - began
        except RegistryError as refusal:
            score.refused += 1
            score.notes.append(f"{row['file']}: {refusal.detail}")
            continue
        score.pages += 1
        _count(score, row["file"], truth, drafts)
    return score


def _count(score: Score, file: str, truth: dict, drafts: list) -> None:
    names = [name for name in truth.get("authors") or [] if name]
    known = [_loose(name) for name in names]
    if not names:
        score.nameless += 1
        score.invented += bool(drafts)
        if drafts:
            score.notes.append(f"{file}: invented {[(draft.name, draft.evidence['name']) for draft in drafts]}")
        return
    got = [_loose(draft.name) for draft in drafts]
    score.drafts += len(got)
    score.right += sum(any(_alike(name, other) for other in known) for name in got)
    wrong = [draft for draft, name in zip(drafts, got, strict=True) if not any(_alike(name, o) for o in known)]
    if wrong:
        score.notes.append(f"{file}: wrong {[(d.name, d.evidence['name']) for d in wrong]}, truth {names}")
    for profile in truth.get("profiles") or []:
        score.truths += 1
        draft = next((d for d, name in zip(drafts, got, strict=True) if _alike(name, _loose(profile["name"]))), None)
        score.found += draft is not None
        if draft is None:
            score.notes.append(f"{file}: missed {profile['name']}, got {[d.name for d in drafts]}")
        if profile.get("bio"):
            right = draft is not None and _same_bio(profile["bio"], draft.bio or "")
            score.bios += 1
            score.bios_right += right
            if draft is not None and not right:
                score.notes.append(f"{file}: bio {profile['bio'][:70]!r}, got {(draft.bio or '')[:70]!r}")


def _loose(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _alike(one: str, other: str) -> bool:
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())


def _words(text: str) -> str:
    return regex.sub(r"[^\p{L}\p{N}]+", " ", regex.sub(r"<[^>]*>", " ", text).casefold()).strip()


def _same_bio(truth: str, got: str) -> bool:
    one, other = _words(truth), _words(got)
    return bool(other) and len(os.path.commonprefix([one, other])) >= 0.8 * min(len(one), len(other))


def _visible(page: str, truth: dict, *, tail: bool) -> str:
    """The page's visible text as somebody copies it: one block a line."""
    lines = [line.text for line in from_html(page).lines if line.text]
    if tail:
        begins = [_words(profile.get("bio") or "")[:40] for profile in truth["profiles"]]
        hits = [place for place, line in enumerate(lines) if any(b and b in _words(line) for b in begins)]
        if not hits:
            return ""
        lines = lines[max(0, hits[-1] - ARTICLE_LINES) : hits[-1] + LINES_BELOW]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
