"""Seeded random numbers for the simulated studies: the same on every machine and Python.

PCG32 (O'Neill 2014) in whole numbers; a normal draw is the sum of twelve uniforms less six, so that nothing depends on the
machine's logarithm or cosine.
"""

MASK = (1 << 64) - 1


class Seeded:
    def __init__(self, seed, stream=54):
        self.increment = ((stream << 1) | 1) & MASK
        self.state = 0
        self._next()
        self.state = (self.state + seed) & MASK
        self._next()

    def _next(self):
        old = self.state
        self.state = (old * 6364136223846793005 + self.increment) & MASK
        shifted = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((shifted >> turn) | (shifted << (-turn & 31))) & 0xFFFFFFFF

    def uniform(self):
        """A number in [0, 1), a multiple of 2^-32: sums of a few are exact."""
        return self._next() / 4294967296

    def normal(self, sd=1.0):
        return sd * (sum(self.uniform() for _ in range(12)) - 6.0)

    def below(self, n):
        """A whole number 0 ..< n."""
        return self._next() * n >> 32

    def chance(self, probability):
        return self.uniform() < probability


def answer(value, lowest=1, highest=5):
    """The nearest response option, halves upward."""
    return max(lowest, min(highest, int(value + 100.5) - 100))


def write(path, rows):
    with open(path, "wb") as file:
        for row in rows:
            file.write((",".join("" if cell is None else str(cell) for cell in row) + "\n").encode("utf-8"))
