import Results

/// Whether it is the same ruler for groups of people, and on both occasions.
extension ScaleAppraisal {
  var overTimeRow: CardRow {
    switch overTime {
    case .failure(let reason): return Self.unknown(.invarianceOverTime, reason)
    case .success(let ladder):
      let grade = Self.grade(ladder)
      let evidence = [ladderEvidence(ladder), partialEvidence(ladder, ["the second occasion"])]
      let sentence =
        switch grade {
        case .sufficient:
          "Questions mean the same both times, so that a change of the score is a change of the person."
        case .insufficient:
          "Questions do not mean the same both times: part of a change is the ruler's."
        case .indeterminate:
          "Whether questions mean the same both times, these people do not decide."
        }
      return CardRow(
        property: .invarianceOverTime, grade: grade,
        people: ladder.people,
        evidence: evidence.compactMap(\.self).joined(separator: "; "), sentence: sentence,
        next: grade == .sufficient
          ? nil
          : "Look at which questions people understand otherwise by then, and follow more people.")
    }
  }

  var groupsRow: CardRow {
    let found: GroupComparison
    switch groups {
    case .failure(let reason): return Self.unknown(.invariance, reason)
    case .success(let value): found = value
    }
    var (grades, evidence): ([Grade], [String]) = ([], [])
    evidence.append(
      "compared: "
        + zip(found.names, found.sizes).map { "\($0) (\($1))" }.joined(separator: ", "))
    if found.leftOut > 0 { evidence.append("groups too small and left out: \(found.leftOut)") }
    switch found.ladder {
    case .failure(let reason): evidence.append(reason.reason)
    case .success(let ladder):
      grades.append(Self.grade(ladder))
      evidence.append(ladderEvidence(ladder))
      evidence += [partialEvidence(ladder, Array(found.names.dropFirst()))].compactMap(\.self)
    }
    var next: String?
    switch found.functioning {
    case .failure(let reason): next = reason.help
    case .success(let functioning):
      // Groups that were not looked at item by item are not graded by it.
      let isOfAll = found.large.count == found.names.count
      let grade = Self.grade(functioning.items, isSettled: functioning.isSettled)
      grades.append(grade == .sufficient && !isOfAll ? .indeterminate : grade)
      let looked =
        isOfAll
        ? "" : "item by item in \(found.large.map { found.names[$0] }.joined(separator: ", ")): "
      evidence.append(looked + itemEvidence(functioning))
    }
    let grade = Grade.joined(grades)
    let sentence =
      switch grade {
      case .sufficient: "People of these groups who have as much of it answer alike."
      case .insufficient:
        "People of these groups who have as much of it answer some questions differently, so that scores of the groups are not to be compared."
      case .indeterminate:
        "Whether people of these groups who have as much of it answer alike is not decided."
      }
    if grade != .sufficient {
      next =
        grade == .insufficient
        ? "Ask people of each group how they understand those questions, or compare groups without them."
        : next ?? "Collect answers of more people of each group."
    } else {
      next = nil
    }
    return CardRow(
      property: .invariance, grade: grade, people: found.sizes.reduce(0, +),
      evidence: evidence.joined(separator: "; "), sentence: sentence, next: next)
  }

  /// With as much held the same as comparing people asks for, graded as the structure, but
  ///
  /// - not against the ruler where the structure alone is at fault,
  /// - not for it where an item had to be let go or answers were joined: a model of many items fits well though one of
  ///   them differs,
  /// - against it where the whole interval of RMSEA misses its bar and lies above that of nothing held, and an item had
  ///   to be let go.
  private static func grade(_ ladder: RulerLadder) -> Grade {
    guard let found = ladder.graded, found.free.isSound, found.held.isSound else {
      return .indeterminate
    }
    let grade = Self.grade(rmsea: found.held.rmsea, cfi: found.held.cfi, srmr: found.held.srmr)
    let free = Self.grade(rmsea: found.free.rmsea, cfi: found.free.cfi, srmr: found.free.srmr)
    if free == .insufficient { return .indeterminate }
    guard ladder.isBroken else {
      return grade == .sufficient && ladder.isJoined ? .indeterminate : grade
    }
    if let held = found.held.rmsea?.interval, Grade(held, atMost: 0.06) == .insufficient,
      found.free.rmsea?.interval.map({ $0.upper < held.lower }) ?? true
    {
      return .insufficient
    }
    return grade == .sufficient ? .indeterminate : grade
  }

  /// Every item's rise of R² below the bar with its whole interval, or one above it; the second allows for there being
  /// several items.
  static func grade(_ items: [DifferentialFunctioning.Item], isSettled: Bool) -> Grade {
    let bar = DifferentialItem.Options().importance
    let tests = items.compactMap(\.tests)
    if tests.contains(where: { $0.isImportant && $0.importance.lower > bar }) {
      return .insufficient
    }
    guard tests.count == items.count, isSettled, !tests.isEmpty else {
      return .indeterminate
    }
    return tests.allSatisfy { $0.importance.upper < bar } ? .sufficient : .indeterminate
  }

  private func ladderEvidence(_ ladder: RulerLadder) -> String {
    guard let found = ladder.graded else { return "nothing was fitted as far as comparing people" }
    let rungs = found.rungs.map { rung -> String in
      let rmsea = rung.rmsea.map { "RMSEA \(Figure.text($0))" } ?? "no RMSEA"
      return "\(rung.words): \(rmsea), CFI \(Figure.text(rung.cfi))"
    }
    var evidence = "\(found.words)in each, " + rungs.joined(separator: "; ")
    if case .success(let ordered)? = ladder.ordered, !ordered.joined.isEmpty {
      evidence +=
        "; answers that one side never gave were joined with their neighbours: \(ordered.joined.map { items[$0.item] }.joined(separator: ", "))"
    }
    return evidence
  }

  /// Which items were let go, and what that does to the comparison; nil where none had to be.
  private func partialEvidence(_ ladder: RulerLadder, _ names: [String]) -> String? {
    guard case .success(let found) = ladder.partial, !found.freed.isEmpty else { return nil }
    if let verdict = found.verdict { return verdict.reason }
    var seen: Set<Int> = []
    let freed = found.freed.map(\.item).filter { seen.insert($0).inserted }.map { items[$0] }
    let means = found.means.compactMap { mean -> String? in
      guard let full = mean.full, let partial = mean.partial else { return nil }
      return
        "\(names[mean.at - 1]) \(Figure.text(full.value)) with and \(Figure.text(partial.value)) without"
    }
    let named = "items let go because they differ: \(freed.joined(separator: ", "))"
    if means.isEmpty { return named }
    return
      "\(named); means in standard deviations from the first, with them and without: \(means.joined(separator: ", "))"
  }

  private func itemEvidence(_ functioning: DifferentialFunctioning) -> String {
    let rises = functioning.items.compactMap { item in
      item.tests.map { (item: item.item, test: $0) }
    }.sorted { $0.test.total.explained > $1.test.total.explained }
    guard let largest = rises.first else { return "no item could be looked at by itself" }
    let interval = largest.test.importance
    return
      "items that differ beyond chance: \(functioning.detected.count), that matter: \(functioning.important.count); the largest rise of R² is \(items[largest.item])'s, \(Self.three(largest.test.total.explained)) (\(Self.three(interval.lower)) to \(Self.three(interval.upper)))"
  }

  /// With three digits after the point: the bar is .02.
  private static func three(_ value: Double) -> String { Figure.text(value, digits: 3) }
}
