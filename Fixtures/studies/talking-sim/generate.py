"""Writes responses.csv: a simulated study of 70 people who answer the PHQ-9 and the GAD-7. Every number here is invented.

    python3 generate.py      (standard library only; the same bytes each time)
"""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(here))

from seeded import Seeded, answer, write  # noqa: E402

SEED = 20261203
WAVES = ["First session", "Middle", "Last session"]
TEAMS = [("East", 0.0), ("West", 0.15)]
PEOPLE_PER_TEAM = 35
MOOD = [0.10, 0.15, 0.25, 0.30, 0.0, 0.05, 0.0, -0.45, -1.50]  # how often an item is answered high, against the others
WORRY = [0.20, 0.10, 0.20, 0.05, -0.25, 0.10, -0.15]

random = Seeded(SEED)


def person(number, team, shift):
    """One person's rows; a missed session has no row, and a questionnaire may be left blank."""
    mood = 1.2 + shift + random.normal(0.55)
    worry = 1.25 + 0.5 * (mood - 1.2) + random.normal(0.5)
    moodGain = 0.22 + random.normal(0.3)      # by session, on the scale of an answer
    worryGain = 0.3 * moodGain + 0.05 + random.normal(0.35)
    last = 0 if random.chance(0.14) else 1 if random.chance(0.10) else 2
    rows = []
    for wave, name in enumerate(WAVES):
        low = [answer(mood - moodGain * wave + ease + random.normal(0.6), 0, 3) for ease in MOOD]
        anxious = [answer(worry - worryGain * wave + ease + random.normal(0.6), 0, 3) for ease in WORRY]
        answers = [None if random.chance(0.01) else a for a in low + anxious]
        if random.chance(0.04):
            answers[9:] = [None] * 7
        if wave <= last and not (wave == 1 and random.chance(0.1)):
            rows.append([f"T{number:03d}", team, name] + answers)
    return rows


rows = []
number = 0
for team, shift in TEAMS:
    for _ in range(PEOPLE_PER_TEAM):
        number += 1
        rows += person(number, team, shift)

header = ["person", "service", "wave"]
header += [f"phq_{i}" for i in range(1, 10)] + [f"gad_{i}" for i in range(1, 8)]
write(os.path.join(here, "responses.csv"), [header] + rows)
