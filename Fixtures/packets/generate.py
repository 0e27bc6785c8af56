#!/usr/bin/env python3
"""Made-up people of four services, and packets of them with their hashes, by another program than Waymark's.

The hash is over the packet's members in their order as one line of JSON, numbers with 17 significant digits."""
import csv, hashlib, json, random, statistics

random.seed(7)
SIZES = {"north": 34, "south": 41, "east": 30, "west": 8}
people = []
for service, size in SIZES.items():
    for number in range(size):
        pre = min(25, max(5, round(random.gauss(13, 3))))
        post = min(25, max(5, round(3 + 0.8 * pre + {"north": 1.5, "south": 0, "east": -1, "west": 0.5}[service]
                                    + random.gauss(0, 2))))
        lacks = number % 17 == 16
        people.append({
            "person": f"{service[0]}{number}", "service": service, "pre": pre, "post": "" if lacks else post,
            "age": "under 25" if number % 2 else "25 and over",
            "category": "" if lacks else
            "improved" if post - pre > 3 else "deteriorated" if pre - post > 3 else "unchanged"})

with open("people.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, people[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(people)


def text(value):
    """A value as one line of JSON; numbers with 17 digits."""
    if isinstance(value, float):
        return "0" if value == 0 else "%.17g" % value
    if isinstance(value, list):
        return "[" + ",".join(map(text, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{text(part)}" for key, part in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def digest(packet):
    return hashlib.sha256(text(packet).encode()).hexdigest()


def packet(service, profile=("none", "1", 1), version="2", strata=(), **changed):
    pairs = [(p["pre"], p["post"]) for p in people if p["service"] == service and p["post"] != ""]
    pre, post = zip(*pairs)
    made = {
        "service": service, "period": "2026Q3", "scale": "trust", "version": version, "eligible": None,
        "first": SIZES[service], "n": len(pairs), "mean_pre": statistics.mean(pre),
        "sd_pre": statistics.stdev(pre), "mean_post": statistics.mean(post), "sd_post": statistics.stdev(post),
        "r": statistics.correlation(pre, post), "recovered": None, "improved": None, "deteriorated": None,
        "strata_by": list(strata), "strata": [], "withheld": [], "lowest": 5.0, "highest": 25.0, "step": 1.0,
        "profile": profile[0], "profile_version": profile[1], "fewest": profile[2], "kind": "moments"}
    made = {key: float(value) if key.startswith(("mean", "sd")) or key == "r" else value
            for key, value in made.items()}
    made.update(changed)
    return made


def document(name, *packets):
    hashes = [digest(made) for made in packets]
    members = ['"schema":"waymark-packet/1"', '"provenance":{"program":"generate.py","version":"1"}',
               '"packets":[\n' + ",\n".join(
                   "{" + ",".join(f"{json.dumps(key)}:{text(value)}" for key, value in made.items())
                   + f',"sha256":"{mark}"}}' for made, mark in zip(packets, hashes)) + "\n]",
               '"sha256":"%s"' % hashlib.sha256("\n".join(hashes).encode()).hexdigest()]
    with open(name, "w") as file:
        file.write("{" + ",\n".join(members) + "}\n")


GATED = ("threshold-10", "2024", 10)
document("north.json", packet("north"))
document("south.json", packet("south"))
document("east.json", packet("east"))
document("other-version.json", packet("south", version="3"))
document("other-plan.json", packet("south", strata=["age"]))
document("gated.json", packet("north", GATED))
document("gated-part.json", packet("north", GATED, first=None, withheld=["first"]))
document("impossible.json", packet("east", n=0))


def blocks(*services, **changed):
    """A packet of a plan: people by the months at which they have a score, and the lower triangle, row by row, of
    the sums of v v' with v = (1, score at the first month, score at the next)."""
    patterns = []
    for place, service in enumerate(services):
        for months in ([0, 6], [0]):
            those = [[1, p["pre"]] + ([p["post"]] if p["post"] != "" else []) for p in people
                     if p["service"] == service and (p["post"] != "") == (len(months) == 2)]
            if those:
                moments = [float(sum(v[i] * v[j] for v in those)) for i in range(1 + len(months)) for j in range(i + 1)]
                patterns.append({"persons": len(those), "rows": len(months),
                                 "keys": [[float(month) for month in months], [float(place)] * len(months)],
                                 "moments": moments})
    made = {
        "kind": "blocks", "services": list(services), "period": "2026Q3", "scale": "trust", "version": "2",
        "plan": {"formula": "score ~ month + (1 | person) + (1 | service)", "service": "service",
                 "person": "person", "columns": [{"name": "month", "holds": "numbers", "role": "key"},
                                                 {"name": "service", "holds": "categories", "role": "key"}]},
        "persons": sum(pattern["persons"] for pattern in patterns),
        "rows": sum(pattern["persons"] * pattern["rows"] for pattern in patterns),
        "withheld_fewest": 0, "withheld_most": 0, "entries_per_person": [], "entries_per_row": ["score"],
        "taken_off": [0.0], "levels": {"service": list(services)}, "patterns": patterns,
        "lowest": 5.0, "highest": 25.0, "step": 1.0, "profile": "none", "profile_version": "1", "fewest": 1}
    made.update(changed)
    return made


document("blocks-north.json", blocks("north"))
document("blocks-others.json", blocks("east", "south", "west"))
document("blocks-other-plan.json", blocks("south", plan=blocks("south")["plan"] | {
    "formula": "score ~ month + (1 | service/person)"}))
impossible = blocks("east")
impossible["patterns"][0]["moments"][2] = 1.0  # Σx² of several scores
document("blocks-impossible.json", impossible)

with open("expected.csv", "w") as file:
    file.write("service,name,value\n")
    for service in SIZES:
        made = packet(service)
        for key in ("first", "n", "mean_pre", "sd_pre", "mean_post", "sd_post", "r"):
            file.write(f"{service},{key},{text(made[key])}\n")
