"""Writes the files that are scored: 1,000,000 rows of an id and fourteen answers, the same each time.

plain.csv   id,w1..w14 with answers 1 to 5
dirty.csv   the same people: every field quoted, CRLF line ends, one answer in twenty empty
"""
import random
import sys
from pathlib import Path


def write(folder: Path, rows: int) -> None:
    names = ["id"] + [f"w{item}" for item in range(1, 15)]
    source = random.Random(20260701)
    plain = [",".join(names)]
    dirty = [",".join(f'"{name}"' for name in names)]
    for person in range(1, rows + 1):
        answers = source.choices("12345", k=14)
        plain.append(f"{person}," + ",".join(answers))
        gaps = [answer if source.random() >= 0.05 else "" for answer in answers]
        dirty.append(f'"{person}",' + ",".join(f'"{answer}"' for answer in gaps))
    (folder / "plain.csv").write_text("\n".join(plain) + "\n", newline="")
    (folder / "dirty.csv").write_text("\r\n".join(dirty) + "\r\n", newline="")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    write(target, int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
