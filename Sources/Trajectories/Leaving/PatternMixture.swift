import Distributions
import LinearAlgebra
public import Models
public import Results
public import Scoring

/// The average over time when people who left may have been on another line than those who stayed.
///
///     score = a_k + b_k t + (u₀ + u₁ t) + ε        for people of pattern k (when last seen)
///     β̄(t) = Σ_k π_k β_k(t),     β_k(t) = a_k + b_k t
///     Var β̄(t) = Σ_kl π_k π_l Cov(β̂_k(t), β̂_l(t)) + Σ_k π_k (β_k(t) − β̄(t))² / N
///
/// with π_k the share of people in pattern k. The second part of the variance is the multinomial
/// variance of the shares, (diag π − ππᵀ)/N, by the delta method. What cannot be seen is put in by a
/// restriction: after its last occasion each pattern stays on its own straight line, and people
/// seen too few times for a line share that of the next pattern. Intervals are by Student's t with
/// Satterthwaite's degrees of freedom for Σ_k π_k β̂_k(t).
///
/// ### Source
/// Little, R. J. A. (1993). Pattern-mixture models for multivariate incomplete data. *Journal of the
/// American Statistical Association, 88*(421), 125–134.
public struct PatternMixture: Sendable, Hashable {
  /// The restriction by name.
  public static let restriction = "each pattern's own straight line"

  /// People who were last seen on the same occasions.
  public struct Pattern: Sendable, Hashable {
    /// The first of the occasions on which they were last seen.
    public let from: Occasion
    /// The last of them.
    public let through: Occasion
    /// Whether those still there on their last due occasion are among them.
    public let holdsStillThere: Bool
    /// How many people.
    public let persons: Int
    /// Their share of all people with a score, in (0, 1).
    public let share: Double
    /// a_k, at time 0.
    public let level: Estimate
    /// b_k, per unit of time.
    public let slope: Estimate
  }

  /// The average at one occasion.
  public struct Point: Sendable, Hashable {
    /// The occasion.
    public let occasion: Occasion
    /// β̄(t).
    public let average: Estimate
    /// The line of the model without patterns, which takes missing scores to be like those that the
    /// same people's other scores foretell.
    public let withoutPatterns: Estimate
  }

  /// The patterns, those who left first before.
  public let patterns: [Pattern]
  /// The average at each occasion.
  public let points: [Point]
  /// Σ π_k b_k with its interval, per unit of time.
  public let slope: Estimate
  /// The slope of the model without patterns.
  public let slopeWithoutPatterns: Estimate
  /// The model with patterns.
  public let fit: MixedModelFit
  /// What to know about it.
  public let notes: [Note]

  /// Fits both models.
  ///
  /// - Parameters:
  ///   - seen: who has a score on which occasion.
  ///   - fewest: people a pattern needs for a line of its own, at least 1. The default is 10.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  /// - Throws: `Withheld` when there is one pattern only, or a model cannot be fitted.
  public init(
    _ seen: SeenOccasions, fewest: Int = 10, level: Double = 0.95
  ) throws(Withheld) {
    precondition(level > 0 && level < 1 && fewest >= 1, "level \(level), fewest \(fewest)")
    let found = LeavingPatterns(seen, fewest: fewest).patterns
    guard found.count >= 2 else {
      throw Withheld(
        "leaving.one-pattern",
        "Too few people left, or stayed, for lines of their own: there is one pattern only.",
        help: "Use the average without patterns, or ask for fewer people in a pattern.")
    }
    var frame = PatternFrame(seen)
    for (number, pattern) in found.enumerated() {
      for member in pattern.members { frame.add(seen, member, pattern: number) }
    }
    let random = CertifiedFit.random(occasions: seen.occasions.count)
    let columns = frame.columns(patterns: found.count)
    let fit = try CertifiedFit.fit(
      "score ~ 0 + pattern + pattern:occasion + \(random)", columns, level: level)
    let plain = try CertifiedFit.fit("score ~ occasion + \(random)", columns, level: level)
    let places = try Self.places(fit, found.count)
    let total = Double(found.reduce(0) { $0 + $1.members.count })
    let shares = found.map { Double($0.members.count) / total }
    self.fit = fit
    patterns = found.indices.map { k in
      Pattern(
        from: seen.occasions[found[k].places.lowerBound],
        through: seen.occasions[found[k].places.upperBound],
        holdsStillThere: found[k].places.contains(seen.occasions.count - 1),
        persons: found[k].members.count,
        share: shares[k], level: fit.fixedEffects[places[k].level].estimate,
        slope: fit.fixedEffects[places[k].slope].estimate)
    }
    let average = MarginalLine(
      fit: fit, shares: shares, persons: total, places: places, level: level)
    let other = MarginalLine(
      fit: plain, shares: [1], persons: total, places: [(level: 0, slope: 1)], level: level)
    points = seen.occasions.map {
      Point(
        occasion: $0, average: average.estimate(level: 1, slope: $0.position),
        withoutPatterns: other.estimate(level: 1, slope: $0.position))
    }
    slope = average.estimate(level: 0, slope: 1)
    slopeWithoutPatterns = other.estimate(level: 0, slope: 1)
    notes = fit.notes + Self.notes(seen, found)
  }

