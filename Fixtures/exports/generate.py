"""Made-up answers in the shape of the exports that survey programs write, quirks included, and what
must come of them. Nobody answered these questions. Needs openpyxl for the workbooks.

For each export: NAME.csv, .xlsx, …; and expected.json has the scale, people, usable rows, and by
occasion the number of scores and their mean, worked out here from the answers before they were
dressed up as an export.
"""
import csv, datetime, io, json, random, zipfile

from openpyxl import Workbook

FREQUENCY = ["None of the time", "Rarely", "Some of the time", "Often", "All of the time"]
AGREEMENT = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
DAYS = ["Not at all", "Several days", "More than half the days", "Nearly every day"]
METRIC = {  # Warwick's table, raw 7 to 35: read from the scale file
    int(r[0]): float(r[1])
    for m in json.load(open("../../Scales/swemwbs.json"))["scores"][0]["metrics"] if "table" in m
    for r in m["table"]["rows"]
}
TRUST_SCALE = json.load(open("../../Scales/trust-in-support.json"))
TRUST_ITEMS = [item["text"] for item in TRUST_SCALE["items"]]
REVERSED = [TRUST_SCALE["scores"][0]["items"][i["id"]] == "reverse" for i in TRUST_SCALE["items"]]


def people(seed, n, waves, items, lowest, highest, later=0.7):
    """Answers by person and wave; later waves are missing for some people."""
    rng = random.Random(seed)
    rows = []
    for person in range(n):
        level = rng.gauss(0, 0.8)
        for wave in range(waves):
            if wave and rng.random() > later:
                continue
            middle = (lowest + highest) / 2 + level + 0.25 * wave
            answers = [min(highest, max(lowest, round(rng.gauss(middle, 0.9)))) for _ in range(items)]
            rows.append((person, wave, answers))
    return rows


def total(answers):
    return None if None in answers else sum(answers)


def mean_trust(answers):
    """Mean of the answers given, one may be missing."""
    keyed = [6 - a if r else a for a, r in zip(answers, REVERSED) if a is not None]
    return sum(keyed) / len(keyed) if len(keyed) >= 7 else None


def swemwbs(answers):
    t = total(answers)
    return None if t is None else METRIC[t]


def expect(scale, rows, score, label):
    by = {}
    for _, wave, answers in rows:
        value = score(answers)
        if value is not None:
            by.setdefault(label(wave), []).append(value)
    return {
        "scale": scale, "persons": len({p for p, _, _ in rows}), "rows": len(rows),
        "occasions": {k: {"n": len(v), "mean": sum(v) / len(v)} for k, v in sorted(by.items())},
    }


def blank_some(seed, rows, share):
    rng = random.Random(seed)
    return [(p, w, [None if rng.random() < share else a for a in answers]) for p, w, answers in rows]


