"""Partitions in Spark give what one process gives: `make test-spark`."""
import csv
import json
import os
import random
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
os.environ["PYSPARK_PYTHON"] = sys.executable
sys.path.insert(0, str(Path(__file__).parent))
from waymark_spark import blocks, fit, packets, run  # noqa: E402

PROGRAM = str(Path(sys.argv[1]).resolve())
MEASURE = ["--measure", "made-up", "--measure-version", "1", "--range", "0-60"]
results = []


def check(what, holds):
    results.append(bool(holds))
    print(f"{'ok' if holds else 'NOT OK'}: {what}", flush=True)


def people(path, more=()):
    """20,000 made-up people of 40 services, some without a later score; one service has one person."""
    random.seed(20261126)
    effects = [random.gauss(0, 2) for _ in range(40)]
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["person", "service", "age", "pre", "post"])
        for number in range(20_000):
            service = 39 if number == 0 else number * 7 % 39
            pre = round(min(60, max(0, random.gauss(25, 7))), 1)
            post = round(min(60, max(0, 8 + 0.7 * pre + effects[service] + random.gauss(0, 5))), 1)
            writer.writerow([f"p{number}", f"team {service}, hub", "young" if number % 3 else "old", pre,
                             "" if number % 17 == 5 else post])
        writer.writerows(more)


def visits(path, more=()):
    """4,000 made-up people of 12 services at up to five months: some leave early, some miss one, some cells
    are empty; the last service has six people. Rows in no order."""
    random.seed(7)
    effects = [random.gauss(0, 1.5) for _ in range(12)]
    rows = []
    for number in range(4_000):
        service = 11 if number < 6 else number * 5 % 11
        level, slope, age = random.gauss(0, 3), random.gauss(0, 0.6), random.randint(18, 75)
        arm = random.choice(["usual", "new"])
        last = 5 if random.random() < 0.6 else random.randint(1, 4)
        for month in range(last):
            if month and random.random() < 0.1:
                continue
            x = round(random.gauss(0, 1), 2)
            score = (24 + effects[service] + level + (slope + (0.5 if arm == "new" else 0.1)) * month
                     + 0.04 * age - 0.7 * x + random.gauss(0, 2))
            rows.append([f"p{number}", f"team {service}, hub", month, arm, age, x,
                         "" if random.random() < 0.02 else round(score, 1)])
    random.shuffle(rows)
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["person", "service", "month", "arm", "age", "x", "score"])
        writer.writerows(rows + list(more))


