"""Writes responses.csv: simulated services of 1, 2, … 10 and 12 people, and one with a single wave. Every number is invented.

    python3 generate.py      (standard library only; the same bytes each time)
"""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(here))

from seeded import Seeded, answer, write  # noqa: E402

SEED = 20260702
SERVICES = [(f"Service of {n}", n, 2) for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12]] + [("Service of one wave", 6, 1)]
WAVES = [("Baseline", "2026-01-15"), ("Review 1", "2026-04-16")]
REVERSED = {3, 6}

random = Seeded(SEED)
rows = []
number = 0
for service, people, waves in SERVICES:
    for _ in range(people):
        number += 1
        trust = 3.2 + random.normal(0.6)
        for name, day in WAVES[:waves]:
            now = trust + (0.3 if name != "Baseline" else 0.0) + random.normal(0.4)
            answers = [answer(now + random.normal(0.7)) for _ in range(8)]
            answers = [6 - a if i + 1 in REVERSED else a for i, a in enumerate(answers)]
            rows.append([f"P{number:03d}", service, name, day] + answers)

header = ["person", "service", "wave", "date"] + [f"trust_{i}" for i in range(1, 9)]
write(os.path.join(here, "responses.csv"), [header] + rows)