def write(name, text, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(text.encode(encoding))


def table(rows, delimiter=",", end="\r\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


def save(workbook, name):
    """A workbook without the time at which it was made."""
    workbook.properties.creator = "made up"
    workbook.properties.created = workbook.properties.modified = datetime.datetime(2026, 1, 1)
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "docProps/core.xml":
                import re
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


expected = {}

# Microsoft Forms: whole questions as names, with a no-break space at the end of some, words for
# answers, ids as a question, dates as Excel's, and a sheet that nobody sees.
rows = people(1, 31, 2, 8, 1, 5)
book = Workbook()
sheet = book.active
sheet.title = "Form1"
sheet.append(
    ["ID", "Start time", "Completion time", "Email", "Name", "Your project ID\xa0",
     "Which survey is this?"] + [t + ("\xa0" if i % 3 == 0 else "") for i, t in enumerate(TRUST_ITEMS)]
    + ["Anything you would like to add?\n(optional)"])
start = datetime.datetime(2025, 4, 3, 9, 30)
for number, (person, wave, answers) in enumerate(rows, 1):
    begun = start + datetime.timedelta(days=7 * wave + person, minutes=person)
    sheet.append(
        [number, begun, begun + datetime.timedelta(minutes=6), "anonymous", None, f"00{person + 10}",
         ["When you started", "Six month review"][wave]] + [AGREEMENT[a - 1] for a in answers]
        + ["It was fine; they listened.\nThank you" if person % 9 == 0 else None])
hidden = book.create_sheet("lookups")
hidden.append(["a", "b"])
hidden.sheet_state = "hidden"
save(book, "microsoft-forms.xlsx")
expected["microsoft-forms.xlsx"] = expect(
    "trust-in-support", rows, mean_trust, lambda w: ["When you started", "Six month review"][w])

# Google Forms: a time stamp, the question and in brackets its parts, words for answers, no wave: a
# person's own first and second day. Month first, as a sheet in American English writes it.
rows = people(2, 24, 2, 7, 1, 5)
lines = [["Timestamp", "Participant code"]
         + [f"Over the last two weeks, how often was this so? [Statement {i}]" for i in range(1, 8)]
         + ["Notes"]]
for person, wave, answers in rows:
    day = datetime.date(2025, 1, 20) + datetime.timedelta(days=person + 160 * wave)
    lines.append([f"{day.month}/{day.day}/{day.year} 14:{person:02d}:05", f"G-{person:03d}"]
                 + [FREQUENCY[a - 1] for a in answers] + [""])
write("google-forms.csv", table(lines, end="\n"))
expected["google-forms.csv"] = expect("swemwbs", rows, swemwbs, lambda w: str(w + 1))

# SurveyMonkey: two header rows, the question over its first part only, words for answers.
rows = blank_some(33, people(3, 40, 3, 8, 1, 5), 0.02)
waves = ["Baseline", "3 months", "6 months"]
head = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
        "First Name", "Last Name", "Custom Data 1", "Client reference", "Survey point",
        "How far do you agree?"] + [""] * 7 + ["Comments"]
parts = [""] * 9 + ["Open-Ended Response", "Response"] + TRUST_ITEMS + ["Open-Ended Response"]
lines = [head, parts]
for number, (person, wave, answers) in enumerate(rows):
    stamp = f"{3 + wave * 3:02d}/{person % 27 + 1:02d}/2025 10:{person:02d}:11 AM"
    lines.append([str(118000000000 + number), "437000001", stamp, stamp, "", "", "", "", "",
                  f"SM{person:04d}", waves[wave]]
                 + [AGREEMENT[a - 1] if a else "" for a in answers] + [""])
write("surveymonkey.csv", "\ufeff" + table(lines))
expected["surveymonkey.csv"] = expect("trust-in-support", rows, mean_trust, lambda w: waves[w])

# Qualtrics: three header rows, numbers for answers, previews by the makers, -99 for a question that
# was seen and not answered, line ends inside questions.
rows = people(4, 36, 2, 9, 0, 3)
rng = random.Random(44)
lines = [
    ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
     "RecordedDate", "ResponseId", "ExternalReference", "wave", "team"]
    + [f"PHQ_{i}" for i in range(1, 10)],
    ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Duration (in seconds)",
     "Finished", "Recorded Date", "Response ID", "External Data Reference", "wave", "team"]
    + [f"Over the last two weeks, how often?\n- Problem {i}" for i in range(1, 10)],
    ["{\"ImportId\":\"%s\"}" % c for c in ["startDate", "endDate", "status", "ipAddress", "progress",
     "duration", "finished", "recordedDate", "_recordId", "externalDataReference", "wave", "team"]]
    + ["{\"ImportId\":\"QID7_%d\"}" % i for i in range(1, 10)],
]
kept = []
for number, (person, wave, answers) in enumerate(rows):
    answers = [None if rng.random() < 0.01 else a for a in answers]
    kept.append((person, wave, answers))
    stamp = f"2025-{2 + wave * 5:02d}-{person % 27 + 1:02d} 11:{person:02d}:30"
    if number in (0, 5):
        lines.append([stamp, stamp, "Survey Preview", "", "100", "30", "True", stamp, f"R_p{number}", "TEST",
                      str(wave + 1), "North"] + ["1"] * 9)
    lines.append([stamp, stamp, "IP Address", "", "100", "221", "True", stamp, f"R_{number:05d}",
                  f"Q{person:03d}", str(wave + 1), ["North", "South", "East"][person % 3]]
                 + ["-99" if a is None else str(a) for a in answers])
