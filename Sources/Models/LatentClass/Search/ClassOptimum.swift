import Glibc

/// One place where a search ended.
struct ClassOptimum: Sendable {
  var parameters: ClassParameters
  var logLikelihood: Double
  /// The share of each class.
  var shares: [Double]
  /// Searches that ended there.
  var hits = 1
  /// Passes over all persons of the searches that ended there.
  var passes: Int
  /// Whether the score is small there.
  var isSettled: Bool

  /// Classes in their order: from the lowest mean level to the highest.
  static func order(_ parameters: ClassParameters, _ design: ClassDesign) -> [Int] {
    let levels = parameters.own.map { own in
      zip(own, design.meanRow).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return levels.indices.sorted { (levels[$0], $0) < (levels[$1], $1) }
  }

  /// Whether both are one place: the same likelihood, or nearly where one is still on its way, and the same
  /// shares.
  func isSame(as other: ClassOptimum) -> Bool {
    abs(logLikelihood - other.logLikelihood)
      <= (isSettled && other.isSettled ? 1e-3 : 2e-2) + 1e-8 * abs(logLikelihood)
      && zip(shares, other.shares).allSatisfy { abs($0 - $1) <= 0.01 }
  }

  /// The place that is told: the best that came to rest without a defect, or else the best.
  static func told(_ optima: [ClassOptimum], _ layout: ClassLayout, persons: Int) -> Int {
    optima.firstIndex { $0.isSettled && ClassDefect.of($0, layout, persons: persons).isEmpty } ?? 0
  }

  /// Optima from the best on, each once.
  static func merged(_ all: [ClassOptimum]) -> [ClassOptimum] {
    var result: [ClassOptimum] = []
    let sorted = all.enumerated().sorted {
      ($1.element.logLikelihood, $0.offset) < ($0.element.logLikelihood, $1.offset)
    }
    for (_, optimum) in sorted {
      if let place = result.firstIndex(where: { $0.isSame(as: optimum) }) {
        result[place].hits += optimum.hits
        result[place].passes += optimum.passes
      } else {
        result.append(optimum)
      }
    }
    return result
  }
}
