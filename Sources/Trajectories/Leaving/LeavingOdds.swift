import Distributions
import Glibc
import LinearAlgebra
import Models
public import Results
import Scoring

/// Whether people are less likely to be seen again after a low, or a high, score.
///
///     log odds( not seen again after t ) = a_t + b · score_t / s
///
/// over every scored occasion after which another was due, with a level `a_t` for each occasion (a
/// discrete-time hazard) and `s` the standard deviation of those scores. exp(b) is the odds ratio of
/// a score higher by one standard deviation. Occasions after which everybody was seen again, or
/// nobody, say nothing of `b` and are left out.
///
/// ### Source
/// Diggle, P., & Kenward, M. G. (1994). Informative drop-out in longitudinal data analysis. *Applied
/// Statistics, 43*(1), 49–93: whether leaving depends on scores that were seen. Whether it depends on
/// scores that were not seen, no data can say.
public struct LeavingOdds: Sendable, Hashable {
  /// b, in log odds per standard deviation, with Wald's test.
  public let score: TermEstimate
  /// exp(b) with its interval.
  public let oddsRatio: Estimate
  /// s, in the unit of the score.
  public let standardDeviation: Double
  /// Scored occasions that were compared.
  public let rows: Int
  /// How many of them were somebody's last.
  public let lastSeen: Int
  /// What to know about it.
  public let notes: [Note]

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - seen: who has a score on which occasion.
  ///   - level: coverage of the intervals, in (0, 1). The default is 0.95.
  /// - Throws: `Withheld` when everybody was seen again, or nobody; when scores do not differ; when
  ///   a score divides those seen again from the others without overlap.
  public init(_ seen: SeenOccasions, level: Double = 0.95) throws(Withheld) {
    precondition(level > 0 && level < 1, "level \(level)")
    let all = PersonOccasion.all(seen)
    guard all.contains(where: \.isLast) else {
      throw Withheld(
        "leaving.nobody", "Everybody was seen again after each score, so nobody has left.",
        help: "There is nothing to compare.")
    }
    var counts = [(here: Int, later: Int)](repeating: (0, 0), count: seen.occasions.count)
    for row in all {
      if row.isLast { counts[row.place].here += 1 } else { counts[row.place].later += 1 }
    }
    let mixed = counts.indices.filter { counts[$0].here > 0 && counts[$0].later > 0 }
    let rows = all.filter { counts[$0.place].here > 0 && counts[$0.place].later > 0 }
    guard !rows.isEmpty else {
      throw Withheld(
        "leaving.everybody",
        "On every occasion either everybody was seen again or nobody was.",
        help: "There is nothing to compare; say when people were last seen.")
    }
    let spread = SampleMoments(rows.map(\.score))?.standardDeviation ?? 0
    guard spread > 0, spread.isFinite else {
      throw Withheld(
        "leaving.no-spread", "The scores do not differ.", help: "Check the column of scores.")
    }
    let levels = mixed.map { place in rows.map { $0.place == place ? 1.0 : 0.0 } }
    let fit: LogisticRegression
    do throws(LogisticRegression.Failure) {
      fit = try LogisticRegression(
        levels + [rows.map { $0.score / spread }], rows.map(\.isLast))
    } catch {
      throw Self.withheld(error)
    }
    let b = fit.coefficients[mixed.count]
    let error = fit.covariance[mixed.count, mixed.count].squareRoot()
    let half = Normal().quantile((1 + level) / 2) * error
    func interval(_ lower: Double, _ upper: Double) -> ConfidenceInterval {
      ConfidenceInterval(lower: lower, upper: upper, level: level, method: "wald")
    }
    let ratio = (value: exp(b), lower: exp(b - half), upper: exp(b + half))
    guard error.isFinite, ratio.upper.isFinite else { throw Self.withheld(.separated) }
    score = TermEstimate(
      term: "score per standard deviation",
      estimate: Estimate(
        value: b, standardError: error, interval: interval(b - half, b + half)),
      statistic: b / error, pValue: Normal().twoSided(b / error))
    oddsRatio = Estimate(value: ratio.value, interval: interval(ratio.lower, ratio.upper))
    standardDeviation = spread
    self.rows = rows.count
    lastSeen = rows.count { $0.isLast }
    notes = Self.notes(seen, all, mixed, lastSeen) + seen.notes
  }

  /// What it says, in plain words.
  public var sentence: String {
    guard let interval = oddsRatio.interval, interval.lower > 1 || interval.upper < 1 else {
      return
        "These data do not show whether people with lower or with higher scores were likelier to be "
        + "seen again."
    }
    return interval.upper < 1
      ? "The higher people scored, the likelier they were to be seen again: the average of those "
        + "still there is higher than everybody's would be."
      : "The lower people scored, the likelier they were to be seen again: the average of those "
        + "still there is lower than everybody's would be."
  }

  private static func withheld(_ failure: LogisticRegression.Failure) -> Withheld {
    switch failure {
    case .separated:
      Withheld(
        "leaving.separated",
        "A score divides those who were seen again from those who were not without overlap, so "
          + "the odds have no estimate.",
        help: "Show the two means of each occasion instead.")
    case .noVariation, .dependent, .notConverged:
      Withheld(
        "leaving.not-fitted",
        "There are too few different scores to say whether they go with being seen again.",
        help: "Show the two means of each occasion instead.")
    }
  }

  private static func notes(
    _ seen: SeenOccasions, _ all: [PersonOccasion], _ mixed: [Int], _ lastSeen: Int
  ) -> [Note] {
    var notes: [Note] = []
    let without = seen.occasions.indices.dropLast().filter { !mixed.contains($0) }
    if !without.isEmpty {
      let labels = without.map { seen.occasions[$0].label }.joined(separator: ", ")
      notes.append(
        Note(
          "leaving.occasions-without",
          "After some occasions everybody was seen again, or nobody was; they are not compared: "
            + "\(labels)."))
    }
    if lastSeen < 10 {
      notes.append(
        Note(
          "leaving.few",
          "Only \(lastSeen) people were not seen again: the odds are hardly known."))
    }
    return notes
  }
}

/// A score after which another occasion was due, and whether it was the person's last.
struct PersonOccasion {
  var place: Int
  var score: Double
  var isLast: Bool

  static func all(_ seen: SeenOccasions) -> [PersonOccasion] {
    seen.courses.flatMap { course -> [PersonOccasion] in
      guard let last = course.last else { return [] }
      return (0...last).compactMap { place in
        guard place < course.dueThrough, let score = course.scores[place] else { return nil }
        return PersonOccasion(place: place, score: score, isLast: place == last)
      }
    }
  }
}
