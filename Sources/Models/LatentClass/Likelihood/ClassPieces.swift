import Glibc
import LinearAlgebra
import Parallel

/// Yes-or-no or ordered outcomes of persons as a mixture of classes sees them: rows as pieces of a logistic
/// likelihood, with random effects integrated out class by class.
///
///     φ_ig = ∫ Π_j P(y_ij | η_ij) N(u; 0, I) du,      η = C γ_g + D β + Z ω_g T u
///     P(y = 1) = F(η)      or      P(y ≤ k) = F(τₖ − η),  τ₁ = 0 < τ₂ < …,      F(x) = 1 / (1 + e⁻ˣ)
///
/// by adaptive Gauss–Hermite quadrature (`LevelIntegral`). Thresholds are common to all classes; since the first
/// is at 0, each class keeps its intercept. Nothing is kept from one evaluation to the next, so that searches side
/// by side do not see each other.
struct ClassPieces: Sendable {
  private(set) var rows: LogisticPieces
  /// Q, row by row in the order of the sorted rows.
  private(set) var values: [Double]
  /// Columns of Q.
  let columns: Int
  /// Random effects, at most three.
  let random: Int
  /// The coefficients of Q without classes and random effects, and the logarithms of the gaps between thresholds:
  /// where a search of one class begins.
  let plain: [Double]
  let plainGaps: [Double]
  private(set) var grid: QuadratureGrid

  init(
    _ rows: LogisticPieces, values: [Double], columns: Int, random: Int, plain: [Double],
    plainGaps: [Double]
  ) {
    (self.rows, self.values, self.columns, self.random) = (rows, values, columns, random)
    (self.plain, self.plainGaps) = (plain, plainGaps)
    grid = Self.grid(GeneralizedOptions().nodeRange(random).lowerBound, random)
  }

  /// Stretches that persons are worked on in, at most, and how many are in one, at least.
  private static let parts = 8
  private static let least = 50

  /// Free gaps between thresholds: all but the first threshold.
  var gapCount: Int { max(0, rows.thresholdCount - 1) }

  /// τ, the first at 0, from the logarithms of the gaps.
  func thresholds(_ gaps: [Double]) -> [Double] {
    rows.thresholdCount == 0 ? [] : ladder.natural([0] + gaps)
  }

  /// τ as a search sees it.
  var ladder: Thresholds { Thresholds(count: rows.thresholdCount) }

  /// The pieces of a person.
  func pieces(_ person: Int) -> Range<Int> { rows.starts[person]..<rows.starts[person + 1] }

  /// Some of the persons, by position; a position may come more than once.
  func chosen(_ positions: [Int]) -> ClassPieces {
    var result = self
    result.rows = rows.chosen(positions)
    result.values = []
    for person in positions {
      let pieces = pieces(person)
      guard let first = pieces.first, let last = pieces.last else { continue }
      let stretch = rows.rows[first] * columns..<(rows.rows[last] + 1) * columns
      result.values += values[stretch]
    }
    return result
  }

  /// With few points of the quadrature, for searches; what they find is finished with all of them.
  var coarse: ClassPieces { with(nodes: random == 1 ? 7 : random == 2 ? 5 : 3) }

  /// With more points, until half as many again change −2ℓ of one class by less than a thousandth.
  func exact(_ one: ClassParameters) -> ClassPieces {
    var result = self
    let limit = GeneralizedOptions().nodeRange(random).upperBound
    guard random > 0, var here = result.logLikelihood(one) else { return self }
    while true {
      let more = GeneralizedOptions.more(than: result.grid.nodes)
      guard more <= limit else { return result }
      let finer = result.with(nodes: more)
      guard let there = finer.logLikelihood(one) else { return result }
      guard 2 * abs(there - here) > 1e-3 else { return result }
      (result, here) = (finer, there)
    }
  }

  private func logLikelihood(_ one: ClassParameters) -> Double? {
    evidence(one).map { $0.gaps.value + $0.classes[0].logs.reduce(0, +) }
  }

