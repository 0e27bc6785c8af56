"""Size and time of a report on sixty services with names of forty characters.

Two studies are made up, with the same seed everywhere: 2,000 people in all, and 2,000 people in each
service. `waymark quarterly` runs each; the report may have at most 3 MB, or the exit code is 1.
"""
import os
import random
import subprocess
import sys
import time
from pathlib import Path

LARGEST = 3_000_000
SERVICES = 60
WAVES = 4

STUDY = """id: report-size
title: Sixty services (simulated)
about: Made up to measure the size of a report and the time it takes.
kind: simulated
data:
  file: responses.csv
columns:
  person: person
  ids_unique_in: everywhere
  service: service
  occasion: wave
occasions: [Baseline, Review 1, Review 2, Review 3]
scales:
  - scale: trust-in-support
    pattern: trust_{n}
outcomes:
  - scale: trust-in-support
    score: total
    trajectory: total ~ occasion + (occasion | person)
disclosure:
  fewest_persons: 10
"""


def write(folder: Path, people: int) -> int:
    """Writes a study; some people leave early, some answers are missing. Returns the number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "study.yml").write_text(STUDY)
    draw = random.Random(5)
    names = [f"Supported housing and outreach, house {n:02d}".ljust(40, "x") for n in range(SERVICES)]
    rows = 0
    with open(folder / "responses.csv", "w") as file:
        file.write("person,service,wave," + ",".join(f"trust_{n}" for n in range(1, 9)) + "\n")
        for person in range(people):
            level, slope = draw.gauss(3.2, 0.7), draw.gauss(0.08, 0.12)
            for wave in range(draw.choice([2, 3, 4, 4, WAVES])):
                answers = []
                for item in range(1, 9):
                    code = min(5, max(1, round(level + slope * wave + draw.gauss(0, 0.8))))
                    code = 6 - code if item in (3, 6) else code
                    answers.append("" if draw.random() < 0.01 else str(code))
                label = "Baseline" if wave == 0 else f"Review {wave}"
                file.write(f'P{person},"{names[person % SERVICES]}",{label},{",".join(answers)}\n')
                rows += 1
    return rows


def main() -> int:
    program, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    worst = 0
    for people in (2_000, SERVICES * 2_000):
        folder = root / str(people)
        rows = write(folder, people)
        out = folder / "out"
        start = time.perf_counter()
        process = subprocess.Popen(
            [program, "quarterly", folder / "study.yml", "--out", out, "--scales", "Scales"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - start
        if status:
            sys.exit(f"waymark ended with status {status}")
        size = (out / "report.html").stat().st_size
        worst = max(worst, size)
        whole = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
        print(
            f"{SERVICES} services, {people:,} people, {rows:,} rows: report {size / 1e6:.2f} MB, "
            f"folder {whole / 1e6:.1f} MB, {taken:.1f} s, {usage.ru_maxrss / 1024:.0f} MB of memory")
    return 0 if worst <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
