"""Times 'waymark packet make' over 10,000,000 rows beside reading them alone, in turns, as whole processes.

Once for packets of means, and once for the blocks of a mixed model (--plan). Reading alone is data.table's fread with
one thread, by its own clock, without the start of R. What the packets say is held against what R computes from the
same rows.
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
"""
MEANS = READ + """
both <- rows[!is.na(post)]
some <- both[service == "s1"]
cat(sprintf('{"seconds":%.3f,"n":%d,"mean_post":%.17g,"sd_pre":%.17g,"r":%.17g}', taken, nrow(both),
            mean(some$post), sd(some$pre), cor(some$pre, some$post)))
"""
SUMS = READ + """
kept <- rows[!is.na(score)]
cat(sprintf('{"seconds":%.3f,"rows":%d,"persons":%d,"sum":%.17g}', taken, nrow(kept), uniqueN(kept$person),
            sum(kept$score)))
"""
MEASURE = ["--measure", "made-up", "--measure-version", "1", "--range", "0-27", "--profile", "none"]


def waymark(program, path, options):
    """Seconds, KiB at most, and what was written."""
    command = [program, "packet", "make", path, "--service", "service", *MEASURE, *options]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    text = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"waymark ended with status {status}")
    return time.perf_counter() - started, used.ru_maxrss, text


def means(text, said):
    packets = list(csv.DictReader(io.StringIO(text)))
    first = next(packet for packet in packets if packet["service"] == "s1")
    for name in ["mean_post", "sd_pre", "r"]:
        if not math.isclose(float(first[name]), said[name], rel_tol=1e-10):
            sys.exit(f"{name}: ours {first[name]}, R's {said[name]}")
    if sum(int(packet["n"]) for packet in packets) != said["n"]:
        sys.exit("not as many people as there are")
    return f"{len(packets):,} packets"


def sums(text, said):
    packet, = json.loads(text)["packets"]
    if (packet["rows"], packet["persons"]) != (said["rows"], said["persons"]):
        sys.exit("not as many rows and people as there are")
    total = sum(pattern["persons"] * pattern["rows"] * packet["taken_off"][0]
                + sum(pattern["moments"][row * (row + 1) // 2] for row in range(1, pattern["rows"] + 1))
                for pattern in packet["patterns"])
    if not math.isclose(total, said["sum"], rel_tol=1e-10):
        sys.exit(f"sum of scores: ours {total}, R's {said['sum']}")
    return f"{len(packet['patterns']):,} patterns"


def compared(program, path, part, options, reading, check):
    """Whether both promises are met: of time and of memory."""
    ours, alone, most = [], [], 0
    for _ in range(ROUNDS):
        taken, memory, text = waymark(program, path, options)
        ours.append(taken)
        most = max(most, memory)
        said = json.loads(subprocess.run(["Rscript", "-e", reading, path], capture_output=True, text=True,
                                         check=True).stdout)
        alone.append(said["seconds"])
    what = check(text, said)
    _, some, _ = waymark(program, part, options)
    ratio = statistics.median(ours) / statistics.median(alone)
    flat = most < 1.5 * some
    print(f"10,000,000 rows, {what}: reading alone {statistics.median(alone):.1f} s (fread, one thread), "
          f"waymark {statistics.median(ours):.1f} s, {ratio:.2f} times (at most {TARGET}): {'met' if ratio <= TARGET else 'MISSED'}")
    print(f"memory {most / 1024:.0f} MiB, with a tenth of the rows {some / 1024:.0f} MiB: {'flat' if flat else 'NOT FLAT'}",
          flush=True)
    return ratio <= TARGET and flat


if __name__ == "__main__":
    if not shutil.which("Rscript"):
        sys.exit("Rscript is not there: 'make bench-deps' installs R and its packages")
    program, folder = sys.argv[1], sys.argv[2]
    met = [
        compared(program, f"{folder}/people.csv", f"{folder}/some.csv",
                 ["--pre", "pre", "--post", "post", "--format", "csv"], MEANS, means),
        compared(program, f"{folder}/visits.csv", f"{folder}/some-visits.csv",
                 ["--person", "person", "--time", "month", "--plan",
                  "score ~ month + (month | person) + (1 | service)"], SUMS, sums),
    ]
    sys.exit(0 if all(met) else 1)
