"""Writes responses.csv: a simulated study of 60 people over six waves. Every number here is invented.

    python3 generate.py      (standard library only; the same bytes each time)
"""

import datetime
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(here))

from seeded import Seeded, answer, write  # noqa: E402

SEED = 20260701
WAVES = ["Baseline", "Review 1", "Review 2", "Review 3", "Review 4", "Review 5"]
TEAMS = [("North", 0.15, ["Worker A", "Worker B"]), ("South", -0.10, ["Worker B", "Worker C"]), ("Harbour", 0.0, ["Worker C", "Worker D"])]
PEOPLE_PER_TEAM = 20
GAIN_PER_WAVE = {"North": 0.16, "South": 0.10, "Harbour": 0.13}  # of latent trust, on the scale of an answer
REVERSED = {3, 6}                                                # trust items
TRUST = [0.10, -0.05, 0.0, 0.25, -0.15, 0.05, 0.0, -0.20]        # how easily an item is agreed with
WELLBEING = [-0.15, 0.05, -0.25, 0.10, 0.0, 0.05, 0.20]

random = Seeded(SEED)


def person(number, team, shift, workers):
    """One person's rows, wave by wave; a missed wave has no row."""
    trust = shift + random.normal(0.6)
    wellbeing = 0.4 * trust + random.normal(0.5)
    trustGain = GAIN_PER_WAVE[team] + random.normal(0.10)
    wellbeingGain = 0.05 + random.normal(0.06)
    start = datetime.date(2025, 1, 13) + datetime.timedelta(days=random.below(60))

    # A setback comes at one wave; the ground is regained over the next two, or not yet.
    setback = 1 + random.below(5) if random.chance(0.4) else None
    depth, regained = 0.8 + random.uniform(), random.chance(0.7)

    worker = workers[random.below(2)]
    change = 2 + random.below(3) if random.chance(0.25) else None
    successor = next(other for other in workers if other != worker)

    # Some leave early; some of them come back.
    last = 1 + random.below(4) if random.chance(0.25) else 5
    back = last + 2 if last <= 3 and random.chance(0.4) else None

    previous = 0.0
    rows = []
    for wave, name in enumerate(WAVES):
        dip = 0.0
        if setback is not None and wave >= setback:
            dip = depth * ([1.0, 0.5, 0.1][min(wave - setback, 2)] if regained else 1.0)
        strange = 0.0
        if change is not None and wave >= change:
            strange = [0.5, 0.2, 0.0][min(wave - change, 2)]
        state = random.normal(0.3)
        trustNow = 3.2 + trust + trustGain * wave - dip - strange + state
        wellbeingNow = 2.8 + wellbeing + wellbeingGain * wave - 0.6 * dip + 0.3 * previous + random.normal(0.3)
        previous = state

        trustAnswers = [answer(trustNow + ease + random.normal(0.8)) for ease in TRUST]
        trustAnswers = [6 - a if i + 1 in REVERSED else a for i, a in enumerate(trustAnswers)]
        wellbeingAnswers = [answer(wellbeingNow + ease + random.normal(0.7)) for ease in WELLBEING]
        answers = [None if random.chance(0.012) else a for a in trustAnswers + wellbeingAnswers]
        if random.chance(0.02):
            answers[8:] = [None] * 7
        if random.chance(0.012):
            answers = [None] * 15
        day = start + datetime.timedelta(days=91 * wave + random.below(21) - 10 if wave else 0)

        missed = random.chance(0.03 if wave == 0 else 0.08)
        gone = wave > last and not (back is not None and wave >= back)
        if not missed and not gone:
            current = successor if change is not None and wave >= change else worker
            rows.append([f"P{number:03d}", team, current, name, day.isoformat()] + answers)
    return rows


def find(rows, who, wave):
    return next(row for row in rows if row[0] == who and row[3] == wave)


rows = []
number = 0
for team, shift, workers in TEAMS:
    for _ in range(PEOPLE_PER_TEAM):
        number += 1
        rows += person(number, team, shift, workers)

# What exports bring along; the README lists it.
find(rows, "P014", "Review 1")[8] = 6           # trust_4, out of range
find(rows, "P031", "Review 1")[15] = "n/a"      # swemwbs_3, text
rows.append(list(find(rows, "P022", "Baseline")))    # the same row again
nobody = list(find(rows, "P005", "Baseline"))
nobody[0], nobody[3], nobody[4] = None, "Review 2", "2025-08-04"
rows.append(nobody)                             # answers of nobody known

header = ["person", "service", "worker", "wave", "date"]
header += [f"trust_{i}" for i in range(1, 9)] + [f"swemwbs_{i}" for i in range(1, 8)]
write(os.path.join(here, "responses.csv"), [header] + rows)
