"""Alternates waymark and openpyxl as whole processes over one workbook, and prints the ratio.

waymark reads the workbook, scores it and writes the scores; openpyxl reads its cells and adds them up.
Rows, ids and answers must agree before any time is believed.
"""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
# What waymark promises: so much of openpyxl's time, and so many MiB.
RATIO, MEMORY = 0.2, 300


def run(command: list[str], out: Path) -> tuple[float, float]:
    with open(out, "wb") as target:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=target, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} ended with status {status}")
    return taken, usage.ru_maxrss / 1024


def sums(path: Path) -> tuple[int, int, int]:
    rows = ids = answers = 0
    with open(path) as file:
        next(file)
        for line in file:
            person, value = line.rstrip("\n").split(",")
            rows, ids, answers = rows + 1, ids + int(person), answers + int(value)
    return rows, ids, answers


def main(waymark: str, python: str, folder: Path) -> int:
    source = folder / "survey.xlsx"
    commands = {
        "waymark": [waymark, "score", str(source), "--scale", "fourteen", "--scales",
                    str(HERE.parent / "score"), "--wide"],
        "openpyxl": [python, str(HERE / "peer.py"), str(source)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken, memory[name] = run(command, folder / name)
            times[name].append(taken)
    ours = sums(folder / "waymark")
    theirs = tuple(int(word) for word in (folder / "openpyxl").read_text().split())
    if ours != theirs:
        sys.exit(f"the programs do not agree: {ours} and {theirs}")
    print(f"{source.name}: both agree on rows, ids, answers = {ours}")
    for name, taken in times.items():
        print(f"  {name:10} {statistics.median(taken):7.3f} s ({min(taken):.3f} to {max(taken):.3f})"
              f" {memory[name]:5.0f} MiB")
    ratio = statistics.median(times["waymark"]) / statistics.median(times["openpyxl"])
    met = ratio <= RATIO and memory["waymark"] <= MEMORY
    print(f"  waymark takes {ratio:.3f} of its time (at most {RATIO}, in at most {MEMORY} MiB: "
          f"{'met' if met else 'MISSED'})")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
