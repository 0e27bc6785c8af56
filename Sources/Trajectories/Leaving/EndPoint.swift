import LinearAlgebra
public import Models
public import Results
import Scoring

/// The end point as the scores that were seen foretell it: how far the average moved from the first
/// to the last occasion, or how far two groups are apart on the last.
///
///     score = μ_gj + (u₀ + u₁ t) + ε           a mean for each group g and occasion j
///     one group:   θ = μ_last − μ_first         two groups:   θ = μ_2,last − μ_1,last
///
/// Missing scores may depend on scores that were seen, not on those that were not ("missing at
/// random"). `u₁` is left out with two occasions.
public struct EndPoint: Sendable, Hashable {
  /// The people of one group.
  public struct Group: Sendable, Hashable {
    /// Its name; nil where there is one group.
    public let name: String?
    /// People with a score.
    public let persons: Int
    /// Those of them for whom the last occasion was due and who were not seen on it.
    public let notSeen: Int
    /// Cov(θ̂, p̂), with p̂ the share not seen: Σ_i ψ_i (m_i − p̂) / N, with ψ_i what person i
    /// contributes to θ̂ and m_i whether they were not seen.
    public let covariance: Double

    /// p̂.
    public var share: Double { Double(notSeen) / Double(persons) }
    /// p̂ (1 − p̂) / N.
    public var shareVariance: Double { share * (1 - share) / Double(persons) }
  }

  /// θ̂ with its standard error and interval.
  public let estimate: TermEstimate
  /// One group, or the two: the first is the one compared with.
  public let groups: [Group]
  /// The model.
  public let fit: MixedModelFit
  /// What to know about it.
  public let notes: [Note]

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - seen: who has a score on which occasion; where courses name groups, exactly two, of everybody.
  ///   - level: coverage of the interval, in (0, 1). The default is 0.95.
  /// - Throws: `Withheld` when there are other than one or two groups, nobody was seen on an occasion
  ///   that θ compares, or the model cannot be fitted.
  public init(_ seen: SeenOccasions, level: Double = 0.95) throws(Withheld) {
    precondition(level > 0 && level < 1, "level \(level)")
    let courses = seen.courses.filter { $0.first != nil }
    let names = Set(courses.map(\.group))
    guard names == [nil] || (names.count == 2 && !names.contains(nil)) else {
      throw Withheld(
        "leaving.groups", "Either nobody belongs to a group, or everybody to one of two.",
        help: "Leave out people without a group, or compare two groups at a time.")
    }
    let groups = names.compactMap(\.self).sorted()
    let cells = EndPointCells(seen, courses, groups)
    let last = seen.occasions.count - 1
    let compared = groups.isEmpty ? [(0, 0), (0, last)] : [(0, last), (1, last)]
    guard compared.allSatisfy({ cells.counts[$0.0][$0.1] > 0 }) else {
      throw Withheld(
        "leaving.nobody-at-end",
        "Nobody was seen on an occasion that would be compared, in one of the groups or overall.",
        help: "End at an occasion on which people were seen.")
    }
    let random = CertifiedFit.random(occasions: seen.occasions.count)
    let fit = try CertifiedFit.fit(
      groups.isEmpty ? "score ~ at + \(random)" : "score ~ at * group + \(random)",
      cells.columns, level: level)
    let term = groups.isEmpty ? "at\(EndPointCells.name(last))" : "groupsecond"
    guard let estimate = fit.fixedEffects.first(where: { $0.term == term }),
      estimate.estimate.standardError != nil
    else {
      throw Withheld(
        "leaving.not-fitted", "The end point could not be estimated.",
        help: "See that people in each group were seen on the last occasion.")
    }
    let variances = try PersonVariances(fit, time: "occasion")
    self.estimate = estimate
    self.fit = fit
    self.groups = (0..<max(1, groups.count)).map { index in
      let members = courses.filter { groups.isEmpty || $0.group == groups[index] }
      let missing = members.map { $0.dueThrough >= last && $0.scores[last] == nil }
      let contributions = PersonContributions(
        members.map(\.scores), times: seen.occasions.map(\.position), variances)
      // θ adds the last mean and takes off the first, or the last of the other group.
      var contrast = [Double](repeating: 0, count: last + 1)
      contrast[last] = groups.isEmpty || index == 1 ? 1 : -1
      if groups.isEmpty { contrast[0] -= 1 }
      let share = Double(missing.count { $0 }) / Double(members.count)
      let psi = contributions.to(contrast)
      let covariance = zip(psi, missing).reduce(0) {
        $0 + $1.0 * (($1.1 ? 1 : 0) - share)
      }
      return Group(
        name: groups.isEmpty ? nil : groups[index], persons: members.count,
        notSeen: missing.count { $0 }, covariance: covariance / Double(members.count))
    }
    notes = fit.notes + seen.notes
  }
}

/// The rows of the model: a category for each occasion, the one θ starts from first.
struct EndPointCells {
  let columns: [String: ModelFrame.Column]
  /// People seen, by group and occasion.
  let counts: [[Int]]

  static func name(_ place: Int) -> String { "\(place)" }

  init(_ seen: SeenOccasions, _ courses: [SeenOccasions.Course], _ groups: [String]) {
    let last = seen.occasions.count - 1
    // With two groups the coefficient of the group is their difference on the first level: the end.
    let order = groups.isEmpty ? Array(0...last) : [last] + Array(0..<last)
    var code = [Int](repeating: 0, count: last + 1)
    for (level, place) in order.enumerated() { code[place] = level }
    var (values, times) = ([Double](), [Double]())
    var (at, persons, group) = ([Int](), [Int](), [Int]())
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: last + 1), count: max(1, groups.count))
    for (person, course) in courses.enumerated() {
      let number = groups.count == 2 && course.group == groups[1] ? 1 : 0
      for (place, score) in course.scores.enumerated() {
        guard let score else { continue }
        values.append(score)
        times.append(seen.occasions[place].position)
        at.append(code[place])
        persons.append(person)
        group.append(number)
        counts[number][place] += 1
      }
    }
    self.counts = counts
    columns = [
      "score": .numeric(values), "occasion": .numeric(times),
      "at": .factor(codes: at, levels: order.map(Self.name)),
      "person": .factor(codes: persons, levels: courses.map(\.name)),
      "group": .factor(codes: group, levels: ["first", "second"]),
    ]
  }
}
