import Glibc
import LinearAlgebra
import Optimization

/// Heaps of people against one leaning heap, where outcomes are in categories.
///
/// Where a person stands along the line on which classes differ most, κ, is not seen then, so that both are
/// distributions of it that are integrated over, with differences within classes as they are:
///
///     ℓ(w) = Σ_i log Σ_k w_k φ_i(κ_k),      η = C (γ̄ + κ δ) + D β + Z b,      Σ w = 1
///
/// on points from five standard deviations of the classes below their mean to five above. w is in turn that of as
/// many normal heaps of one width as there are classes, of a sinh-arcsinh, and of a normal with an exponential
/// tail on either side (see `NormalHeaps`, `SinhArcsinh`, `OneSidedHeap`).
struct CategoryAxis {
  /// κ over its standard deviation, point by point.
  private let points: [Double]
  /// φ_i(κ_k) over the largest of the person, persons × points, and the sum of the logarithms of the largest.
  private let chances: [Double]
  private let sum: Double

  private static let steps = 8

  /// The heaps and the heap at an optimum; nil where there is no line, or no likelihood along it.
  static func alternative(
    _ optimum: ClassOptimum, _ design: ClassDesign, _ layout: ClassLayout
  ) -> ClassAlternative? {
    guard let pieces = design.persons.pieces, design.persons.count > 10 * layout.classes,
      let line = ClassAxis.line(optimum, layout)
    else { return nil }
    let classes = optimum.parameters.own.map { own in
      (0..<layout.own).reduce(0.0) { $0 + line.direction[$1] * (own[$1] - line.mean[$1]) }
    }
    let variance = zip(optimum.shares, classes).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    guard variance > 0 else { return nil }
    let spread = variance.squareRoot()
    guard let axis = CategoryAxis(optimum, pieces.coarse, layout, line, spread),
      let heaps = axis.heaps(classes.map { $0 / spread }, optimum.shares)
    else { return nil }
    let leaning = axis.leaning
    let tailed = axis.tailed
    let half = 0.5 * log(Double(design.persons.count))
    // Of the two shapes of one heap, the one that Schwarz's criterion prefers.
    guard
      let one = [(leaning, 4), (tailed, 3)].compactMap({ value, count in
        value.map { (value: $0, parameters: count) }
      }).max(by: {
        $0.value - half * Double($0.parameters) < $1.value - half * Double($1.parameters)
      })
    else { return nil }
    return ClassAlternative(
      heaps: heaps, oneHeap: one.value, heapParameters: 2 * layout.classes,
      oneHeapParameters: one.parameters,
      persons: design.persons.count, atEnd: 0)
  }

  private init?(
    _ optimum: ClassOptimum, _ pieces: ClassPieces, _ layout: ClassLayout,
    _ line: (direction: [Double], mean: [Double]), _ spread: Double
  ) {
    let reach = 5 * Self.steps
    points = (-reach...reach).map { Double($0) / Double(Self.steps) }
    var p = optimum.parameters
    p.own = points.map { point in
      zip(line.mean, line.direction).map { $0 + point * spread * $1 }
    }
    p.logits = points.map { _ in [0] }
    p.factors = [ClassAxis.pooledFactor(p, optimum.shares, layout)]
    p.ratios = points.map { _ in 1 }
    guard let evidence = pieces.evidence(p, isParallel: true) else { return nil }
    let persons = pieces.rows.levels
    var chances: [Double] = []
    chances.reserveCapacity(persons * points.count)
    var sum = evidence.gaps.value
    for person in 0..<persons {
      let logs = evidence.classes.map { $0.logs[person] }
      let top = logs.reduce(-Double.infinity, max)
      sum += top
      for value in logs { chances.append(exp(value - top)) }
    }
    guard sum.isFinite else { return nil }
    (self.chances, self.sum) = (chances, sum)
  }

