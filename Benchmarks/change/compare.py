"""Alternates waymark and its peers as whole processes and prints ratios of wall time.

waymark writes a row per person with everything it says of them; the peers count only. The counts by
category are compared before any time is believed. Times are medians over the rounds; in each round
every program runs once, in the same order.
"""
import collections
import csv
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
# In the order in which they are promised.
SMALLER_THAN_R = {"R data.table": 3, "R dplyr and tidyr": 50}
READING = 5
MEMORY = 1 << 20


def run(command: list[str], target: Path) -> tuple[float, str, int]:
    with open(target, "wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE, text=True)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} ended with status {status}: {said}")
    return taken, said, usage.ru_maxrss


def counts(path: Path) -> dict[str, int]:
    with open(path, newline="") as file:
        return dict(sorted(collections.Counter(row["category"] for row in csv.DictReader(file)).items()))


def times(commands: dict[str, list[str]], out: Path, every: dict[str, int]) -> dict:
    found = collections.defaultdict(list)
    for round_number in range(ROUNDS + 1):
        for name, command in commands.items():
            if round_number % every.get(name, 1):
                continue
            taken, said, memory = run(command, out / f"{name.split()[-1]}.out")
            if round_number or name in every:  # the first round warms the caches
                found[name].append((taken, said, memory))
    return found


def pairs(waymark: str, folder: Path) -> bool:
    source = str(folder / "pairs.csv")
    commands = {
        "waymark": [waymark, "change", source, "--time", "time", "--score", "score", "--direction",
                    "higher", "--reliability", ".85", "--sd", "6"],
        "R data.table": ["Rscript", str(HERE / "datatable.R"), source],
        "R dplyr and tidyr": ["Rscript", str(HERE / "tibble.R"), source],
    }
    found = times(commands, folder, {"R dplyr and tidyr": 3})
    ours = counts(folder / "waymark.out")
    for name in SMALLER_THAN_R:
        words = (folder / f"{name.split()[-1]}.out").read_text().split()
        theirs = {words[i]: int(words[i + 1]) for i in range(0, len(words), 2)}
        if theirs != ours:
            sys.exit(f"{name} counts {theirs}, waymark {ours}")
    print(f"pairs.csv, 1,000,000 pairs, Jacobson and Truax: all count {ours}")
    median = {name: statistics.median(t for t, _, _ in runs) for name, runs in found.items()}
    met = True
    for name, seconds in median.items():
        line = f"  {name:18} {seconds:7.3f} s {max(m for _, _, m in found[name]) / 1024:6.0f} MiB"
        if name in SMALLER_THAN_R:
            ratio, target = seconds / median["waymark"], SMALLER_THAN_R[name]
            inside = statistics.median(float(said.split()[-1]) for _, said, _ in found[name])
            met = met and ratio >= target
            line += (f"   {ratio:5.1f} times waymark's, {inside / median['waymark']:5.1f} without R's start"
                     f" (at least {target}: {'met' if ratio >= target else 'MISSED'})")
        print(line)
    return met


def journeys(waymark: str, folder: Path) -> bool:
    source = str(folder / "six.csv")
    commands = {
        "waymark": [waymark, "journeys", source, "--time", "time", "--score", "score", "--direction",
                    "higher", "--reliability", ".85", "--sd", "6"],
        "R fread": ["Rscript", str(HERE / "read.R"), source],
    }
    found = times(commands, folder, {})
    seconds = statistics.median(t for t, _, _ in found["waymark"])
    memory = max(m for _, _, m in found["waymark"])
    reading = statistics.median(float(said.split()[-1]) for _, said, _ in found["R fread"])
    rows = sum(1 for _ in open(folder / "waymark.out")) - 1
    ratio = seconds / reading
    print(f"six.csv, {rows:,} journeys of six occasions")
    print(f"  waymark            {seconds:7.3f} s {memory / 1024:6.0f} MiB (under 1024: "
          f"{'met' if memory < MEMORY else 'MISSED'})")
    print(f"  reading alone      {reading:7.3f} s (fread on two threads, without R's start)   waymark "
          f"takes {ratio:4.1f} of it (at most {READING}: {'met' if ratio <= READING else 'MISSED'})")
    return ratio <= READING and memory < MEMORY and rows == 1_000_000


if __name__ == "__main__":
    if not shutil.which("Rscript"):
        sys.exit("Rscript is not there: 'make bench-deps' installs R and its packages")
    program, data = sys.argv[1], Path(sys.argv[2])
    results = [pairs(program, data), journeys(program, data)]
    sys.exit(0 if all(results) else 1)
