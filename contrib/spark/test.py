"""Partitions in Spark give what one process gives: `make test-spark`."""
import csv
import os
import random
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
os.environ["PYSPARK_PYTHON"] = sys.executable
sys.path.insert(0, str(Path(__file__).parent))
from waymark_spark import fit, packets, run  # noqa: E402

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


def agree(one, other):
    """Whether all numbers agree to 1e-10, but for those that say how a search went."""
    skipped = ("/summary/gradient", "/summary/evaluations")
    one, other = ({place: value for place, value in numbers(document) if place not in skipped}
                  for document in (one, other))
    return len(one) > 100 and one.keys() == other.keys() and all(
        abs(value - other[place]) <= 1e-10 * max(abs(value), 1e-3) for place, value in one.items())


spark = (SparkSession.builder.master("local[2]").appName("packets")
         .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
         .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
         .getOrCreate())
spark.sparkContext.setLogLevel("OFF")
try:
    with tempfile.TemporaryDirectory() as folder:
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
        try:
            packets(spark.read.csv(twice, header=True, inferSchema=True), PROGRAM, **columns)
            check("a person in two services stops the job", False)
        except Exception as error:
            check("a person in two services stops the job", "packet.split-person" in str(error))
finally:
    spark.stop()

print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(0 if all(results) and results else 1)