write("qualtrics.csv", table(lines, end="\n"))
expected["qualtrics.csv"] = expect("phq-9", kept, total, lambda w: str(w + 1))

# LimeSurvey: codes and text as headings, codes such as A1 for answers, every field in quotation marks.
rows = people(5, 28, 2, 8, 1, 5)
lines = [["id. Response ID", "submitdate. Date submitted", "lastpage. Last page",
          "startlanguage. Start language", "seed. Seed", "REF. Your reference", "WAVE. Which time is this?"]
         + [f"TR[SQ{i:03d}]. How far do you agree? [{t}]" for i, t in enumerate(TRUST_ITEMS, 1)]]
lines[0][:5] = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
for number, (person, wave, answers) in enumerate(rows, 1):
    lines.append([str(number), f"2025-{1 + wave * 6:02d}-{person % 27 + 1:02d} 08:00:0{person % 10}", "4", "en",
                  str(10**9 + number * 7919), f"L{person:02d}/A", ["Start", "End"][wave]]
                 + [f"A{a}" for a in answers])
write("limesurvey.csv", table(lines, end="\n", quoting=csv.QUOTE_ALL))
expected["limesurvey.csv"] = expect("trust-in-support", rows, mean_trust, lambda w: ["Start", "End"][w])

# KoboToolbox: semicolons, groups in names, times with their zone, XML values.
rows = people(6, 26, 2, 5, 0, 5)
lines = [["start", "end", "grp_who/participant_id", "grp_who/visit", "grp_who/site"]
         + [f"grp_well/who5_{i}" for i in range(1, 6)]
         + ["__version__", "meta/instanceID", "_id", "_uuid", "_submission_time", "_validation_status", "_notes",
            "_status", "_submitted_by", "_tags", "_index"]]
for number, (person, wave, answers) in enumerate(rows, 1):
    day = f"2025-{3 + 4 * wave:02d}-{person % 27 + 1:02d}"
    lines.append([f"{day}T09:15:22.120+01:00", f"{day}T09:21:40.901+01:00", f"K{person:03d}",
                  ["baseline", "follow_up"][wave], ["harbour", "hill"][person % 2]]
                 + [str(a) for a in answers]
                 + ["vQ7", f"uuid:{number:08d}", str(5000 + number), f"{number:08d}", f"{day}T08:21:44", "", "",
                    "submitted_via_web", "", "", str(number)])
write("kobo.csv", "\ufeff" + table(lines, delimiter=";", end="\n", quoting=csv.QUOTE_ALL))
expected["kobo.csv"] = expect("who-5", rows, lambda a: None if total(a) is None else 4 * total(a),
                              lambda w: ["baseline", "follow_up"][w])

# REDCap: events, a row per repeated instrument in which nothing of the scale stands, checkboxes.
rows = people(7, 33, 3, 7, 0, 3)
events = ["baseline_arm_1", "month_3_arm_1", "month_6_arm_1"]
lines = [["record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
          "redcap_data_access_group", "dob_year", "housing___1", "housing___2"]
         + [f"gad7_{i}" for i in range(1, 8)] + ["gad7_complete", "contact_note"]]
for person, wave, answers in rows:
    group = ["north", "south"][person % 2]
    lines.append([str(person + 101), events[wave], "", "", group, "1980" if wave == 0 else "", "0", "1"]
                 + [str(a) for a in answers] + ["2", ""])
    for visit in range(person % 3):
        lines.append([str(person + 101), events[wave], "contacts", str(visit + 1), group, "", "", ""]
                     + [""] * 7 + ["", "met at the drop-in"])