  private func with(nodes: Int) -> ClassPieces {
    var result = self
    result.grid = Self.grid(nodes, random)
    return result
  }

  private static func grid(_ nodes: Int, _ random: Int) -> QuadratureGrid {
    QuadratureGrid(nodes: random == 0 ? 1 : nodes, dimensions: random)
  }

  /// What persons' outcomes say of each class; nil where it cannot be computed.
  func evidence(_ p: ClassParameters, isParallel: Bool = false) -> ClassEvidence? {
    let thresholds = thresholds(p.gaps)
    guard let gaps = GapTerms(thresholds, rows) else { return nil }
    let predictors = (0..<p.classes).map { predictor(p.own[$0] + p.common, thresholds) }
    let parts = isParallel ? min(Self.parts, max(1, rows.levels / Self.least)) : 1
    @Sendable func one(_ part: Int) -> ClassEvidence.OfClass? {
      let (g, k) = (part / parts, part % parts)
      let levels = k * rows.levels / parts..<(k + 1) * rows.levels / parts
      return random == 0
        ? plainly(predictors[g], levels) : integrated(predictors[g], p.relative(g), levels)
    }
    let count = p.classes * parts
    let found = (isParallel ? mapInOrder(count: count, one) : (0..<count).map(one)).compactMap(
      \.self)
    guard found.count == count else { return nil }
    let classes = (0..<p.classes).map { g in
      found[g * parts..<(g + 1) * parts].reduce(
        into: ClassEvidence.OfClass(logs: [], slopes: [], factors: [])
      ) {
        $0.logs += $1.logs
        $0.slopes += $1.slopes
        $0.factors += $1.factors
      }
    }
    return ClassEvidence(classes: classes, gaps: gaps)
  }

  /// η − τ of every piece, without random effects.
  private func predictor(_ line: [Double], _ thresholds: [Double]) -> [Double] {
    var products = Array(repeating: 0.0, count: values.count / max(1, columns))
    for row in products.indices {
      var sum = 0.0
      for k in 0..<columns { sum += values[row * columns + k] * line[k] }
      products[row] = sum
    }
    var result = Array(repeating: 0.0, count: rows.pieces)
    for j in result.indices {
      let threshold = rows.thresholds[j]
      result[j] = products[rows.rows[j]] - (threshold < 0 ? 0 : thresholds[threshold])
    }
    return result
  }

  /// Where everybody follows the line of the class, for a stretch of persons.
  private func plainly(_ predictor: [Double], _ levels: Range<Int>) -> ClassEvidence.OfClass? {
    var result = ClassEvidence.OfClass(logs: [], slopes: [], factors: [])
    for person in levels {
      var sum = 0.0
      for j in pieces(person) {
        let (eta, s, m) = (predictor[j], rows.successes[j], rows.trials[j])
        let small = exp(-abs(eta))
        sum += s * eta - m * (max(eta, 0) + log1p(small))
        result.slopes.append(s - m * (eta >= 0 ? 1 : small) / (1 + small))
      }
      guard sum.isFinite else { return nil }
      result.logs.append(sum)
    }
    return result
  }

  /// With random effects integrated out; `factor` is Λ, column by column.
  private func integrated(
    _ predictor: [Double], _ factor: [Double], _ levels: Range<Int>
  ) -> ClassEvidence.OfClass? {
    var lambda = Square.zero
    for j in 0..<random {
      for i in j..<random { lambda[i, j] = factor[j * random + i] }
    }
    var integral = LevelIntegral(rows, dimensions: random)
    integral.predictor = predictor
    integral.set(lambda, rows)
    var result = ClassEvidence.OfClass(logs: [], slopes: [], factors: [])
    for person in levels {
      guard let found = integral.integrate(person, rows, grid, lambda: lambda) else { return nil }
      result.logs.append(found.value)
      result.factors.append(found.factorGradient)
    }
    result.slopes = Array(
      integral.slopes[rows.starts[levels.lowerBound]..<rows.starts[levels.upperBound]])
    return result
  }
}
