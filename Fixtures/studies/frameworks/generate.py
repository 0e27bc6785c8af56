"""Writes a simulated study for each outcomes framework: answers, records and study.yml in a folder of its own.

    python3 generate.py      (standard library only; the same bytes each time)

Everybody has a latent level of relational progress with ups and downs; scores follow it, and hard outcomes follow
its earlier value in half of the studies and nothing at all in the others. Every number, name and word is invented.
"""

import datetime
import json
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(here))

from seeded import Seeded, write  # noqa: E402

SCALES = os.path.join(here, "..", "..", "..", "Scales")
START = datetime.date(2024, 4, 8)
UNTIL = datetime.date(2026, 6, 30)
DAYS = (UNTIL - START).days
QUARTER = 91

# People, services, and how much the earlier level moves the odds of a hard outcome.
STUDIES = {
    "wellbeing-and-hard-outcomes": (60, ["North", "South", "Harbour"], 1.2),
    "outreach-with-women-in-sex-work": (36, ["Outreach", "Drop-in"], 0.0),
    "trauma-and-resilience": (40, ["Counselling", "Groups"], 0.8),
    "relational-service": (45, ["East", "West"], 1.0),
    "street-outreach": (50, ["Day", "Night"], 0.8),
    "strengths-and-transitions": (40, ["Coaching", "Peers"], 1.0),
    "violence-against-women-and-girls": (70, ["Refuge", "Advice", "Helpline", "Groups"], 0.0),
    "mental-health-outcomes-map": (40, ["Talking", "Community"], 0.0),
    "trauma-informed-organisation": (8, None, 0.0),
    "local-partnership": (7, None, 0.0),
    "personal-outcomes": (9, ["Carers"], 0.0),
    "national-programme": (120, ["Area A", "Area B", "Area C", "Area D", "Area E", "Area F"], 1.0),
    "distance-travelled": (40, ["Workshop", "Learning"], 0.8),
    "person-centred-care": (50, ["Clinic", "Home visits"], 0.0),
}
# Services that are there to be described beside the others.
COMPARISON = {"national-programme": ["Area E", "Area F"]}
ABOUT = {
    "national-programme": "Made-up people in six made-up areas. Area E and Area F are without the programme: what was "
                          "found there is described beside the others.",
}
WORDS = {"national-programme": ("area", "areas")}
NAMES = ["Jo Marlow", "Sam Pike", "Ines"]
WORKERS = ["Worker A", "Worker B", "Worker C"]
# Twice as many as are drawn: a study takes its own in turn, so that few words come again.
QUOTES = [
    "I rang them myself this time.",
    "They asked what I wanted first, and then they waited.",
    "She remembered what I had said in March.",
    "Nobody read my file out to me. I told it myself.",
    "It was the first time that I told anybody, and Jo Marlow did not look away.",
    "I slept the whole night. I had forgotten what that is like.",
    "I missed three weeks. Nobody was cross when I came back.",
    "My sister has my number now.",
    "Sam Pike walked there with me and waited.",
    "Some weeks it is all uphill again, but I know the way.",
    "I can say no now, and it is heard.",
    "We laughed. I had not for a long time.",
    "It got harder when my worker changed. We are getting there.",
    "I would like it to go slower than the form says.",
]
NOTES = [
    "Met at the usual place and talked for an hour.",
    "Walked by the canal, as it was easier than sitting.",
    "Spoke of family for the first time.",
    "Asked for a cup of tea and stayed.",
    "Went back to the surgery that had turned them away.",
    "Rang to say that they would be late.",
    "Did not want to talk today; had tea together.",
    "Chose the day and the place themselves.",
]
# Where an organisation or an area looks at itself.
UNIT_QUOTES = [
    "We wrote the plan with people who had been through it, and it looks different.",
    "The rota says an hour to think, and for once we kept it.",
    "Jo Marlow chaired, and she used to be on the other side of the desk.",
    "Nobody had asked the night team before.",
    "We still send the same letter to everybody.",
    "The housing team rings us now before a decision, not after.",
    "It took a year to agree what we pass on, and with whose leave.",
    "Two of us left, and the knowledge went with them.",
    "Sam Pike asked the question that we had all walked round.",
    "Money for one more year is not a plan.",
    "The door is open longer, and people come.",
    "We marked ourselves lower this time, because we looked harder.",
    "There is a quiet room now, and a person who knows why.",
    "Each of us thought that the other was doing it.",
]
UNIT_NOTES = [
    "Looked through the answers together; not everybody agreed.",
    "People who are supported took part from the start.",
    "A new partner joined the meeting.",
    "Put off until the next quarter: half of the group was away.",
    "Read the complaints of the year aloud.",
    "The policy was changed the same day.",
    "Visited the neighbours to see how they do it.",
    "Training was booked for reception and the night team.",
]
GOALS = [
    "To see my sister again", "To sleep in a bed that is mine", "To cook for somebody", "To read a letter on my own",
    "To go to one group and stay to the end",
]
ENDINGS = [
    "goals-met", "persons-choice", "service-time-limit", "service-threshold", "passed-on", "contact-stopped", "moved",
    "unknown",
]


