"""Packets of rows that lie in Spark: partitions -> waymark packet make -> merge -> fit.

    from waymark_spark import blocks, fit, packets
    whole = packets(people, "waymark", service="service", pre="pre", post="post", person="person",
                    measure=["--scale", "swemwbs"])
    whole = blocks(visits, "waymark", plan="score ~ month + (month | team/person)", service="team",
                   person="person", time="month", measure=["--scale", "swemwbs"])
    print(fit(whole, "waymark")["estimates"])

Rows never reach the driver: every partition is written to the program as it is read, and comes back as a
packet of a few hundred bytes, or of a few numbers for each pattern of occasions. All rows of a person must
lie in one partition, so that somebody who is there twice is found; both functions see to that by
partitioning on the column of the person.
"""
import json
import subprocess
import tempfile
import threading
from pathlib import Path

import pyarrow
import pyarrow.csv
from pyspark import TaskContext


class Refused(Exception):
    """The program refused something; its words are the message."""


def run(arguments, **options):
    """What the program writes; raises `Refused` with what it says where it does not end with 0."""
    done = subprocess.run(arguments, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise Refused(f"exit {done.returncode}: {done.stderr}")
    return done.stdout


def _feed(process, batches):
    """Writes batches as CSV until they end or the program does; returns whether there were any rows."""
    rows, writer = 0, None
    try:
        for batch in batches:
            rows += batch.num_rows
            if writer is None:
                writer = pyarrow.csv.CSVWriter(process.stdin, batch.schema)
            writer.write_batch(batch)
        if writer is not None:
            writer.close()
        process.stdin.close()
    except BrokenPipeError:
        pass  # The program has refused the rows; it says why.
    return rows


def _make(command):
    """A function for `mapInArrow`: a partition's rows in, one packet file out."""
    def make(batches):
        with tempfile.TemporaryFile() as said, subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said) as process:
            output = []
            reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
            reader.start()
            rows = _feed(process, batches)
            reader.join()
            code = process.wait()
            if rows == 0:
                return  # An empty partition has nobody in it, and no packet.
            if code != 0:
                said.seek(0)
                raise Refused(f"exit {code}: {said.read().decode()}")
        yield pyarrow.RecordBatch.from_pydict(
            {"partition": [TaskContext.get().partitionId()], "packets": [output[0].decode()]})
    return make


def packets(people, program, *, service, pre, post, person, measure, options=(), profile="threshold-10",
            partitions=None):
    """The packets of a data frame with a row per person, as the text of a file.

    `measure` names the scale as on the command line; `options` are further ones of `waymark packet make`;
    `partitions` is in how many the people are put, by default as many as Spark works on at once.
    Parts stay inside (--profile none); what comes back has passed the gate of `profile`.
    """
    command = _command(program, service, person, measure, ["--pre", pre, "--post", post, *options])
    return _merged(_parted(people, person, partitions), program, command, profile)


def blocks(visits, program, *, plan, service, person, measure, time=None, constants=(), factors=(),
           options=(), profile="threshold-10", partitions=None):
    """The packet of a data frame with a row per person and time for the mixed model `plan`.

    `time` is the column of the occasions that people share, `constants` are columns of numbers that are the
    same in all rows of a person, `factors` those of categories although numbers stand in them; the rest is
    as with `packets`. Within a partition rows are sorted by person and time: the program reads them as a
    stream, in which those who were seen at the same times in the same order are one pattern.
    """
    planned = ["--plan", plan, *(["--time", time] if time else [])]
    planned += [word for name in constants for word in ("--constant", name)]
    planned += [word for name in factors for word in ("--factor", name)]
    command = _command(program, service, person, measure, [*planned, *options])
    order = [person, *([time] if time else [])]
    parted = _parted(visits, person, partitions).sortWithinPartitions(*order)
    return _merged(parted, program, command, profile)


def _command(program, service, person, measure, options):
    return [program, "packet", "make", "-", "--service", service, "--person", person, "--profile", "none",
            "--format", "json", *measure, *options]


def _parted(rows, person, partitions):
    """The rows in partitions, all of a person's in one."""
    return rows.repartition(partitions or rows.sparkSession.sparkContext.defaultParallelism, person)


def _merged(parted, program, command, profile):
    """The parts made where the rows lie, added up and let through the gate here."""
    parted.sparkSession.sparkContext.addPyFile(__file__)  # Workers need this module too.
    parts = parted.mapInArrow(_make(command), "partition long, packets string").collect()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for part in sorted(parts, key=lambda part: part.partition):
            paths.append(str(Path(folder) / f"part-{part.partition}.json"))
            Path(paths[-1]).write_text(part.packets, encoding="utf-8")
        return run([program, "packet", "merge", *paths, "--parts", "--profile", profile,
                    "--format", "json"])


def fit(packets, program, options=()):
    """The fit of packets as a dictionary: estimates, summary, varianceComponents, cases, notes."""
    return json.loads(run([program, "packet", "fit", "-", "--format", "json", *options], input=packets))
