"""Searches kinds of journey among 5,000 people, beside R's lcmm where it is, and among 350,000.

One thread on both sides for the first. lcmm is not in Debian: where it is absent, our time stands as nanoseconds per
person, class and pass over everybody, and that is held against its bound instead.
"""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATIO, NANOSECONDS, MINUTES = 200, 80, 5


def run(command: list[str], one_thread: bool = False) -> dict:
    if one_thread:
        command = ["taskset", "-c", "0", *command]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    if done.returncode:
        raise RuntimeError(f"{command} ended with status {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def has_lcmm() -> bool:
    said = shutil.which("Rscript") and subprocess.run(
        ["Rscript", "-e", 'cat(requireNamespace("lcmm", quietly = TRUE))'], capture_output=True, text=True)
    return bool(said) and said.stdout == "TRUE"


def told(name: str, value: str, isMet: bool, bound: str) -> bool:
    print(f"  {name}: {value} ({bound}: {'met' if isMet else 'MISSED'})")
    return isMet


if __name__ == "__main__":
    bench, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    met = True
    print("5,000 people, six occasions, three classes, random intercept and slope, one thread")
    one = min((run([bench, "5000", "6", "3", "1"], True) for _ in range(3)), key=lambda r: r["seconds"])
    many = run([bench, "5000", "6", "3", "200"], True)
    print(f"  one start {one['seconds']:.2f} s to {one['logLik']:.4f}; 200 starts {many['seconds']:.1f} s to {many['logLik']:.4f}, found {many['hits']} times")
    if has_lcmm():
        rows = folder / "rows.csv"
        rows.write_text(subprocess.run([bench, "5000", "6", "3", "rows"], capture_output=True, text=True, check=True).stdout)
        peer = run(["Rscript", str(HERE / "lcmm.R"), str(rows), "3"], True)
        if one["logLik"] < peer["logLik"] - 1e-3:
            sys.exit(f"our one start ended at {one['logLik']}, lcmm's at {peer['logLik']}")
        met &= told("one start beside lcmm's", f"{peer['seconds'] / one['seconds']:.0f} times", peer["seconds"] >= RATIO * one["seconds"], f"at least {RATIO}")
        met &= told("200 starts beside lcmm's one", f"{peer['seconds'] / many['seconds']:.1f} times", many["seconds"] < peer["seconds"], "more than 1")
    else:
        print("  lcmm is not installed here")
    cost = 1e9 * many["seconds"] / (many["passes"] * many["persons"] * many["classes"])
    met &= told("a person, class and pass", f"{cost:.0f} ns, all that is not a pass included", cost <= NANOSECONDS, f"at most {NANOSECONDS}")
    print("350,000 people, fourteen occasions, four classes, 200 starts, all cores")
    large = run([bench, "350000", "14", "4", "200"])
    print(f"  to {large['logLik']:.2f}, shares {', '.join(f'{s:.3f}' for s in large['shares'])}")
    met &= told("time", f"{large['seconds']:.0f} s", large["seconds"] <= 60 * MINUTES, f"at most {MINUTES} minutes")
    half = run([bench, "175000", "14", "4", "200"])
    print(f"  memory beside the rows: {large['peakMB'] - large['rowsMB']:.0f} MB, and {half['peakMB'] - half['rowsMB']:.0f} MB for half as many people")
    sys.exit(0 if met else 1)