def load(*path):
    with open(os.path.join(SCALES, *path), encoding="utf-8") as file:
        return json.load(file)


def day(number):
    return (START + datetime.timedelta(days=number)).isoformat()


class Question:
    """An item of a scale: its codes, and whether a higher code is a better answer."""

    def __init__(self, scale, item):
        responses = item["responses"]
        responses = scale["responses"][responses] if isinstance(responses, str) else responses
        self.id = item["id"]
        self.codes = sorted(option["code"] for option in responses)
        signs = [
            (1 if score["direction"] == "higherIsBetter" else -1) * (1 if keyed == "forward" else -1)
            for score in scale["scores"] for id, keyed in score.get("items", {}).items() if id == self.id
        ]
        self.sign = signs[0] if signs else 1

    def answer(self, random, level):
        """A level of 0 is the middle of the options, 1 is a quarter of their breadth above it."""
        place = 0.5 + 0.25 * self.sign * (level + random.normal(0.5))
        return self.codes[max(0, min(len(self.codes) - 1, int(place * len(self.codes) + 100) - 100))]


class Study:
    def __init__(self, id, people, services, strength, seed):
        self.id, self.people, self.services, self.strength = id, people, services, strength
        self.framework = load("frameworks", id + ".json")
        self.unit = self.framework.get("unit", "person")
        self.random = Seeded(seed)
        self.told = 0
        self.indicators = [(o, i) for o in self.framework["outcomes"] for i in o["indicators"]]
        self.scales = []
        for _, indicator in self.indicators:
            if indicator["kind"] == "score" and indicator["scale"] not in self.scales:
                self.scales.append(indicator["scale"])
        self.definitions = {id: load(id + ".json") for id in self.scales}
        self.questions = {
            id: [Question(scale, item) for item in scale["items"]] for id, scale in self.definitions.items()
        }
        heads = [question.id for id in self.scales for question in self.questions[id]]
        self.rows = {
            "answers": [["person", "service", "date", "worker"] + heads],
            "consent": [["person", "covers", "use", "from", "until", "withdrawn"]],
            "support": [["person", "from", "to", "ended", "told_by"]],
            "workers": [["person", "worker", "from", "to"]],
            "outcomes": [["person", "outcome", "state", "from", "to", "told_by"]],
            "goals": [["person", "goal", "outcome", "words", "weight", "date", "rating", "status", "chosen_by"]],
            "observations": [["person", "date", "indicator", "answer", "by", "observer"]],
            "contacts": [
                ["person", "date", "offered", "kept", "started_by", "meaning_to_person", "meaning_to_worker", "worker"]
            ],
            "words": [["person", "date", "kind", "text", "file", "about", "approved_by", "approved_on"]],
            "names": [["name"]] + [[name] for name in NAMES],
        }

    def add(self, file, *cells):
        self.rows[file].append(list(cells))

    # One person ------------------------------------------------------------------------------------------------------

    def person(self, number):
        random = self.random
        id = {"person": "P", "organisation": "Org ", "area": "Area "}[self.unit] + (
            f"{number:03d}" if self.unit == "person" else str(number))
        service = self.services[number % len(self.services)] if self.services else ""
        start = random.below(DAYS // 3)
        length = DAYS - start
        ended = None
        if self.unit == "person" and random.chance(0.3):
            length = 2 * QUARTER + random.below(max(1, length - 2 * QUARTER))
            ended = ENDINGS[random.below(len(ENDINGS))]
        levels = self.levels(length)
        pause = (3 * QUARTER, 3 * QUARTER + 60 + random.below(90)) if length > 6 * QUARTER and random.chance(0.3) else None
        away = (lambda at: pause is not None and pause[0] <= at < pause[1])
        level = lambda at: levels[min(len(levels) - 1, max(0, at // QUARTER))]

        changed = 2 * QUARTER + random.below(3 * QUARTER) if length > 5 * QUARTER and random.chance(0.35) else None
        first = WORKERS[random.below(3)]
        second = WORKERS[(WORKERS.index(first) + 1) % 3]
        worker = (lambda at: second if changed is not None and at >= changed else first)

        self.consent(id, start)
        self.support(id, start, length, ended, pause)
        if self.unit == "person":
            self.add("workers", id, first, day(start), day(start + changed - 1) if changed else "")
            if changed:
                self.add("workers", id, second if not random.chance(0.1) else "", day(start + changed), "")
        self.answers(id, service, start, length, levels, away, worker)
        self.outcomes(id, start, length, level, ended)
        if self.unit == "person":
            self.goals(id, start, length, level)
            self.observations(id, start, length, level, away, worker)
            self.contacts(id, start, length, level, away, worker)
        self.words(id, start, length)

    def levels(self, length):
        """A level for each quarter: a gain, and for some a setback of which ground is regained, or not yet."""
        random = self.random
        own, gain = random.normal(0.6) - 0.6, 0.16 + random.normal(0.1)
        setback = 1 + random.below(6) if random.chance(0.45) else None
        depth, regains = 0.9 + random.uniform(), random.chance(0.7)
        values = []
        for quarter in range(length // QUARTER + 1):
            dip = 0.0
            if setback is not None and quarter >= setback:
                dip = depth * ([1.0, 0.5, 0.1][min(quarter - setback, 2)] if regains else 1.0)
            values.append(own + gain * quarter - dip + random.normal(0.3))
        return values

    def consent(self, id, start):
        random = self.random
        if self.unit != "person":
            self.add("consent", id, "everything", "shared", day(start), "", "")
            return
        draw = random.uniform()
        if draw < 0.05:
            return  # nobody asked
        if draw < 0.09:
            self.add("consent", id, "everything", "shared", day(start), "", day(start + 120))
            return
        if draw < 0.14:
            self.add("consent", id, "everything", "inside", day(start), day(start + 365), "")
            return
        self.add("consent", id, "everything", "inside", day(start), "", "")
        for part in ["scores", "observations", "goals", "outcomes", "engagement"]:
            if random.chance(0.95):
                self.add("consent", id, part, "shared", day(start), "", "")
        if random.chance(0.6):
            self.add("consent", id, "words", "shared", day(start), day(DAYS + 100 if random.chance(0.8) else DAYS - 60), "")
        if random.chance(0.4):
            self.add("consent", id, "journey", "shared", day(start), "", day(start + 200) if random.chance(0.1) else "")

    def support(self, id, start, length, ended, pause):
        if self.unit != "person":
            return
        teller = ["person", "worker", "service", ""][self.random.below(4)]
        end = day(start + length) if ended else ""
        if pause:
            self.add("support", id, day(start), day(start + pause[0]), "break", "person")
            self.add("support", id, day(start + pause[1]), end, ended or "", teller if ended else "")
        else:
            self.add("support", id, day(start), end, ended or "", teller if ended else "")

    def answers(self, id, service, start, length, levels, away, worker):
        random = self.random
        offsets = {scale: random.normal(0.25) for scale in self.scales}
        for quarter, value in enumerate(levels):
            at = quarter * QUARTER + (random.below(41) - 20 if quarter else 0)
            missed = random.chance(0.03 if quarter == 0 else 0.1)
            if at > length or away(at) or missed:
                continue
            cells = []
            for scale in self.scales:
                drop = random.chance(0.02)
                for question in self.questions[scale]:
                    code = question.answer(random, value + offsets[scale])
                    cells.append("" if drop or random.chance(0.006) else code)
            self.add("answers", id, service, day(start + at), worker(at) if self.unit == "person" else "", *cells)

    def outcomes(self, id, start, length, level, ended):
        random = self.random
        for outcome, indicator in self.indicators:
            if indicator["kind"] == "state":
                self.state(id, indicator, start, length, level)
            elif indicator["kind"] == "level":
                steps = [step["id"] for step in indicator["levels"]]
                place = random.below(2)
                turn = 2 * QUARTER + random.below(max(1, length - 2 * QUARTER))
                if turn < length and random.chance(0.6) and place + 1 < len(steps):
                    self.add("outcomes", id, indicator["id"], steps[place], day(start), day(start + turn - 1), "worker")
                    self.add("outcomes", id, indicator["id"], steps[place + 1], day(start + turn), "", "worker")
                else:
                    self.add("outcomes", id, indicator["id"], steps[place], day(start), "", "worker")
            elif indicator["kind"] == "count":
                sign = -1 if indicator.get("direction") == "lowerIsBetter" else 1
                for quarter in range(0, length // QUARTER):
                    if random.chance(0.8):
                        number = max(0, int(4 + 3 * sign * level(quarter * QUARTER) + random.normal(3.0)))
                        self.add(
                            "outcomes", id, indicator["id"], number, day(start + quarter * QUARTER),
                            day(start + quarter * QUARTER + QUARTER - 1), "worker")

    def state(self, id, indicator, start, length, level):
        """Quarter by quarter, by the level a quarter earlier; some stretches are unknown."""
        random = self.random
        good = [state["id"] for state in indicator["states"] if state["holds"]]
        other = [state["id"] for state in indicator["states"] if not state["holds"]]
        if random.chance(0.03):
            self.add("outcomes", id, indicator["id"], "not-applicable", day(start), "", "")
            return
        own = random.normal(0.5)
        held, spells = random.chance(0.2), []
        for quarter in range(length // QUARTER + 1):
            if quarter:
                push = -0.9 + own + self.strength * level((quarter - 1) * QUARTER) + (2.2 if held else 0.0)
                held = random.uniform() < 1 / (1 + 2.718281828459045 ** -push)
            if random.chance(0.04):
                state = "unknown"
            elif held:
                keeps = spells and spells[-1][0] in good and not random.chance(0.1)
                state = spells[-1][0] if keeps else good[random.below(len(good))]
            else:
                keeps = spells and spells[-1][0] in other and not random.chance(0.2)
                state = spells[-1][0] if keeps else other[random.below(len(other))]
            at = quarter * QUARTER + (random.below(60) if quarter else 0)
            if at > length:
                break
            if not spells or spells[-1][0] != state:
                spells.append([state, at])
        for place, (state, at) in enumerate(spells):
            to = day(start + spells[place + 1][1] - 1) if place + 1 < len(spells) else ""
            teller = ["person", "worker", "service", ""][random.below(4)]
            self.add("outcomes", id, indicator["id"], state, day(start + at), to, teller)

    def goals(self, id, start, length, level):
        random = self.random
        for outcome, indicator in self.indicators:
            if indicator["kind"] != "goals":
                continue
            low, high = (-2, 2) if indicator["scale"] == "goal-attainment-scaling" else (0, 10)
            for number in range(1 + random.below(2)):
                goal = f"{outcome['id']}-{number + 1}"
                words = GOALS[random.below(len(GOALS))]
                weight = 1 + random.below(2)
                chooser = "person" if random.chance(0.8) else "together"
                end = None
                if length > 3 * QUARTER and random.chance(0.25):
                    end = 2 * QUARTER + random.below(length - 2 * QUARTER)
                stop = end if end is not None else length
                for quarter in range(0, stop // QUARTER + 1):
                    rating = (low + high) / 2 + (high - low) / 6 * (level(quarter * QUARTER) + random.normal(0.4))
                    rating = max(low, min(high, int(rating + 100.5) - 100))
                    status = "set" if quarter == 0 else "rated"
                    if quarter and random.chance(0.15):
                        continue
                    self.add(
                        "goals", id, goal, outcome["id"], words if quarter == 0 else "", weight if quarter == 0 else "",
                        day(start + quarter * QUARTER), rating, status, chooser if quarter == 0 else "")
                if end is not None:
                    how = ["retired", "reached", "changed"][random.below(3)]
                    self.add("goals", id, goal, outcome["id"], "", "", day(start + end + 1), "", how, "")

    def observations(self, id, start, length, level, away, worker):
        random = self.random
        for _, indicator in self.indicators:
            if indicator["kind"] != "observation":
                continue
            answers = [answer["id"] for answer in indicator["answers"]]

            def seen(at):
                place = 0.45 + 0.2 * (level(at) + random.normal(0.6))
                return answers[max(0, min(len(answers) - 1, int(place * len(answers) + 100) - 100))]

            for at in range(14, length, 60 + random.below(30)):
                if away(at):
                    continue
                if indicator["by"] != "person":
                    answer = seen(at)
                    self.add("observations", id, day(start + at), indicator["id"], answer, "worker",
                             "" if random.chance(0.06) else worker(at))
                    if random.chance(0.2):
                        other = WORKERS[(WORKERS.index(worker(at)) + 2) % 3]
                        again = answer if random.chance(0.75) else seen(at)
                        self.add("observations", id, day(start + at), indicator["id"], again, "worker", other)
                if indicator["by"] == "person" or (indicator["by"] == "both" and random.chance(0.6)):
                    self.add("observations", id, day(start + at), indicator["id"], seen(at), "person", "")

    def contacts(self, id, start, length, level, away, worker):
        random = self.random
        measures = {i["measure"]: i for _, i in self.indicators if i["kind"] == "engagement"}
        if not measures:
            return

        def meaning(measure, at):
            if measure not in measures or random.chance(0.2):
                return ""
            low, high = measures[measure]["meaning"]["low"], measures[measure]["meaning"]["high"]
            value = (low + high) / 2 + (high - low) / 5 * (level(at) + random.normal(0.7))
            return max(low, min(high, int(value + 100.5) - 100))

        for at in range(0, length, 28):
            at += random.below(24)
            if away(at) or at > length:
                continue
            own = random.chance(min(0.8, max(0.05, 0.25 + 0.12 * level(at))))
            kept = random.chance(min(0.95, max(0.3, 0.7 + 0.08 * level(at)))) or own
            self.add(
                "contacts", id, day(start + at), "no" if own else "yes", "yes" if kept else "no",
                "" if random.chance(0.05) else "person" if own else "worker",
                meaning("meaning-to-person", at) if kept else "", meaning("meaning-to-worker", at) if kept else "",
                "" if random.chance(0.03) else worker(at))

    def words(self, id, start, length):
        random = self.random
        outcomes = [outcome["id"] for outcome in self.framework["outcomes"]]
        for _ in range(random.below(4) if self.people > 12 else 3 + random.below(3)):
            at = random.below(max(1, length))
            quote = random.chance(0.6)
            quotes, notes = (QUOTES, NOTES) if self.unit == "person" else (UNIT_QUOTES, UNIT_NOTES)
            pool = quotes if quote else notes
            text = pool[2 * random.below(len(pool) // 2) + self.told % 2]
            self.told += 1
            approved = quote and random.chance(0.6)
            self.add(
                "words", id, day(start + at), "quote" if quote else "note", '"' + text + '"', "",
                outcomes[random.below(len(outcomes))] if random.chance(0.8) else "",
                "R. Hale" if approved else "", day(DAYS - random.below(30)) if approved else "")

    # Files -----------------------------------------------------------------------------------------------------------

    def save(self):
        folder = os.path.join(here, self.id)
        os.makedirs(folder, exist_ok=True)
        for number in range(1, self.people + 1):
            self.person(number)
        kept = [name for name, rows in self.rows.items() if len(rows) > 1]
        for name, rows in self.rows.items():
            path = os.path.join(folder, name + ".csv")
            if name in kept:
                write(path, rows)
            elif os.path.exists(path):
                os.remove(path)
        with open(os.path.join(folder, "study.yml"), "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(self.lines(kept)) + "\n")

    def lines(self, kept):
        framework = self.framework
        yield f"# Simulated by generate.py: a study of the framework '{self.id}'."
        yield f"id: {self.id}"
        yield f"title: '{framework['name']} (simulated)'"
        many = "people" if self.unit == "person" else self.unit + "s"
        about = ABOUT.get(self.id, f"Made-up {many}, to show what a study of this framework looks like.")
        yield f"about: '{about}'"
        yield "kind: simulated"
        yield f"framework: {self.id}"
        yield ""
        yield "data:"
        yield "  file: answers.csv"
        yield ""
        yield "columns:"
        yield "  person: person"
        yield "  ids_unique_in: everywhere"
        if self.services:
            yield "  service: service"
        yield "  occasion: date"
        if self.unit == "person":
            yield "  worker: worker"
        yield ""
        yield "occasions: {by: quarter}"
        if self.id in WORDS:
            yield "words: {service: %s, services: %s}" % WORDS[self.id]
        if self.id in COMPARISON:
            yield f"comparison: [{', '.join(COMPARISON[self.id])}]"
        yield ""
        yield "scales:"
        for scale in self.scales:
            yield f"  - scale: {scale}"
        yield ""
        yield "outcomes:"
        for outcome, indicator in self.indicators:
            if indicator["kind"] == "score":
                yield f"  - {{scale: {indicator['scale']}, score: {indicator['score']}}}"
        yield ""
        yield "records:"
        yield f"  until: {UNTIL.isoformat()}"
        for name in kept:
            if name != "answers":
                yield f"  {name}: {name}.csv"


for place, (id, (people, services, strength)) in enumerate(STUDIES.items()):
    Study(id, people, services, strength, 20260800 + place).save()
