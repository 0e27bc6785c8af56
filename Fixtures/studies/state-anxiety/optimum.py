"""Writes expected-optimum.csv: the optimum of both mixed models of expected.R in 40-digit arithmetic, without R.

    python3 optimum.py      (in this folder; mpmath)

The criterion is profiled in closed form: persons are eliminated, then services, from whole-number sums; theta are the ratios
of the random variances to the residual one, found where the derivatives of the criterion vanish.
"""

import collections
import csv

from mpmath import diff, findroot, log, matrix, mp, mpf, nstr, pi, sqrt

mp.dps = 40

REVERSED = set("calm secure at.ease rested comfortable confident relaxed content joyful pleasant".split())

with open("sai.csv", newline="") as file:
    rows = [row for row in csv.DictReader(file) if row["id"]]
items = [name for name in rows[0] if name not in ("study", "id", "time")]
times = collections.Counter((row["study"], row["id"], row["time"]) for row in rows)

persons = collections.defaultdict(list)  # (service, id) -> [(occasion, total)]
for row in rows:
    if times[row["study"], row["id"], row["time"]] == 1 and all(row[item] for item in items):
        total = sum(5 - int(row[item]) if item in REVERSED else int(row[item]) for item in items)
        persons[row["study"], row["id"]].append((int(row["time"]), total))

result = []


def stationary(f, start):
    """Where the gradient of f vanishes, and that it does."""
    def gradient(*x):
        return [diff(f, x, tuple(int(i == j) for j in range(len(x)))) for i in range(len(x))]
    x = tuple(findroot(gradient, start, tol=1e-40, verify=False, maxsteps=40))
    assert all(abs(g) < mpf(10) ** -10 for g in gradient(*x)), gradient(*x)
    return x


# --- total ~ occasion + (1 | person) + (1 | service) ---

N = sum(len(person) for person in persons.values())
cross = [[0] * 3 for _ in range(3)]  # of (1, occasion, total)
groups = collections.defaultdict(lambda: collections.defaultdict(lambda: [[0] * 3 for _ in range(3)]))  # service, n: of persons' sums
counts = collections.Counter()
for (service, _), person in persons.items():
    values = [(1, occasion, total) for occasion, total in person]
    sums = [sum(value[i] for value in values) for i in range(3)]
    counts[service, len(person)] += 1
    for i in range(3):
        for j in range(3):
            cross[i][j] += sum(value[i] * value[j] for value in values)
            groups[service][len(person)][i][j] += sums[i] * sums[j]


def mixed(person, service):
    block = matrix(cross)
    logDeterminant = mpf(0)
    for name, sizes in groups.items():
        # The first column of a person's products is n times its sums.
        left = [sum(g[0][i] / (n * (1 + n * person)) for n, g in sizes.items()) for i in range(3)]
        for n, g in sizes.items():
            logDeterminant += counts[name, n] * log(1 + n * person)
            block -= person / (1 + n * person) * matrix(g)
        shrink = service / (1 + service * left[0])
        logDeterminant += log(1 + service * left[0])
        for i in range(3):
            for j in range(3):
                block[i, j] -= shrink * left[i] * left[j]
    D = block[0, 0] * block[1, 1] - block[0, 1] ** 2
    intercept = (block[1, 1] * block[0, 2] - block[0, 1] * block[1, 2]) / D
    occasion = (block[0, 0] * block[1, 2] - block[0, 1] * block[0, 2]) / D
    residual = (block[2, 2] - intercept * block[0, 2] - occasion * block[1, 2]) / (N - 2)
    criterion = logDeterminant + log(D) + (N - 2) * (1 + log(2 * pi * residual))
    return [("reml.criterion", criterion), ("intercept", intercept), ("intercept.se", sqrt(residual * block[1, 1] / D)),
            ("occasion", occasion), ("occasion.se", sqrt(residual * block[0, 0] / D)),
            ("variance.person", residual * person), ("variance.service", residual * service), ("variance.residual", residual)]


best = stationary(lambda *x: mixed(*x)[0][1], (mpf("1.41"), mpf("0.048")))
result += [("mixed." + name, value) for name, value in mixed(*best)]

# --- change ~ 1 + (1 | service), last minus first ---

changes = collections.defaultdict(list)
for (service, _), person in persons.items():
    if len(person) > 1:
        person.sort()
        changes[service].append(person[-1][1] - person[0][1])
size = {service: len(values) for service, values in changes.items()}
mean = {service: mpf(sum(values)) / len(values) for service, values in changes.items()}
within = sum((value - mean[service]) ** 2 for service, values in changes.items() for value in values)
pairs = sum(size.values())


def services(ratio):
    weight = {s: size[s] / (1 + size[s] * ratio) for s in size}
    total = sum(weight.values())
    centre = sum(weight[s] * mean[s] for s in size) / total
    residual = (within + sum(weight[s] * (mean[s] - centre) ** 2 for s in size)) / (pairs - 1)
    criterion = sum(log(1 + size[s] * ratio) for s in size) + log(total) + (pairs - 1) * (1 + log(2 * pi * residual))
    return [("reml.criterion", criterion), ("intercept", centre), ("intercept.se", sqrt(residual / total)),
            ("variance.service", residual * ratio), ("variance.residual", residual)]


best = stationary(lambda x: services(x)[0][1], (mpf("0.008"),))
result += [("services." + name, value) for name, value in services(*best)]

with open("expected.csv", newline="") as file:
    lme4 = {row["name"]: mpf(row["value"]) for row in csv.DictReader(file)}
for name, value in result:
    assert abs(value / lme4[name] - 1) < mpf(10) ** -8, (name, nstr(value, 17), nstr(lme4[name], 17))

with open("expected-optimum.csv", "w", newline="\n") as file:
    print("name,value", file=file)
    for name, value in result:
        print(name, nstr(value, 17), sep=",", file=file)
