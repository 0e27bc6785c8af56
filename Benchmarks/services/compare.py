"""Alternates waymark and R on the same 1,000,000 people in 10,000 services and prints R's time over ours.

Both have the rows in memory and tell their own seconds. Variances, effects and rank intervals must agree before a
time is believed: lme4's search ends a little short of the optimum, and ranks are drawn.
"""
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "1"))
TARGET = 20
# A limit of a rank among 10,000 from 10,000 draws is known to some 40 places.
PLACES = 250


def run(command: list[str]) -> dict:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with status {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}")
    return json.loads((done.stderr if command[0] == "Rscript" else done.stdout).strip().splitlines()[-1])


def differ(ours: dict, theirs: dict) -> str:
    for name, relative, absolute in [("between", 1e-4, 0), ("within", 1e-6, 0), ("effects", 1e-4, 1e-4), ("lower", 0, PLACES), ("upper", 0, PLACES)]:
        a, b = ours[name], theirs[name]
        for x, y in zip(*[(v if isinstance(v, list) else [v]) for v in (a, b)], strict=True):
            if not math.isclose(x, y, rel_tol=relative, abs_tol=absolute):
                return f"{name}: ours {a}, theirs {b}"
    return ""


if __name__ == "__main__":
    if not shutil.which("Rscript"):
        sys.exit("Rscript is not there: 'make bench-deps' installs R and its packages")
    bench, folder = sys.argv[1], sys.argv[2]
    mine, theirs = [], []
    for _ in range(ROUNDS):
        mine += [run([bench, folder]) for _ in range(3)]
        theirs.append(run(["Rscript", str(HERE / "ranks.R"), folder]))
        mine += [run([bench, folder]) for _ in range(3)]
    if said := differ(mine[0], theirs[0]):
        sys.exit(said)
    print(f"{mine[0]['persons']:,} people in {mine[0]['services']:,} services, 10,000 draws of ranks")
    for name in ["funnel", "shrinkage", "ranks", "all"]:
        ours, r = (statistics.median(m[name] for m in ms) for ms in (mine, theirs))
        print(f"  {name}: R {r:.2f} s, waymark {ours:.3f} s (best {min(m[name] for m in mine):.3f})  {r / ours:.1f} times")
    ratio = statistics.median(t["all"] for t in theirs) / statistics.median(m["all"] for m in mine)
    print(f"  {ratio:.1f} times (at least {TARGET}: {'met' if ratio >= TARGET else 'MISSED'})")
    sys.exit(0 if ratio >= TARGET else 1)