write("redcap.csv", table(lines, end="\n"))
expected["redcap.csv"] = expect("gad-7", rows, total, lambda w: events[w])

# A spreadsheet saved as CSV on a Windows machine: semicolons, Windows-1252, a title, blank lines,
# dates with the day first, answers as words with accents around them, totals at the end.
rows = people(8, 22, 2, 7, 1, 5)
lines = [["Bien-être à Genève, export 2025"] + [""] * 10, [""] * 11,
         ["Code", "Équipe", "Date"] + [f"w{i}" for i in range(1, 8)] + ["Remarque"]]
for person, wave, answers in rows:
    lines.append([f"P-{person:02d}", ["Rhône", "Léman"][person % 2],
                  f"{person % 27 + 1:02d}.{2 + 6 * wave:02d}.2025"] + [str(a) for a in answers] + [""])
lines += [[""] * 11, ["Total", "", ""] + [str(sum(a[i] for _, _, a in rows)) for i in range(7)] + [""]]
write("spreadsheet-1252.csv", table(lines, delimiter=";"), "cp1252")
expected["spreadsheet-1252.csv"] = expect("swemwbs", rows, swemwbs, lambda w: str(w + 1))

# The same program's "Unicode text": UTF-16 with tabs.
rows = people(9, 20, 2, 3, 1, 3)
lines = [["client", "wave", "lonely1", "lonely2", "lonely3"]]
for person, wave, answers in rows:
    lines.append([f"Ü{person:02d}", ["pre", "post"][wave]] + [str(a) for a in answers])
write("unicode-text.txt", "\ufeff" + table(lines, delimiter="\t"), "utf-16-le")
expected["unicode-text.txt"] = expect("ucla-3", rows, total, lambda w: ["pre", "post"][w])

# Microsoft Forms again: questions that no scale file has, words that none has either, ids as numbers, no
# question for the occasion, and another question behind.
rows = people(10, 27, 2, 7, 1, 5)
book = Workbook()
sheet = book.active
sheet.title = "Sheet1"
ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh"]
sheet.append(
    ["ID", "Start time", "Completion time", "Email", "Name", "What is your participant number?"]
    + [f"{o} statement: how often was it so?\xa0" for o in ordinals]
    + ["How satisfied are you with us?"])
for number, (person, wave, answers) in enumerate(rows, 1):
    begun = start + datetime.timedelta(days=100 * wave + person, minutes=person)
    sheet.append(
        [number, begun, begun + datetime.timedelta(minutes=6), "anonymous", None, 1001 + person]
        + [FREQUENCY[a - 1] for a in answers] + [["Very satisfied", "Satisfied", "Neither"][person % 3]])
save(book, "microsoft-forms.words.xlsx")
expected["microsoft-forms.words.xlsx"] = expect("swemwbs", rows, swemwbs, lambda w: str(w + 1))

# A workbook with a sheet for each occasion, a title above the names, and nothing that says which is which
# but the names of the sheets.
rows = people(11, 20, 2, 14, 1, 5)
book = Workbook()
for wave, name in enumerate(["Baseline", "Follow up"]):
    sheet = book.active if wave == 0 else book.create_sheet()
    sheet.title = name
    sheet.append(["Wellbeing project 2025"])
    sheet.append([])
    sheet.append(["Client ID"] + [f"WEMWBS {i}" for i in range(1, 15)])
    for person, at, answers in rows:
        if at == wave:
            sheet.append([f"C{person:03d}"] + answers)
save(book, "sheets.xlsx")
expected["sheets.xlsx"] = expect("wemwbs", rows, total, lambda w: ["Baseline", "Follow up"][w])

with open("expected.json", "w") as file:
    json.dump(expected, file, indent=2, ensure_ascii=False)
    file.write("\n")
