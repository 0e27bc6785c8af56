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
    return json.dumps(value, ensure_ascii=False)


def digest(packet):
    line = "{" + ",".join(f"{json.dumps(key)}:{text(value)}" for key, value in packet.items()) + "}"
    return hashlib.sha256(line.encode()).hexdigest()


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

with open("expected.csv", "w") as file:
    file.write("service,name,value\n")
    for service in SIZES:
        made = packet(service)
        for key in ("first", "n", "mean_pre", "sd_pre", "mean_post", "sd_post", "r"):
            file.write(f"{service},{key},{text(made[key])}\n")
