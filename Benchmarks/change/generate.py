"""Writes two files of simulated scores, the same in every run: pairs.csv, two scores of each of a
million people, and six.csv, up to six of each. Scores are whole numbers from 0 to 40; rows stand person
after person. Nobody's."""
import random
import sys
from pathlib import Path


def write(path: Path, people: int, occasions: int, seed: int) -> None:
    draw = random.Random(seed)
    with open(path, "w") as file:
        file.write("id,time,score\n")
        for person in range(1, people + 1):
            level = draw.gauss(20, 6)
            lines = []
            for time in range(1, occasions + 1):
                level += draw.gauss(0.8, 2)
                score = min(40, max(0, round(level + draw.gauss(0, 2))))
                lines.append(f"{person},{time},{score}\n")
            file.write("".join(lines))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "pairs.csv", 1_000_000, 2, seed=20)
    write(folder / "six.csv", 1_000_000, 6, seed=21)
