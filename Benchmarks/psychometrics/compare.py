"""Times the figures of an appraisal beside R's psych and lavaan, and against bounds of their own.

Answers are in memory on both sides and each tells its own seconds: ours the best of several runs, R's the time of its
processor where the machine was busy. What was found must agree before a ratio is printed. Given the path of `waymark`
as a third argument, a whole appraisal of a million people is timed as well.

    compare.py BENCH FOLDER [WAYMARK]
"""
import csv
import json
import math
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "3"))
ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
SECONDS, MEGABYTES = 0.5, 500
POLYCHORIC, SPLITS, STUDY = 20, 1000, 500
MILLISECONDS = 10
# A pass over the rows would make a hundred times as many cost a hundred times as much.
ALIKE = 1.5


def run(command: list[str], one_thread: bool = False) -> dict:
    if one_thread:
        command = ["taskset", "-c", "0", *command]
    done = subprocess.run(command, capture_output=True, text=True, env=ONE_THREAD)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with status {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}")
    return json.loads((done.stderr if command[0] == "Rscript" else done.stdout).strip().splitlines()[-1])


def fastest(command: list[str], one_thread: bool = False) -> dict:
    return min((run(command, one_thread) for _ in range(ROUNDS)), key=lambda r: r["seconds"])


def has(package: str) -> bool:
    said = shutil.which("Rscript") and subprocess.run(
        ["Rscript", "-e", f'cat(requireNamespace("{package}", quietly = TRUE))'], capture_output=True, text=True)
    return bool(said) and said.stdout == "TRUE"


def told(name: str, value: str, is_met: bool, bound: str) -> bool:
    print(f"  {name}: {value} ({bound}: {'met' if is_met else 'MISSED'})")
    return is_met


def peer(package: str, folder: str, work: str) -> dict | None:
    if not has(package):
        print(f"  R's {package} is not installed here: no ratio ('make bench-deps' installs it)")
        return None
    return run(["Rscript", str(HERE / "peers.R"), folder, work])


def must_agree(what: str, ours: list[float], theirs: list[float], relative: float, absolute: float) -> None:
    for x, y in zip(ours, theirs, strict=True):
        if not math.isclose(x, y, rel_tol=relative, abs_tol=absolute):
            raise RuntimeError(f"{what}: ours {x}, theirs {y}")


def pairs(bench: str, _: str) -> bool:
    print("the tables of all 1,225 pairs of 50 items of five categories, 1,000,000 people")
    met = True
    for cores, one_thread in [("one thread", True), (f"{os.cpu_count()} cores", False)]:
        r = fastest([bench, "pairs", "1000000"], one_thread)
        met &= told(f"time, {cores}", f"{r['seconds']:.3f} s", r["seconds"] <= SECONDS, f"at most {SECONDS} s")
        met &= told(
            f"memory, {cores}", f"{r['peakMB']:.0f} MB at most, {r['answersMB']:.0f} of it the answers",
            r["peakMB"] <= MEGABYTES, f"at most {MEGABYTES} MB")
    return met


def polychoric(bench: str, folder: str) -> bool:
    print("1,225 polychoric correlations of 50 items of five categories, 10,000 people, from the answers")
    one, all_cores = fastest([bench, "polychoric"], True), fastest([bench, "polychoric"])
    print(f"  waymark {1000 * one['seconds']:.1f} ms on one thread, {1000 * all_cores['seconds']:.1f} ms on {os.cpu_count()} cores; "
          f"{one['certified']:,} of {one['pairs']:,} certified")
    theirs = peer("lavaan", folder, "polychoric")
    if not theirs:
        return True
    must_agree("a polychoric correlation", one["correlations"], theirs["correlations"], 0, 1e-4)
    apart = max(abs(x - y) for x, y in zip(one["correlations"], theirs["correlations"], strict=True))
    ratio = theirs["seconds"] / one["seconds"]
    print(f"  {theirs['version']} lavCor {theirs['seconds']:.2f} s; all within {apart:.1e} of ours")
    print(f"  {os.cpu_count()} cores: {theirs['seconds'] / all_cores['seconds']:.0f} times")
    return told("one thread", f"{ratio:.0f} times", ratio >= POLYCHORIC, f"at least {POLYCHORIC}")