def numbers(value, path=""):
    """Every number of a document with its place."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from numbers(part, f"{path}/{key}")
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from numbers(part, f"{path}/{position}")
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path, value


def agree(one, other, tolerance=1e-10, fewest=100):
    """Whether all numbers agree, but for those that say how a search went."""
    skipped = ("/summary/gradient", "/summary/evaluations")
    one, other = ({place: value for place, value in numbers(document) if place not in skipped}
                  for document in (one, other))
    return len(one) > fewest and one.keys() == other.keys() and all(
        abs(value - other[place]) <= tolerance * max(abs(value), 1e-3) for place, value in one.items())


def refuses(what, code, work):
    try:
        work()
        check(what, False)
    except Exception as error:
        check(what, code in str(error))


def of_means(folder):
    """Packets of means and spreads."""
    path = f"{folder}/people.csv"
    people(path)
    columns = dict(service="service", pre="pre", post="post", person="person", measure=MEASURE,
                   options=["--stratum", "age", "--eligible"], partitions=7)
    alone = run([PROGRAM, "packet", "make", path, "--service", "service", "--pre", "pre", "--post",
                 "post", "--person", "person", "--profile", "none", "--format", "json", "--stratum",
                 "age", "--eligible", *MEASURE])
    frame = spark.read.csv(path, header=True, inferSchema=True)
    check("rows lie in seven partitions", frame.repartition(7, "person").rdd.getNumPartitions() == 7)
    together = packets(frame, PROGRAM, profile="none", **columns)
    for formula in ["post ~ pre", "post ~ 1", "change ~ 1"]:
        options = ["--formula", formula]
        check(f"{formula}: the fit of the parts is that of one process, to 1e-10",
              agree(fit(alone, PROGRAM, options), fit(together, PROGRAM, options)))
    found = fit(together, PROGRAM)
    check("nobody is lost", found["summary"]["nobs"] == 20_000 - len(range(5, 20_000, 17)))
    check("services of one person are in the fit", found["summary"]["services"] == 40)
    gated = fit(packets(frame, PROGRAM, **columns), PROGRAM)
    check("past the gate, the service of one person is withheld and said",
          gated["summary"]["withheld.packets"] == 1 and gated["summary"]["services"] == 39)

    twice = f"{folder}/twice.csv"
    people(twice, more=[["p7", "team 8, hub", "old", 20, 21]])
    refuses("a person in two services stops the job", "packet.split-person",
            lambda: packets(spark.read.csv(twice, header=True, inferSchema=True), PROGRAM, **columns))

def of_plans(folder):
    """Packets of a plan: the blocks of a mixed model."""
    path = f"{folder}/visits.csv"
    visits(path)
    columns = dict(service="service", person="person", time="month", constants=["age"], measure=MEASURE,
                   partitions=5)
    frame = spark.read.csv(path, header=True, inferSchema=True)
    for plan in ["score ~ month * arm + age + x + (1 + month | person) + (1 | service)",
                 "score ~ month + I(month^2) + (1 | service/person)", "score ~ month * arm + x + (month || person)"]:
        constants = [name for name in ["age"] if name in plan]
        alone = run([PROGRAM, "packet", "make", path, "--service", "service", "--person", "person", "--time",
                     "month", "--plan", plan, *[word for name in constants for word in ("--constant", name)],
                     "--profile", "none", *MEASURE])
        parts = blocks(frame, PROGRAM, plan=plan, profile="none", **columns | {"constants": constants})
        one, other = fit(alone, PROGRAM), fit(parts, PROGRAM)
        check(f"{plan}: the fit of the parts is that of one process, to 1e-10", agree(one, other, fewest=30))
        check("of the same rows and people", one["summary"]["nobs"] == other["summary"]["nobs"] > 10_000
              and one["summary"]["persons"] == other["summary"]["persons"] > 3_900)
        rows = json.loads(run([PROGRAM, "trajectories", path, "--formula", plan, "--no-stream", "--format",
                               "json"]))
        kept = ["estimates", "varianceComponents"]
        check("which is that of the rows in memory, to 1e-7",
              agree({key: rows[key] for key in kept}, {key: other[key] for key in kept}, 1e-7, fewest=15))
    plan = "score ~ month + (1 | person) + (1 | service)"
    columns["constants"] = []
    gated = fit(blocks(frame, PROGRAM, plan=plan, **columns), PROGRAM)
    check("past the gate, the small service is withheld, and how many people are is said",
          gated["summary"]["groups"]["service"] == 11 and gated["summary"]["services"] == 12
          and gated["summary"]["withheld.fewest"] >= 10)
    visits(f"{folder}/twice.csv", more=[["p7", "team 11, hub", 9, "usual", 30, 0, 21]])
    twice = spark.read.csv(f"{folder}/twice.csv", header=True, inferSchema=True)
    refuses("a person in two services stops the job", "packet.split-person",
            lambda: blocks(twice, PROGRAM, plan=plan, **columns))
    refuses("and so does a plan that no sums can serve", "packet.not-summed",
            lambda: blocks(frame, PROGRAM, plan="score ~ poly(month, 2) + (1 | person)", **columns))


spark = (SparkSession.builder.master("local[2]").appName("packets")
         .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
         .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
         .getOrCreate())
spark.sparkContext.setLogLevel("OFF")
try:
    with tempfile.TemporaryDirectory() as folder:
        of_means(folder)
        of_plans(folder)
finally:
    spark.stop()

print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(0 if all(results) and results else 1)