  /// ℓ of a distribution from its logarithms, up to a constant.
  private func logLikelihood(_ logs: [Double]) -> Double? {
    let top = logs.reduce(-Double.infinity, max)
    guard top.isFinite else { return nil }
    var weights = logs.map { exp($0 - top) }
    let whole = weights.reduce(0, +)
    for k in weights.indices { weights[k] /= whole }
    var result = sum
    for first in stride(from: 0, to: chances.count, by: weights.count) {
      var chance = 0.0
      for k in weights.indices { chance += weights[k] * chances[first + k] }
      result += log(chance)
    }
    return result.isFinite ? result : nil
  }

  /// Heaps: means, logarithms of the shares against the last, log width.
  private func heaps(_ means: [Double], _ shares: [Double]) -> Double? {
    let count = means.count
    let last = log(max(shares[count - 1], 1e-6))
    let start = means + shares.dropLast().map { log(max($0, 1e-6)) - last } + [log(0.3)]
    return highest([start]) { x in
      // Narrower heaps fall between the points.
      guard x[2 * count - 1] > -log(Double(Self.steps)), x[2 * count - 1] < 3 else { return nil }
      let width = exp(x[2 * count - 1])
      let logits = Array(x[count..<2 * count - 1]) + [0]
      return points.map { point in
        var density = 0.0
        for g in 0..<count {
          let z = (point - x[g]) / width
          density += exp(logits[g] - z * z / 2)
        }
        return log(density)
      }
    }
  }

  /// A sinh-arcsinh: ξ, log η, ε, log δ.
  private var leaning: Double? {
    highest([[0.6, 0, -0.6, 0], [0, 0, 0, 0], [-0.6, 0, 0.6, 0]]) { x in
      guard abs(x[1]) < 4, abs(x[2]) < 8, abs(x[3]) < 2.5 else { return nil }
      let (eta, delta) = (exp(x[1]), exp(x[3]))
      return points.map { point in
        let y = (point - x[0]) / eta
        let inner = delta * asinh(y) - x[2]
        guard abs(inner) < 40 else { return -.infinity }
        let s = sinh(inner)
        return log(cosh(inner)) - 0.5 * log(1 + y * y) - 0.5 * s * s
      }
    }
  }

  /// A normal and an exponential number added: μ, log σ, log λ; with the tail on either side.
  private var tailed: Double? {
    [1.0, -1].compactMap { side in
      highest([[-0.6, log(0.8), log(1.7)], [-1, log(0.3), log(1)]]) { x in
        guard abs(x[1]) < 4, abs(x[2]) < 4 else { return nil }
        let (sigma, rate) = (exp(x[1]), exp(x[2]))
        return points.map { point in
          let shift = x[0] + rate * sigma * sigma - side * point
          let distance = shift / (sigma * 2.0.squareRoot())
          // erfc(d) nears e^(−d²) / (d √π).
          let tail =
            distance < 25
            ? log(erfc(distance)) : -distance * distance - log(distance * Double.pi.squareRoot())
          return rate * (shift - 0.5 * rate * sigma * sigma) + tail
        }
      }
    }.max()
  }

  /// The highest log-likelihood from several starts.
  private func highest(_ starts: [[Double]], _ logs: ([Double]) -> [Double]?) -> Double? {
    withoutActuallyEscaping(logs) { logs in
      func value(_ x: [Double]) -> Double? { logs(x).flatMap(logLikelihood) }
      return starts.compactMap { start -> Double? in
        let problem = BoundedProblem(
          lower: start.map { _ in -.infinity }, upper: start.map { _ in .infinity },
          value: { value($0).map { -$0 } },
          gradient: { x in
            guard let here = value(x) else { return nil }
            var slope: [Double] = []
            for k in x.indices {
              var (above, below) = (x, x)
              above[k] += 1e-5
              below[k] -= 1e-5
              guard let up = value(above), let down = value(below) else { return nil }
              slope.append((down - up) / 2e-5)
            }
            return (-here, slope)
          })
        let persons = Double(chances.count / points.count)
        return QuasiNewton(gradientTolerance: 1e-6, longestStep: 0.5, limit: 200).descend(
          problem, from: start, curvature: 0.3 * persons * .identity(start.count)
        ).flatMap { value($0.parameters) }
      }.max()
    }
  }
}
