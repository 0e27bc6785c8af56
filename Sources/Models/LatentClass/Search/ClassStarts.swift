import Distributions
import Glibc
import LinearAlgebra

/// Where searches begin: persons parted by where their own journeys stand, on the scale of the data.
///
/// Each person's coefficients of the columns that differ by class, drawn towards everybody's as little as two
/// rows ask for, are parted in one of three ways, in turn: around persons far apart (k-means++), along a
/// direction at random cuts, or around points drawn as wide as persons lie. A class begins at the least-squares
/// line of its persons. Categories are taken for numbers, and the line is brought to log odds.
///
/// ### Source
/// Arthur, D., & Vassilvitskii, S. (2007). k-means++: the advantages of careful seeding. *Proceedings of the
/// 18th ACM-SIAM Symposium on Discrete Algorithms*, 1027–1035. Why many: Hipp, J. R., & Bauer, D. J. (2006).
/// Local solutions in the estimation of growth mixture models. *Psychological Methods*, 11(1), 36–53.
struct ClassStarts: Sendable {
  private let persons: ClassPersons
  private let layout: ClassLayout
  private let one: ClassParameters
  /// Coefficients person by person, over their spread.
  private let places: [[Double]]

  /// Prepares starts from the optimum of one class.
  init(_ persons: ClassPersons, _ layout: ClassLayout, one: ClassParameters) {
    (self.persons, self.layout, self.one) = (persons, layout, one)
    let own = layout.own
    let ridge = max(one.variances[0], 0.05)
    var raw: [[Double]] = []
    raw.reserveCapacity(persons.count)
    var a = Array(repeating: 0.0, count: own * own)
    for person in 0..<persons.count {
      for j in 0..<own {
        for i in 0..<own { a[j * own + i] = persons.product(person, i, j) + (i == j ? ridge : 0) }
      }
      var b = (0..<own).map { persons.product(person, persons.fixed, $0) }
      if SmallCholesky.factor(&a, own) {
        SmallCholesky.forward(a, &b, own, columns: 1)
        SmallCholesky.backward(a, &b, own, columns: 1)
      }
      raw.append(b)
    }
    let spread = (0..<own).map { k in
      max(SampleMoments(raw.map { $0[k] })?.standardDeviation ?? 1, 1e-6)
    }
    places = raw.map { zip($0, spread).map { $0 / $1 } }
  }

  /// The start with a number.
  func start(_ number: Int, seed: UInt64) -> ClassParameters {
    var random = Xoshiro256(seed: seed, stream: UInt64(number))
    var member: [Int] =
      switch number % 3 {
      case 0: around(apart(&random))
      case 1: along(&random)
      default: around(drawn(&random))
      }
    if let known = persons.known {
      for (person, g) in known.enumerated() where g >= 0 { member[person] = Int(g) }
    }
    // Nobody's class is given somebody.
    for g in 0..<layout.classes where !member.contains(g) {
      for _ in 0..<max(2, persons.count / 20) {
        member[Int(random.next(upperBound: UInt64(persons.count)))] = g
      }
    }
    return parameters(member)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += (a[k] - b[k]) * (a[k] - b[k]) }
    return sum
  }

  private func around(_ centres: [[Double]]) -> [Int] {
    places.map { place in
      var (best, least) = (0, Double.infinity)
      for (g, centre) in centres.enumerated() {
        let d = distance(place, centre)
        if d < least { (best, least) = (g, d) }
      }
      return best
    }
  }

  private func apart(_ random: inout Xoshiro256) -> [[Double]] {
    var centres = [places[Int(random.next(upperBound: UInt64(places.count)))]]
    var nearest = places.map { distance($0, centres[0]) }
    while centres.count < layout.classes {
      var left = random.uniform() * nearest.reduce(0, +)
      var chosen = places.count - 1
      for (person, d) in nearest.enumerated() {
        left -= d
        if left < 0 {
          chosen = person
          break
        }
      }
      centres.append(places[chosen])
      for person in places.indices {
        nearest[person] = min(nearest[person], distance(places[person], places[chosen]))
      }
    }
    return centres
  }

  private func along(_ random: inout Xoshiro256) -> [Int] {
    let direction = (0..<layout.own).map { _ in random.normal() }
    let along = places.map { place in
      zip(place, direction).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let sorted = along.sorted()
    let cuts = (1..<layout.classes).map { _ in
      sorted[Int(random.next(upperBound: UInt64(sorted.count)))]
    }.sorted()
    return along.map { value in cuts.count { value > $0 } }
  }

  private func drawn(_ random: inout Xoshiro256) -> [[Double]] {
    (0..<layout.classes).map { _ in (0..<layout.own).map { _ in 1.5 * random.normal() } }
  }

  private func parameters(_ member: [Int]) -> ClassParameters {
    let (own, classes) = (layout.own, layout.classes)
    var counts = Array(repeating: 0.0, count: classes)
    var normal = Array(repeating: Matrix(rows: own, columns: own), count: classes)
    var right = Array(repeating: Array(repeating: 0.0, count: own), count: classes)
    for (person, g) in member.enumerated() {
      counts[g] += 1
      for j in 0..<own {
        right[g][j] += persons.product(person, persons.fixed, j)
        for i in 0..<own { normal[g][i, j] += persons.product(person, i, j) }
      }
    }
    var result = one
    result.own = (0..<classes).map { g in
      var damped = normal[g]
      for k in 0..<own { damped[k, k] += max(one.variances[0], 0.05) }
      return (try? Cholesky(damped))?.solve(right[g]) ?? Array(repeating: 0, count: own)
    }
    if layout.outcome != .gaussian {
      // A standard deviation of the numbers is about two log odds, and more for one person.
      let spread = one.factors[0].reduce(0) { $0 + $1 * $1 }
      let stretch = 2 * (1 + 0.346 * spread).squareRoot()
      result.own = result.own.map { line in zip(one.own[0], line).map { $0 + stretch * $1 } }
    }
    result.logits = (0..<classes).map { g in
      [log((counts[g] + 1) / (counts[classes - 1] + 1))]
        + Array(repeating: 0, count: layout.covariates - 1)
    }
    result.ratios = Array(repeating: 1, count: classes)
    if layout.variesOverServices {
      result.loadings = persons.services?.loadings(member, classes: classes) ?? []
    }
    if !one.hazards.isEmpty {
      result.hazards = Array(repeating: one.hazards[0], count: classes)
    }
    // Classes take up a part of how persons differ.
    result.factors = Array(
      repeating: one.factors[0].map { 0.8 * $0 }, count: layout.factorCount)
    result.variances = Array(
      repeating: max(one.variances[0], 2 * layout.floor), count: max(1, layout.varianceCount))
    return result
  }
}
