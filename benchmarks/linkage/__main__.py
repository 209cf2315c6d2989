"""``python -m benchmarks.linkage``: generated authors, and how long thirty thousand take. Needs nothing else."""

import resource
import sys
import time

from benchmarks.linkage.authors import world
from benchmarks.linkage.curves import best_f1, precision_at, written_curve
from contributors.duplicates import LIKELY, find

SEEDS = (11, 12, 13)  # none of those on which the weights were chosen: 1, 2 and 7
AUTHORS = 3000


def main() -> None:
    for seed in SEEDS:
        drawn = world(seed, AUTHORS)
        scored = [(pair.likeness.bits, (pair.first, pair.second)) for pair in find(drawn.profiles, least=0.0)]
        print(f"seed {seed}: {len(drawn.profiles)} records, {len(drawn.truth)} pairs that are one")
        print(f"  precision at recall 0.95: {precision_at(0.95, scored, drawn.truth)}")
        print(f"  best {best_f1(scored, drawn.truth)}")
        print(f"  precision at recall {written_curve(scored, drawn.truth)}")
    drawn = world(7, 21_500)
    started = time.process_time()
    found = find(drawn.profiles)
    seconds = time.process_time() - started
    right = sum((pair.first, pair.second) in drawn.truth for pair in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)
    print(f"{len(drawn.profiles)} records: {len(found)} pairs of probability {LIKELY} in {seconds:.0f} s, {peak} MB")
    print(f"  precision {right / len(found):.4f}, recall {right / len(drawn.truth):.4f}")


if __name__ == "__main__":
    main()
