"""Writes survey.xlsx: 100,000 people, 20 columns (an id, a day, a team, 14 answers, two decimals, a text).

Seed 20260701. Cells are the same in every run, the bytes are not: openpyxl writes the time.
"""
import datetime
import random
import sys
from pathlib import Path

from openpyxl import Workbook

ROWS = 100_000


def main(folder: Path) -> None:
    rng = random.Random(20260701)
    folder.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Survey")
    sheet.append(["id", "day", "team"] + [f"w{n}" for n in range(1, 15)] + ["hours", "share", "words"])
    teams = ["North", "South", "East, inner", "West"]
    first = datetime.date(2024, 1, 1)
    for person in range(ROWS):
        sheet.append(
            [person + 1, first + datetime.timedelta(days=person % 700), teams[person % 4]]
            + [rng.randint(1, 5) for _ in range(14)]
            + [round(rng.random() * 100, 2), rng.random(), f"free words {rng.randrange(10_000)}"])
    book.save(folder / "survey.xlsx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