def splits(bench: str, folder: str) -> bool:
    print("exact λ4 of 16 items, from their correlations, one thread")
    ours = fastest([bench, "splits"], True)
    print(f"  waymark {1e6 * ours['seconds']:.0f} µs for all {ours['cuts']:,} cuts")
    theirs = peer("psych", folder, "splits")
    if not theirs:
        return True
    # psych looks at halves only, so ours could be larger; of these items the best cut is into halves.
    must_agree("λ4 and β", [ours["best"], ours["worst"]], [theirs["best"], theirs["worst"]], 1e-12, 0)
    ratio = theirs["seconds"] / ours["seconds"]
    print(f"  {theirs['version']} splitHalf(brute = TRUE) {theirs['seconds']:.3f} s for 6,435 halves; λ4 {ours['best']:.12f} and β equal")
    return told("exact λ4", f"{ratio:.0f} times", ratio >= SPLITS, f"at least {SPLITS}")


def study(bench: str, folder: str) -> bool:
    print("generalizability components of 60 people, 20 times, 8 items, one thread")
    ours = fastest([bench, "study"], True)
    print(f"  waymark {1e6 * ours['seconds']:.0f} µs")
    theirs = peer("psych", folder, "study")
    if not theirs:
        return True
    must_agree("a component", ours["components"], theirs["components"], 1e-6, 0)
    ratio = theirs["seconds"] / ours["seconds"]
    print(f"  {theirs['version']} mlr(aov = TRUE) {theirs['seconds']:.1f} s; seven components equal")
    return told("components", f"{ratio:,.0f} times", ratio >= STUDY, f"at least {STUDY}")


def classical(bench: str, _: str) -> bool:
    print("alpha with intervals, every named coefficient, omega of one factor, item figures: from the pair tables")
    met = True
    for items in [10, 16]:
        few, many = (fastest([bench, "classical", str(items), rows]) for rows in ["10000", "1000000"])
        for r in [few, many]:
            met &= told(f"{items} items, {r['rows']:,} people", f"{1000 * r['seconds']:.2f} ms", 1000 * r["seconds"] <= MILLISECONDS, f"at most {MILLISECONDS} ms")
        ratio = many["seconds"] / few["seconds"]
        met &= told(f"{items} items, a hundred times the people", f"{ratio:.2f} times the time", ratio <= ALIKE, f"at most {ALIKE}")
    long = fastest([bench, "classical", "50", "10000"])
    print(f"  50 items: {1000 * long['seconds']:.0f} ms, but for {', '.join(long['withheld'])}")
    return met


def whole(command: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def appraisal(waymark: str, folder: str) -> None:
    """A whole appraisal of 1,000,000 people from a file, beside scoring and reading it alone."""
    table, scale = str(Path(folder) / "big.csv"), ["--scale", "fourteen", "--scales", str(HERE.parent / "score")]
    print("1,000,000 people, fourteen items, whole processes")
    appraised = whole([waymark, "appraise", table, *scale])
    scored = whole([waymark, "score", table, *scale, "--wide"])
    print(f"  waymark appraise {appraised:.2f} s, waymark score {scored:.2f} s: {appraised / scored:.1f} times")
    start = time.perf_counter()
    with open(table, newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    print(f"  reading alone: Python's csv {time.perf_counter() - start:.2f} s for {rows:,} rows")
    if has("data.table"):
        print(f"  reading alone: R's fread {fastest(['Rscript', str(HERE / 'read.R'), table])['seconds']:.2f} s on two threads, without R's start")
    else:
        print("  R's data.table is not installed here")


if __name__ == "__main__":
    bench, folder = sys.argv[1], sys.argv[2]
    if not (Path(folder) / "big.csv").exists():
        Path(folder).mkdir(parents=True, exist_ok=True)
        subprocess.run([bench, "data", folder], check=True)
    all_met = True
    for part in (pairs, polychoric, splits, study, classical):
        try:
            all_met = part(bench, folder) and all_met
        except RuntimeError as trouble:
            print(f"  {trouble}")
            all_met = False
    if len(sys.argv) > 3:
        appraisal(sys.argv[3], folder)
    sys.exit(0 if all_met else 1)
