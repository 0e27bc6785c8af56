"""Alternates waymark and lme4 as whole processes on the same files and prints ratios: lme4's time over ours.

For the data in memory each program tells its own seconds (lme4: fit and lmerTest's summary; ours: the fit, whose
errors and degrees of freedom are part of it, best and median of several). Criterion, estimates, errors and degrees
of freedom are compared before any time is believed. lme4 runs once, ours in the round before and after it.
"""
import json
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "1"))
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# name, file, formula, runs of ours, ratio to reach
MEMORY = [
    ("shared occasions", "shared.csv", "y ~ t * group + (t | person)", 15, 1000),
    ("times of one's own", "own.csv", "y ~ t * group + (t | person)", 15, 250),
    ("50 services, 500 workers", "crossed.csv", "y ~ t + (t | person) + (1 | service) + (1 | worker)", 7, 90),
]
FROM_FILE, BOOTSTRAP, READING, GIBIBYTE = 40, 500, 6, 1 << 20
RUNS_OF_BOOTMER = 1000


def run(command: list[str]) -> tuple[float, str, str, int]:
    """Wall time, what was printed and said, and the most memory in KiB."""
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=said, env=ONE_THREAD)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        said.seek(0)
        texts = printed.read(), said.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command[:2])} ended with status {process.returncode}: {''.join(texts).strip()[-500:]}")
    return taken, *texts, usage.ru_maxrss


def last_json(text: str) -> dict:
    return json.loads(re.sub(r"\bnan\b", "NaN", text.strip().splitlines()[-1]))


def differ(ours: dict, theirs: dict) -> str:
    """lme4 stops short of the optimum by default, and its degrees of freedom are differentiated numerically."""
    within = {"criterion": 1e-8, "estimates": 1e-4, "errors": 1e-3, "df": 2e-2}
    for name, tolerance in within.items():
        a, b = ours[name], theirs[name]
        for x, y in zip(*[(v if isinstance(v, list) else [v]) for v in (a, b)], strict=True):
            if not math.isclose(x, y, rel_tol=tolerance):
                return f"{name}: ours {a}, theirs {b}"
    return ""


def verdict(ratio: float, target: float) -> str:
    return f"{ratio:7.1f} times (at least {target}: {'met' if ratio >= target else 'MISSED'})"


def memory(bench: str, folder: Path) -> tuple[bool, dict]:
    met, wholes = True, {}
    for name, file, formula, runs, target in MEMORY:
        path = str(folder / file)
        mine, theirs, whole = [], [], []
        for _ in range(ROUNDS):
            mine.append(last_json(run([bench, "fit", path, formula, str(runs)])[1]))
            taken, _, said, _ = run(["Rscript", str(HERE / "lme4.R"), path, formula])
            theirs.append(last_json(said))
            whole.append(taken)
            mine.append(last_json(run([bench, "fit", path, formula, str(runs)])[1]))
        if said := differ(mine[0], theirs[0]):
            sys.exit(f"{name}: {said}")
        wholes[name] = statistics.median(whole)
        ours = statistics.median(m["median"] for m in mine)
        best = min(m["best"] for m in mine)
        lme4 = statistics.median(t["fit"] + t["summary"] for t in theirs)
        ratio = lme4 / ours
        met = met and ratio >= target
        print(f"{name}: {mine[0]['rows']:,} rows, criterion {mine[0]['criterion']:.6f} (lme4 {theirs[0]['criterion']:.6f})")
        print(f"  lme4 {theirs[0]['fit']:.2f} s fit + {theirs[0]['summary']:.2f} s summary; waymark {ours * 1000:.2f} ms"
              f" (best {best * 1000:.2f}, {mine[0]['evaluations']} evaluations)  {verdict(ratio, target)}")
    return met, wholes


def from_file(waymark: str, folder: Path, whole: float) -> bool:
    command = [waymark, "trajectories", str(folder / "shared.csv"), "--formula", MEMORY[0][2], "--format", "json"]
    times = [run(command) for _ in range(5)]
    ours = statistics.median(t for t, _, _, _ in times)
    ratio = whole / ours
    print(f"from CSV to printed result: fread + lmer + lmerTest {whole:.2f} s, waymark {ours:.3f} s, "
          f"{times[0][3] / 1024:.0f} MiB  {verdict(ratio, FROM_FILE)}")
    return ratio >= FROM_FILE


def bootstrap(bench: str) -> bool:
    source = str(HERE.parent.parent / "Fixtures/models/sleepstudy/input.csv")
    theirs = last_json(run(["Rscript", str(HERE / "bootmer.R"), source, str(RUNS_OF_BOOTMER)])[2])
    print(f"{RUNS_OF_BOOTMER:,} bootstraps of sleepstudy: bootMer {theirs['seconds']:.2f} s, deviations {theirs['deviations']}")
    ours = last_json(run([bench, "bootstrap", source, str(RUNS_OF_BOOTMER)])[1])
    for x, y in zip(ours["deviations"], theirs["deviations"], strict=True):
        if abs(x / y - 1) > 0.15:  # each is known to 1/sqrt(2 * 1000), some 2 %
            sys.exit(f"deviations {ours['deviations']}, bootMer's {theirs['deviations']}")
    ratio = theirs["seconds"] / ours["median"]
    print(f"  waymark {ours['median'] * 1000:.2f} ms  {verdict(ratio, BOOTSTRAP)}")
    return ratio >= BOOTSTRAP


def large(waymark: str, bench: str, folder: Path) -> bool:
    """Reading and parsing alone by our own reader, and by fread on one thread to set beside it."""
    path = folder / "large.csv"
    if not path.exists():
        print("10,000,000 people: not asked for (LARGE=1 make bench-mixed)")
        return True
    formula = MEMORY[0][2]
    readings, times, mosts = [], [], []
    for _ in range(ROUNDS):
        readings.append(last_json(run([bench, "read", str(path), formula])[1]))
        taken, _, _, most = run([waymark, "trajectories", str(path), "--formula", formula, "--format", "json"])
        times.append(taken)
        mosts.append(most)
    alone, taken, most = statistics.median(r["seconds"] for r in readings), statistics.median(times), max(mosts)
    _, _, said, _ = run(["Rscript", str(HERE / "read.R"), str(path)])
    fread = last_json(said)
    ratio = taken / alone
    met = ratio <= READING and most < GIBIBYTE
    print(f"10,000,000 people, {readings[0]['rows']:,} rows: reading alone {alone:.1f} s (fread {fread['reading']:.1f} s, one thread), "
          f"waymark {taken:.1f} s, {ratio:.2f} times (at most {READING}), {most / 1024:.0f} MiB (under 1024): {'met' if met else 'MISSED'}")
    return met


if __name__ == "__main__":
    if not shutil.which("Rscript"):
        sys.exit("Rscript is not there: 'make bench-deps' installs R and its packages")
    waymark, bench, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    all_met, wholes = memory(bench, folder)
    for part in (lambda: from_file(waymark, folder, wholes["shared occasions"]), lambda: bootstrap(bench), lambda: large(waymark, bench, folder)):
        try:
            all_met = part() and all_met
        except (RuntimeError, OSError) as trouble:
            print(trouble)
            all_met = False
    sys.exit(0 if all_met else 1)
