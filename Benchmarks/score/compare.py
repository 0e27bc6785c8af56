"""Alternates waymark and its peers as whole processes and prints ratios of wall time.

A peer's time without its start (interpreter and imports) is its own count; waymark's time is always
that of the whole process. Every program reads the same file and writes the same numbers: the sums of
ids and values are compared before any time is believed. Times are medians over the rounds; in each
round every program runs once, in the same order, so that a busy machine is busy for all. R's programs
take seconds and run in every third round.
"""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "7"))
PYTHON = ("polars", "duckdb", "pandas")
R = {"R data.table": "datatable.R", "R psych": "psych.R"}
# What waymark promises: at most so much of a peer's whole time, by file.
TARGETS = {
    "plain.csv": {"polars": 0.6, "R psych": 0.1},
    "dirty.csv": {"polars": 0.8},
}


def commands(waymark: str, python: str, source: Path, out: Path) -> dict[str, list[str]]:
    ours = [waymark, "score", str(source), "--scale", "fourteen", "--scales", str(HERE), "--wide"]
    found = {"waymark": ours}
    for peer in PYTHON:
        found[peer] = [python, str(HERE / "peers.py"), peer, str(source), str(out / f"{peer}.csv")]
    if shutil.which("Rscript"):
        for peer, script in R.items():
            found[peer] = ["Rscript", str(HERE / script), str(source), str(out / f"{peer}.csv")]
    else:
        print("Rscript is not there: 'make bench-deps' installs R, data.table and psych")
    return found


def run(name: str, command: list[str], out: Path) -> tuple[float, float | None, int]:
    environment = os.environ | {"POLARS_MAX_THREADS": "2", "OMP_NUM_THREADS": "2"}
    with open(out / "waymark.csv" if name == "waymark" else os.devnull, "wb") as target:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=target, stderr=subprocess.PIPE, env=environment)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
    if status:
        sys.exit(f"{name} ended with status {status}")
    inside = float(said) if name in PYTHON else None
    return taken, inside, usage.ru_maxrss


def sums(path: Path) -> tuple[int, int, int, int]:
    """Rows, sum of ids, rows with a value, sum of values."""
    rows = ids = scored = values = 0
    with open(path) as file:
        next(file)
        for line in file:
            person, value = line.rstrip("\n").split(",")
            rows, ids = rows + 1, ids + int(person)
            if value not in ("", '""'):
                scored, values = scored + 1, values + int(float(value))
    return rows, ids, scored, values


def compare(source: Path, waymark: str, python: str, out: Path) -> bool:
    programs = commands(waymark, python, source, out)
    times: dict[str, list[float]] = {name: [] for name in programs}
    insides: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, int] = {}
    for round_number in range(ROUNDS + 1):
        for name, command in programs.items():
            if name in R and round_number % 3:
                continue
            taken, inside, memory[name] = run(name, command, out)
            if round_number or name in R:  # the first round warms the caches
                times[name].append(taken)
                insides[name] += [inside] if inside else []
    checks = {name: sums(out / f"{name}.csv") for name in programs}
    if len(set(checks.values())) != 1:
        sys.exit(f"the programs do not agree: {checks}")
    ours = statistics.median(times["waymark"])
    print(f"{source.name}: all agree on rows, ids, scores, sum = {checks['waymark']}")
    missed = []
    for name, taken in times.items():
        median = statistics.median(taken)
        line = f"  {name:12} {median:7.3f} s ({min(taken):.3f} to {max(taken):.3f})"
        line += f" {memory[name] / 1024:6.0f} MiB   waymark takes {ours / median:5.2f} of its time"
        if insides[name]:
            inside = statistics.median(insides[name])
            line += f", {ours / inside:5.2f} of the {inside:.3f} s without its start"
        target = TARGETS[source.name].get(name)
        if target is not None:
            met = ours / median <= target
            line += f" (at most {target}: {'met' if met else 'MISSED'})"
            missed += [] if met else [name]
        print(line)
    return not missed


if __name__ == "__main__":
    program, interpreter, folder = sys.argv[1:4]
    met = [compare(Path(folder) / file, program, interpreter, Path(folder)) for file in TARGETS]
    sys.exit(0 if all(met) else 1)
