"""Writes the workbooks of this folder, and beside each the text that it must be read as.

by-hand.xlsx is put together here, cell by cell: the XML of a cell stands beside its expected text.
openpyxl.xlsx is written by openpyxl; what is expected of it is made of the values given to openpyxl.
bomb.xlsx unpacks to a thousand times its size. Needs python3 with openpyxl 3.1.5 from PyPI.
"""
import csv
import datetime
import io
import random
import zipfile

import openpyxl
from openpyxl.styles import numbers

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(name, parts):
    """A zip file that is the same in every run."""
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)), text,
                             zipfile.ZIP_DEFLATED, 9)


def relations(*targets):
    return (HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(f'<Relationship Id="{i}" Type="{REL}/{k}" Target="{t}"/>' for i, k, t in targets)
            + "</Relationships>")


STRINGS = [
    "<t>id</t>", "<t>answer, in words</t>",
    # Runs of different looks are one text; the reading aid in rPh is not part of it.
    '<r><t xml:space="preserve">Very </t></r><r><rPr><b/></rPr><t>often</t></r>',
    '<t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh>',
    '<t>She said "no",&#10;twice</t>', "<t></t>", "<t>a_x000D_b_x0041_c _x005F_x0041_</t>",
    "<t>Ren\u00e9 &amp; Zo\u00eb \U0001F9ED</t>",
]
# Styles 0 to 12.
CODES = ["General", 14, 22, "dd/mm/yyyy", '[$-F800]dddd, mmmm dd, yyyy', '"day "0', "[h]:mm:ss",
         "h:mm AM/PM", "00000", "0.00", "mmm", "[Red]0.0;[Blue]-0.0", '\\d0_d']
# Rows: number, attributes, and cells as (XML without the reference, expected field).
S = '<c r="{}" t="s"><v>%d</v></c>'
N = '<c r="{}" s="%d"><v>%s</v></c>'
ROWS = [
    (1, "", [(S % 0, "id"), (S % 1, '"answer, in words"'), ('<c r="{}" t="inlineStr"><is><t>date</t></is></c>', "date"),
             ('<c r="{}" t="str"><f>"sc"&amp;"ore"</f><v>score</v></c>', "score")]),
    # Excel's own day 60, 29 February 1900, never was; the days on both sides are right.
    (2, "", [(S % 2, "Very often"), (S % 3, "課"), (N % (1, "1"), "1900-01-01"), (N % (1, "59"), "1900-02-28")]),
    (3, "", [(S % 4, '"She said ""no"", twice"'), (S % 5, ""), (N % (1, "60"), "1900-02-29"), (N % (1, "61"), "1900-03-01")]),
    (4, "", [(S % 6, "a bAc _x0041_"), (S % 7, "René & Zoë 🧭"), (N % (3, "45356"), "2024-03-05"), (N % (2, "45356.5"), "2024-03-05 12:00:00")]),
    (6, ' hidden="1"', [('<c r="{}" t="b"><v>1</v></c>', "TRUE"), ('<c r="{}" t="b"><v>0</v></c>', "FALSE"),
                        (N % (4, "45356.999999"), "2024-03-06"), ('<c r="{}" t="e"><v>#N/A</v></c>', "")]),
    (7, ' hidden="1"', [(N % (6, "1.5"), "36:00:00"), (N % (7, "0.75"), "18:00:00"), (N % (8, "42"), "00042"), (N % (8, "1234567"), "1234567")]),
    (8, "", [(N % (5, "3"), "3"), (N % (9, "3"), "3"), (N % (11, "0.1"), "0.1"), (N % (12, "7"), "7")]),
    (9, "", [(N % (0, "3.0000000000000000"), "3"), (N % (0, "0.30000000000000004"), "0.30000000000000004"),
             (N % (0, "1E-05"), "1e-05"), (N % (0, "-12345678901234"), "-12345678901234")]),
    (10, "", [(N % (0, "1.0E+20"), "1e+20"), (N % (0, "-0"), "0"), (N % (10, "45356"), "2024-03-05"), (N % (1, "-3"), "-3")]),
    (12, "", [('<c r="{}"/>', ""), (N % (0, "123456.789"), "123456.789"), ('<c r="{}" t="d"><v>2024-03-05T00:00:00</v></c>', "2024-03-05"),
              ('<c r="{}"><f>1+1</f><v>2</v></c>', "2")]),
]


