"""Times 'waymark packet make' over 10,000,000 rows beside reading them alone, in turns, as whole processes.

Reading alone is data.table's fread with one thread, by its own clock, without the start of R. What the packets say is
held against means that R computes from the same rows.
"""
import csv
import io
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time

ROUNDS = int(os.environ.get("ROUNDS", "3"))
TARGET = 1.3
READ = """
library(data.table); setDTthreads(1)
started <- proc.time()[["elapsed"]]
rows <- fread(commandArgs(trailingOnly = TRUE)[1])
taken <- proc.time()[["elapsed"]] - started
both <- rows[!is.na(post)]
some <- both[service == "s1"]
cat(sprintf('{"seconds":%.3f,"n":%d,"mean":%.17g,"sd":%.17g,"r":%.17g}', taken, nrow(both),
            mean(some$post), sd(some$pre), cor(some$pre, some$post)))
"""


def waymark(program, path):
    """Seconds, KiB at most, and what was written."""
    command = [program, "packet", "make", path, "--service", "service", "--pre", "pre", "--post", "post",
               "--measure", "made-up", "--measure-version", "1", "--range", "0-27", "--profile", "none",
               "--format", "csv"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    text = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"waymark ended with status {status}")
    return time.perf_counter() - started, used.ru_maxrss, text


if __name__ == "__main__":
    if not shutil.which("Rscript"):
        sys.exit("Rscript is not there: 'make bench-deps' installs R and its packages")
    program, folder = sys.argv[1], sys.argv[2]
    path = f"{folder}/people.csv"
    ours, reading, most = [], [], 0
    for _ in range(ROUNDS):
        taken, memory, text = waymark(program, path)
        ours.append(taken)
        most = max(most, memory)
        said = json.loads(subprocess.run(["Rscript", "-e", READ, path], capture_output=True, text=True,
                                         check=True).stdout)
        reading.append(said["seconds"])
    packets = list(csv.DictReader(io.StringIO(text)))
    first = next(packet for packet in packets if packet["service"] == "s1")
    for name, key in [("mean_post", "mean"), ("sd_pre", "sd"), ("r", "r")]:
        if not math.isclose(float(first[name]), said[key], rel_tol=1e-10):
            sys.exit(f"{name}: ours {first[name]}, R's {said[key]}")
    if sum(int(packet["n"]) for packet in packets) != said["n"]:
        sys.exit("not as many people as there are")
    _, some, _ = waymark(program, f"{folder}/some.csv")
    ratio = statistics.median(ours) / statistics.median(reading)
    flat = most < 1.5 * some
    print(f"10,000,000 rows, {len(packets):,} packets: reading alone {statistics.median(reading):.1f} s (fread, one thread), "
          f"waymark {statistics.median(ours):.1f} s, {ratio:.2f} times (at most {TARGET}): {'met' if ratio <= TARGET else 'MISSED'}")
    print(f"memory {most / 1024:.0f} MiB, with a tenth of the rows {some / 1024:.0f} MiB: {'flat' if flat else 'NOT FLAT'}")
    sys.exit(0 if ratio <= TARGET and flat else 1)
