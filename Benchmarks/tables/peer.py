"""Reads a workbook with openpyxl in its read-only mode; prints rows, sum of ids and sum of answers."""
import sys

from openpyxl import load_workbook

sheet = load_workbook(sys.argv[1], read_only=True).active
rows = ids = answers = 0
for row in sheet.iter_rows(min_row=2, values_only=True):
    rows, ids, answers = rows + 1, ids + row[0], answers + sum(row[3:17])
print(rows, ids, answers)
