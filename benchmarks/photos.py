"""`python -m benchmarks.photos`: a photo of twelve megapixels to all its copies, against a bare script in the same run.

The bare script decodes once too, and writes the same copies with the same encoders; it looks at nothing, cleans nothing
and is what anybody would write first. Each run is a process of its own, the two take turns; medians of CPU seconds.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import django
from PIL import Image, ImageOps

SIZE = (4000, 3000)
ON_ITS_SIDE = 6  # as a phone that is held upright stores it
CROPS = {
    "portrait": ((160, 200), (320, 400), (640, 800), (1280, 1600)),
    "square": ((96, 96), (192, 192), (384, 384)),
    "wide": ((1200, 675),),
}
ENCODERS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 64, "speed": 8, "max_threads": 1},
    "WEBP": {"quality": 80, "method": 4},
    "JPEG": {"quality": 82, "progressive": True, "optimize": True},
}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.photos", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each has its turn (default 5)")
    parser.add_argument("--one", choices=WORKS, help=argparse.SUPPRESS)
    parser.add_argument("file", nargs="?", help="a photo of your own instead of the drawn one")
    chosen = parser.parse_args(arguments)
    if chosen.one:
        print(json.dumps(_measured(WORKS[chosen.one], Path(chosen.file))))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(chosen.file) if chosen.file else _drawn(Path(folder) / "photo.jpg")
        print(f"{path.stat().st_size / 1e6:.1f} MB, {' by '.join(map(str, Image.open(path).size))} pixels\n")
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in WORKS}
        for _ in range(chosen.rounds):
            for name in WORKS:
                runs[name].append(_in_a_process(name, path))
    print(_table(runs))


def _in_a_process(name: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.photos", "--one", name, str(path)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def _measured(work: Callable[[bytes], dict[str, float]], path: Path) -> dict[str, float]:
    """CPU seconds of the work and of its stages, and the process's peak of memory in MB with all that it imports."""
    data = path.read_bytes()
    start = time.process_time()
    stages = work(data)
    whole = time.process_time() - start
    # Not ru_maxrss: that begins with what the parent had.
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return {"all": whole, **stages, "peak MB": int(peak) / 1024}


def _registry(data: bytes) -> dict[str, float]:
    """By the way that an upload takes, with the time of its stages."""
    from contributors import photos
    from contributors.photos import rendering

    stages: dict[str, float] = {}
    for name, label in (("decoded", "decode"), ("largest_parts", "cut, make smaller, sRGB"), ("encoded", "")):
        setattr(rendering, name, _timed(getattr(rendering, name), label, stages))
    start = time.process_time()
    original = photos.opened(data, photos.limits())
    stages["look at the file"] = time.process_time() - start
    found = photos.render(original, (0.5, 0.4), photos.Rights(creator="A. Photographer", credit="An agency"))
    if len(found.files) != sum(map(len, CROPS.values())) * len(ENCODERS):
        raise SystemExit("The registry makes other copies than the bare script does: bring CROPS up to date.")
    stages["cut, make smaller, sRGB"] -= stages["decode"]
    return stages


def _timed(real: Callable[..., Any], label: str, stages: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        start = time.process_time()
        found = real(*arguments)
        name = label or f"write {str(arguments[1]).removeprefix('image/').upper()}"
        stages[name] = stages.get(name, 0.0) + time.process_time() - start
        return found

    return timed


def _bare(data: bytes, *, least: tuple[int, int] | None = None) -> dict[str, float]:
    stored = Image.open(BytesIO(data))
    if least:
        stored.draft("RGB", least)
    picture = ImageOps.exif_transpose(stored).convert("RGB")
    for sizes in CROPS.values():
        for size in sizes:
            part = ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
            for kind, options in ENCODERS.items():
                part.save(BytesIO(), kind, **options)
    return {}


def _bare_and_clever(data: bytes) -> dict[str, float]:
    """Decodes no more of the JPEG than the largest copy needs."""
    return _bare(data, least=(2000, 1500))


WORKS = {"registry": _registry, "bare script": _bare, "bare script that decodes by half": _bare_and_clever}


def _drawn(path: Path) -> Path:
    """Something like a photo: broad light, shapes with fine edges, and the grain of a camera; the same every time."""
    width, height = SIZE
    light = Image.linear_gradient("L").rotate(30).resize(SIZE, Image.Resampling.BICUBIC)
    shapes = Image.effect_mandelbrot((width // 4, height // 4), (-2, -1.2, 0.8, 1.2), 60).resize(SIZE)
    grain = Image.frombytes("L", SIZE, random.Random(1).randbytes(width * height))  # noqa: S311
    bands = [Image.blend(light, shapes, share) for share in (0.25, 0.35, 0.5)]
    picture = Image.merge("RGB", [Image.blend(band, grain, 0.03) for band in bands])
    notes = Image.Exif()
    notes[0x0112] = ON_ITS_SIDE
    picture.save(path, quality=92, exif=notes)
    return path


def _table(runs: dict[str, list[dict[str, float]]]) -> str:
    medians = {
        name: {key: statistics.median(run[key] for run in found) for key in found[0]} for name, found in runs.items()
    }
    ours, bare = medians["registry"], medians["bare script"]
    lines = ["| | CPU s | × bare | peak MB |", "|---|---|---|---|"]
    for name, found in medians.items():
        lines.append(f"| {name} | {found['all']:.2f} | {found['all'] / bare['all']:.2f} | {found['peak MB']:.0f} |")
    lines += [f"| … {name} | {value:.2f} | | |" for name, value in ours.items() if name not in {"all", "peak MB"}]
    return "\n".join(lines)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")
    django.setup()
    main(sys.argv[1:])
