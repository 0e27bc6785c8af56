"""Waymark from Python: runs the `waymark` program and gives its tables.

    import waymark
    scores = waymark.score("survey.csv", scale="swemwbs", pattern="w{n}", keep="wave")
    people = waymark.change(scores, time="wave", waves=["First", "Last"], score="value",
                            scale="swemwbs", sem=2)
    people.attrs["summary"]            # with pandas; without it, people.summary
    run = waymark.quarterly("study.yml", out="out")
    run["change"]                      # change.csv as a table; run["report"] is a path

Tables are pandas data frames where pandas is installed, and lists of dicts otherwise. Ids, and every
other text, stay text: 007 is never 7. Numbers are floats, empty cells None (NaN in a data frame).

Keyword arguments are the options of the command, with _ for -: scale_id="x" is --scale-id x, True is a
flag, a list is the option given again (for waves and columns: words joined by commas). Files are paths,
or tables that another call gave. See `waymark score --help` and its neighbours for what there is.

The program is looked for in $WAYMARK, then on the PATH. What it has to say goes to the standard error
output as always; an error raises WaymarkError with what it said and the exit code.

Licence: Apache-2.0, as Waymark.
"""

import csv
import io
import json
import os
import shutil
import subprocess
import sys

__all__ = ["score", "change", "journeys", "quarterly", "WaymarkError", "Table"]

# Columns of numbers; every other column is text.
_NUMBERS = {
    "score": {"value", "line"},
    "change": {"first", "last", "change", "index", "true_change", "conf.low", "conf.high",
               "p_true_change", "p_important"},
}
# Options whose several values are one text with commas.
_JOINED = {"waves", "columns", "missing", "anchor-yes"}


class WaymarkError(Exception):
    """What the program said, and its exit code: 64 usage, 65 refused, 66 missing, 70, 73, 74."""

    def __init__(self, code, said):
        super().__init__(said.strip() or "waymark ended with %d" % code)
        self.code = code


class Table(list):
    """Rows as dicts, where pandas is not installed; `summary` and `notes` as in the JSON."""

    summary = None
    notes = None


def _program():
    path = os.environ.get("WAYMARK") or shutil.which("waymark")
    if not path:
        raise WaymarkError(66, "waymark is not found: put it on the PATH, or its path in $WAYMARK")
    return path


def _options(options):
    words = []
    for name, value in options.items():
        name = name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            continue
        if value is True:
            words.append("--" + name)
        elif isinstance(value, (list, tuple)) and name not in _JOINED:
            for one in value:
                words.append("--%s=%s" % (name, one))
        else:
            if isinstance(value, (list, tuple)):
                value = ",".join(str(one) for one in value)
            words.append("--%s=%s" % (name, value))
    return words


def _run(words, given=None):
    environment = dict(os.environ)
    for name in ("WAYMARK_FORMAT", "WAYMARK_DIAGNOSTICS"):
        environment.pop(name, None)
    done = subprocess.run([_program()] + words, input=given, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=environment)
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        raise WaymarkError(done.returncode, said)
    sys.stderr.write(said)
    return done.stdout.decode("utf-8")


def _rows_of(table):
    """A table that another call gave, as rows again."""
    if hasattr(table, "to_dict"):
        rows = table.to_dict("records")
        return [{k: None if v is None or v != v else v for k, v in row.items()} for row in rows]
    return list(table)


def _files(files):
    """Paths of files, and what goes to the standard input."""
    if isinstance(files, (str, os.PathLike)):
        return [os.fspath(files)], None
    if not hasattr(files, "to_dict"):
        files = list(files)
        if files and all(isinstance(file, (str, os.PathLike)) for file in files):
            return [os.fspath(file) for file in files], None
    rows = _rows_of(files)
    text = io.StringIO()
    names = list(rows[0]) if rows else []
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        cells = (row.get(name) for name in names)
        writer.writerow("" if cell is None else repr(cell) if isinstance(cell, float) else cell
                        for cell in cells)
    return ["-"], text.getvalue().encode("utf-8")


def _table(rows, summary=None, notes=None):
    try:
        import pandas
    except ImportError:
        table = Table(rows)
        table.summary, table.notes = summary, notes
        return table
    frame = pandas.DataFrame(rows)
    for name in frame.columns:
        kinds = {type(row[name]) for row in rows if row.get(name) is not None}
        if kinds <= {float, int} and (kinds or name in _NUMBERS["change"]):
            frame[name] = pandas.to_numeric(frame[name])
    if summary is not None:
        frame.attrs["summary"], frame.attrs["notes"] = summary, notes
    return frame


def _read_csv(text, numbers):
    rows = []
    for row in csv.DictReader(io.StringIO(text, newline="")):
        rows.append({name: (float(cell) if cell else None) if name in numbers else cell
                     for name, cell in row.items()})
    return rows


def score(files, scale, **options):
    """Scores survey files: a row per person, score and metric (see `waymark score --help`).

    With wide=True, a row per row of the file with a column per score.
    """
    wide = options.pop("wide", False)
    paths, given = _files(files)
    scales = [scale] if isinstance(scale, str) else scale
    words = ["score"] + paths + _options(dict(options, scale=list(scales)))
    text = _run(words + (["--wide", "--format=ndjson"] if wide else ["--format=csv"]), given)
    if wide:
        return _table([json.loads(line) for line in text.splitlines()])
    return _table(_read_csv(text, _NUMBERS["score"]))


def _cases(command, files, options):
    paths, given = _files(files)
    found = json.loads(_run([command] + paths + _options(options) + ["--format=json"], given))
    return _table(found["cases"], found["summary"], found["notes"])


def change(files, time, **options):
    """Everybody's first and last score: who changed, and how surely (see `waymark change --help`)."""
    return _cases("change", files, dict(options, time=time))


def journeys(files, time, **options):
    """The ups and downs of everybody's scores (see `waymark journeys --help`)."""
    return _cases("journeys", files, dict(options, time=time))


def quarterly(study, out, **options):
    """Runs a study file into a folder (see `waymark quarterly --help`).

    Gives a dict: its CSV files as tables by name, its JSON files read, the path of the report.
    """
    sys.stderr.write(_run(["quarterly", os.fspath(study)] + _options(dict(options, out=out))))
    run = {}
    for name in sorted(os.listdir(out)):
        base, ending = os.path.splitext(name)
        path = os.path.join(out, name)
        if ending not in (".csv", ".json"):
            run[base] = path
            continue
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        if ending == ".json":
            run[base] = json.loads(text)
        else:
            run[base] = _table(_read_csv(text, _NUMBERS.get("score" if base == "scores" else base,
                                                            set())))
    return run