  /// Where each pattern's level and slope stand among the fixed effects.
  private static func places(
    _ fit: MixedModelFit, _ count: Int
  ) throws(Withheld) -> [(level: Int, slope: Int)] {
    let terms = fit.fixedEffects.map(\.term)
    let places = (0..<count).compactMap { k -> (level: Int, slope: Int)? in
      let name = PatternFrame.name(k)
      guard let level = terms.firstIndex(of: "pattern\(name)"),
        let slope = terms.firstIndex(of: "pattern\(name):occasion")
      else { return nil }
      return (level, slope)
    }
    guard places.count == count else {
      throw Withheld(
        "leaving.not-fitted", "Some patterns have too few scores for a line of their own.",
        help: "Ask for more people in a pattern.")
    }
    return places
  }

  private static func notes(
    _ seen: SeenOccasions, _ found: [LeavingPatterns.Pattern]
  ) -> [Note] {
    var notes = [
      Note(
        "leaving.restriction",
        "After they were last seen, people are taken to have stayed on the straight line of those "
          + "last seen when they were. No data can show whether they did.")
    ]
    if found.contains(where: { $0.places.count > 1 }) {
      notes.append(
        Note(
          "leaving.patterns-joined",
          "People last seen on neighbouring occasions share a line where they are few, or have too "
            + "few scores for one."))
    }
    return notes + seen.notes
  }
}

/// Linear combinations of the patterns' lines and their variance.
private struct MarginalLine {
  let fit: MixedModelFit
  let shares: [Double]
  let persons: Double
  let places: [(level: Int, slope: Int)]
  let level: Double

  /// Σ π_k (c₀ a_k + c₁ b_k).
  func estimate(level c0: Double, slope c1: Double) -> Estimate {
    let effects = fit.fixedEffects.map(\.estimate.value)
    let lines = places.map { c0 * effects[$0.level] + c1 * effects[$0.slope] }
    let value = zip(shares, lines).reduce(0) { $0 + $1.0 * $1.1 }
    var weights = [Double](repeating: 0, count: effects.count)
    for (share, place) in zip(shares, places) {
      weights[place.level] += share * c0
      weights[place.slope] += share * c1
    }
    let ofLines = zip(weights, fit.fixedCovariance * weights).reduce(0) { $0 + $1.0 * $1.1 }
    let ofShares = zip(shares, lines).reduce(0) {
      $0 + $1.0 * ($1.1 - value) * ($1.1 - value) / persons
    }
    let error = max(0, ofLines + ofShares).squareRoot()
    let tail = (1 + level) / 2
    let quantile =
      fit.inference.degreesOfFreedom(weights).map {
        StudentT(degreesOfFreedom: $0).quantile(tail)
      } ?? Normal().quantile(tail)
    return Estimate(
      value: value, standardError: error,
      interval: ConfidenceInterval(
        lower: value - quantile * error, upper: value + quantile * error, level: level,
        method: fit.inference.method.rawValue))
  }
}

/// Rows of scores with the pattern of the person.
private struct PatternFrame {
  private let times: [Double]
  private var values: [Double] = []
  private var occasions: [Double] = []
  private var persons: [Int] = []
  private var names: [String] = []
  private var patterns: [Int] = []

  init(_ seen: SeenOccasions) { times = seen.occasions.map(\.position) }

  static func name(_ pattern: Int) -> String { "\(pattern + 1)" }

  mutating func add(_ seen: SeenOccasions, _ member: Int, pattern: Int) {
    let course = seen.courses[member]
    names.append(course.name)
    for (time, score) in zip(times, course.scores) {
      guard let score else { continue }
      values.append(score)
      occasions.append(time)
      persons.append(names.count - 1)
      patterns.append(pattern)
    }
  }

  func columns(patterns count: Int) -> [String: ModelFrame.Column] {
    [
      "score": .numeric(values), "occasion": .numeric(occasions),
      "person": .factor(codes: persons, levels: names),
      "pattern": .factor(codes: patterns, levels: (0..<count).map(Self.name)),
    ]
  }
}
