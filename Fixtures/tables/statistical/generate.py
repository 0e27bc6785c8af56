"""Writes the SPSS and Stata files of this folder with pyreadstat, and beside them what they must be read as.

What is expected is made of the values given to pyreadstat. Needs python3 with pyreadstat 1.3.7 and
pandas 3.1.1 from PyPI. The times of writing in the files are set to 1 January 2026.
"""
import datetime
import re

import pandas
import pyreadstat

DAYS = [datetime.date(2024, 2, 29), datetime.date(1999, 12, 31), None, datetime.date(1582, 10, 20)]
TIMES = [datetime.datetime(2024, 3, 5, 13, 45, 10), datetime.datetime(2024, 3, 5), None,
         datetime.datetime(1960, 1, 1, 0, 0, 1)]
FRAME = pandas.DataFrame({
    "person": ["P01", "Zo\u00eb", 'a "b", c  ', ""],
    "q1": [1.0, 5.0, -9.0, -8.0],
    "q2": [2.0, None, 97.0, 99.0],
    "share": [0.1, 1 / 3, 1e-7, -123456.5],
    "day": DAYS,
    "moment": TIMES,
    "fr\u00e5ga_om_tillit_och_trygghet": [1.0, 0.0, None, 1.0],
})
LABELS = {"person": "Who", "q1": "How often do you trust somebody?", "day": "Day of the answer",
          "fr\u00e5ga_om_tillit_och_trygghet": "K\u00e4nner du tillit?"}
VALUES = {"q1": {1.0: "Never", 5.0: "Always", -9.0: "refused", -8.0: "don\u2019t know"},
          "q2": {2.0: "Seldom", 98.0: "not asked"}}
# One code, and a range of which 99 has no label and 98 is not in the data.
MISSING = {"q1": [-9.0, -8.0], "q2": [{"lo": 97.0, "hi": 99.0}]}


def text(value):
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, (pandas.Timestamp, datetime.datetime)):
        midnight = value.time() == datetime.time()
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    value = value.rstrip(" ")
    return '"' + value.replace('"', '""') + '"' if re.search('[",]', value) else value


def expected(name, columns):
    with open(name, "w", newline="") as file:
        for row in [list(columns)] + [[text(v) for v in row] for row in zip(*columns.values())]:
            file.write(",".join(row) + "\n")


def fixed(name, pattern, time):
    """The time of writing replaced by another of the same length."""
    with open(name, "rb") as file:
        content = file.read()
    found = re.search(pattern, content[:400])
    content = content[:found.start()] + time + content[found.end():]
    with open(name, "wb") as file:
        file.write(content)


columns = {name: list(FRAME[name]) for name in FRAME}
columns["day"], columns["moment"] = DAYS, TIMES
for name, compress in (("survey.sav", False), ("survey.zsav", True)):
    pyreadstat.write_sav(FRAME, name, column_labels=LABELS, variable_value_labels=VALUES,
                         missing_ranges=MISSING, compress=compress)
    fixed(name, rb"\d\d [A-Z][a-z]{2} \d\d\d\d:\d\d:\d\d", b"01 Jan 2612:00:00")
expected("survey.csv", columns)

# Stata: a missing value with a letter in q1, whole numbers in four bytes, decimals in eight.
stata = pandas.DataFrame({
    "person": FRAME["person"], "q1": pandas.Series([1, "b", 5, "a"], dtype=object),
    "share": FRAME["share"], "day": FRAME["day"], "moment": FRAME["moment"],
})
pyreadstat.write_dta(
    stata, "survey.dta", column_labels=LABELS | {}, version=14,
    variable_value_labels={"q1": {1: "Never", 5: "Always", "a": "refused", "c": "not asked"}},
    missing_user_values={"q1": ["a", "b", "c"]})
fixed("survey.dta", rb"\d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d", b"01 Jan 2026 12:00")
columns = {name: columns[name] for name in ("person", "q1", "share", "day", "moment")}
columns["q1"] = ["1", ".b", "5", ".a"]
expected("survey-stata.csv", columns)

# Dates that are no days: their numbers stay.
months = pandas.DataFrame({"id": [1, 2], "month": [780, 781], "day": [23440, 23441]})
pyreadstat.write_dta(months, "months.dta", version=14,
                     variable_format={"month": "%tm", "day": "%tdDD/NN/CCYY"})
fixed("months.dta", rb"\d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d", b"01 Jan 2026 12:00")