def sheet(rows):
    out = []
    for row, keys, cells in rows:
        out.append(f'<row r="{row}"{keys}>' + "".join(x.format(chr(65 + i) + str(row)) for i, (x, _) in enumerate(cells))
                   + "</row>")
    return (HEAD + f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="1"/><col min="4" max="9" hidden="1"/></cols>'
            "<sheetData>" + "".join(out) + '</sheetData><mergeCells><mergeCell ref="A2:A3"/>'
            '<mergeCell ref="C9:D9"/></mergeCells></worksheet>')


def by_hand():
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{str(c).replace(chr(34), "&quot;")}"/>'
                      for i, c in enumerate(CODES) if not isinstance(c, int))
    styles = "".join(f'<xf numFmtId="{c if isinstance(c, int) else 164 + i}"/>' for i, c in enumerate(CODES))
    write("by-hand.xlsx", {
        "[Content_Types].xml": HEAD + "<Types/>",
        "_rels/.rels": relations(("a", "officeDocument", "/xl/workbook.xml")),
        "xl/workbook.xml": HEAD + f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{REL}"><x:workbookPr/><x:sheets>'
        '<x:sheet name="Notes" sheetId="1" r:id="n"/><x:sheet name="Answers" sheetId="2" r:id="s"/>'
        '<x:sheet name="Old" sheetId="3" state="veryHidden" r:id="o"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("n", "worksheet", "worksheets/notes.xml"), ("s", "worksheet", "../xl/worksheets/answers.xml"),
            ("o", "worksheet", "worksheets/old.xml"), ("x", "styles", "styles.xml"),
            ("t", "sharedStrings", "sharedStrings.xml")),
        "xl/worksheets/notes.xml": HEAD + f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" s="1"/></row></sheetData></worksheet>',
        "xl/worksheets/old.xml": HEAD + f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        "xl/worksheets/answers.xml": sheet(ROWS),
        "xl/sharedStrings.xml": HEAD + f'<sst xmlns="{MAIN}">' + "".join(f"<si>{s}</si>" for s in STRINGS) + "</sst>",
        "xl/styles.xml": HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' + styles + "</cellXfs></styleSheet>",
    })
    with open("by-hand.csv", "w", newline="\n") as file:
        line = 0
        for row, _, cells in ROWS:
            file.write("\n" * (row - line - 1) + ",".join(field for _, field in cells) + "\n")
            line = row


def with_openpyxl():
    rng = random.Random(20261126)
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    page = book.active
    page.title = "Survey 2024"
    rows = [["id", "date", "when", "score", "word", "code"]]
    for i in range(40):
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=rng.randrange(1000))
        when = datetime.datetime(2023, 12, 31, 22, 0) + datetime.timedelta(seconds=rng.randrange(10**7))
        score = rng.choice([rng.randrange(100), round(rng.random() * 100, 2), round(rng.random(), 9), None])
        word = rng.choice(["often", "Zo\u00eb, too", 'a "word"', None, " padded "])
        rows.append([f"P{i:03}", day, when, score, word, rng.randrange(1000)])
    for row in rows:
        page.append(row)
    for row in page.iter_rows(min_row=2, min_col=6, max_col=6):
        row[0].number_format = "0000"
    page.freeze_panes = "A2"
    for row in page.iter_rows(min_row=2, min_col=2, max_col=2):
        row[0].number_format = numbers.FORMAT_DATE_DDMMYY
    memory = io.BytesIO()
    book.save(memory)
    parts = {}
    with zipfile.ZipFile(memory) as archive:
        for part in archive.namelist():
            # The properties hold the time of writing.
            if not part.startswith("docProps"):
                parts[part] = archive.read(part)
    write("openpyxl.xlsx", parts)

    def text(value, column):
        if value is None:
            return ""
        if isinstance(value, datetime.datetime):
            return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M:%S")
        if column == 5 and isinstance(value, int):
            return f"{value:04}"
        return repr(value) if isinstance(value, float) else str(value)

    with open("openpyxl.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for row in rows:
            writer.writerow([text(v, i) for i, v in enumerate(row)])


def bomb():
    write("bomb.xlsx", {
        "_rels/.rels": relations(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("s", "worksheet", "s.xml")),
        "xl/s.xml": HEAD + f'<worksheet xmlns="{MAIN}">' + " " * (17 << 20) + "</worksheet>",
    })


by_hand()
with_openpyxl()
bomb()
