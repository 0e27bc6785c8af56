/// What every score of a scale can come to.
///
/// Sums and means are exact, through any number of scores of scores; smallest, largest and counted
/// values are listed; of goal attainment the range is worked out. Scores of other scores that share
/// items are only bounded, unless they are sums and means.
struct AttainableScores {
  /// By position of the score.
  private(set) var scores: [AttainableValues?]
  private var forms: [LinearForm?]
  private var leaves: [Set<Int>]
  private var budget = SumSets.Budget()

  init(of scale: Scale, order: [Int]) {
    scores = Array(repeating: nil, count: scale.scores.count)
    forms = Array(repeating: nil, count: scale.scores.count)
    leaves = Array(repeating: [], count: scale.scores.count)
    for position in order {
      let score = scale.scores[position]
      leaves[position] = score.scores.reduce(into: Set(score.items.map(\.item))) {
        $0.formUnion(leaves[$1])
      }
      switch score.inputs {
      case .condition(let condition):
        leaves[position].formUnion(condition.items)
        scores[position] = AttainableValues([0, 1])
      case .items(let keyed):
        guard let counted = CountedItems(keyed, of: scale.items) else { continue }
        set(position, score, counted)
      case .scores(let keyed): set(position, score, keyed)
      }
    }
  }

  private mutating func set(
    _ position: Int, _ score: ScoreDefinition, _ counted: CountedItems
  ) {
    let left = score.missing.maxMissing(of: counted.entries.count)
    func isRequired(_ item: Int) -> Bool { score.missing.required.contains(item) }
    switch score.kind {
    case .rule: return
    case .mean:
      forms[position] = LinearForm(counted, of: score)
      scores[position] = forms[position]?.attainable(&budget)
    case .sum, .count:
      // A blank that adds nothing is a value of its own, unless a code adds nothing too.
      let addsNothing = counted.entries.allSatisfy { $0.values.contains(0) }
      if case .answered = score.missing.rule, !addsNothing {
        let choices = counted.entries.map {
          SumSets.Choice(values: $0.values, isRequired: isRequired($0.item))
        }
        scores[position] = sums(choices, leavingOut: left, over: counted.denominator)
      } else {
        forms[position] = LinearForm(counted, of: score)
        scores[position] = forms[position]?.attainable(&budget)
      }
    case .min, .max:
      let sets = counted.entries.map { entry in
        entry.values.map { Double($0) / Double(counted.denominator) }
      }
      scores[position] = Self.extremes(
        sets, counted.entries.map { isRequired($0.item) }, left, smallest: score.kind == .min)
    case .goalAttainment:
      scores[position] = GoalAttainment.range(
        counted, rho: score.rho ?? 0, leavingOut: left,
        required: Set(score.missing.required))
    }
  }

  private mutating func set(
    _ position: Int, _ score: ScoreDefinition, _ keyed: [ScoreDefinition.KeyedScore]
  ) {
    let left = score.missing.maxMissing(of: keyed.count)
    let mayLeaveOut = if case .answered = score.missing.rule { left > 0 } else { false }
    if score.kind == .mean || score.kind == .sum && !mayLeaveOut {
      forms[position] = LinearForm(keyed, forms, of: score)
      if let form = forms[position] {
        scores[position] = form.attainable(&budget)
        return
      }
    }
    let inputs = keyed.compactMap { input in
      scores[input.score]?.keyed(input.key).mapped { $0 * input.weight.value }
    }
    guard inputs.count == keyed.count else { return }
    var all: AttainableValues
    switch score.kind {
    case .min, .max:
      let sets = inputs.compactMap(\.values)
      let smallest = score.kind == .min
      all =
        sets.count == inputs.count
        ? Self.extremes(sets, sets.map { _ in false }, left, smallest: smallest)
        : Self.extremes(
          inputs.map { [$0.lowest, $0.highest] }, inputs.map { _ in false }, left,
          smallest: smallest)
      if sets.count != inputs.count { all.values = nil }
    default:
      all = sums(inputs, leavingOut: mayLeaveOut ? left : 0)
      if score.kind == .mean {
        let weights = keyed.reduce(0) { $0 + $1.weight.value }
        all = all.mapped { $0 / weights * score.times.value }
      }
    }
    let apart = leaves[position].count == keyed.reduce(0) { $0 + leaves[$1.score].count }
    if !apart {
      all = AttainableValues(from: all.lowest, to: all.highest, isReached: false)
    }
    scores[position] = all
  }

  /// The value that is smallest, or largest: one of some set, with all sets beyond it left out.
  private static func extremes(
    _ sets: [[Double]], _ isRequired: [Bool], _ left: Int, smallest: Bool
  ) -> AttainableValues {
    let sign: Double = smallest ? 1 : -1
    // For each set, the value that is least in the way of another being the smallest.
    let ends = sets.map { set in set.map { sign * $0 }.max() ?? 0 }
    var values: [Double] = []
    for (own, set) in sets.enumerated() {
      for value in set {
        let beyond = ends.indices.filter { $0 != own && ends[$0] < sign * value }
        if beyond.count <= left && !beyond.contains(where: { isRequired[$0] }) {
          values.append(value)
        }
      }
    }
    return AttainableValues(values)
  }

  private mutating func sums(
    _ choices: [SumSets.Choice], leavingOut left: Int, over denominator: Int
  ) -> AttainableValues {
    if let sums = SumSets.sums(of: choices, leavingOut: left, &budget) {
      return AttainableValues(sums.map { Double($0) / Double(denominator) })
    }
    let ends = choices.map { ($0.values.min() ?? 0, $0.values.max() ?? 0, $0.isRequired) }
    return Self.range(ends.map { (Double($0), Double($1), $2) }, left).mapped {
      $0 / Double(denominator)
    }
  }

  /// Sums of values that are known as doubles, in thousand-millionths.
  private mutating func sums(
    _ inputs: [AttainableValues], leavingOut left: Int
  ) -> AttainableValues {
    let choices = inputs.compactMap { input in
      input.values.flatMap { values in
        values.allSatisfy { $0.magnitude < 1e6 }
          ? SumSets.Choice(values: values.map { Int(($0 * 1e9).rounded()) }, isRequired: false)
          : nil
      }
    }
    if choices.count == inputs.count {
      return sums(choices, leavingOut: left, over: 1_000_000_000)
    }
    return Self.range(inputs.map { ($0.lowest, $0.highest, false) }, left)
  }

  /// Lowest and highest sum, leaving out what makes them lower or higher.
  private static func range(
    _ ends: [(lowest: Double, highest: Double, isRequired: Bool)], _ left: Int
  ) -> AttainableValues {
    func best(_ values: [(Double, Bool)]) -> Double {
      let losses = values.filter { $0.0 < 0 && !$0.1 }.map(\.0).sorted().prefix(left)
      return values.reduce(0) { $0 + $1.0 } - losses.reduce(0, +)
    }
    return AttainableValues(
      from: -best(ends.map { (-$0.lowest, $0.isRequired) }),
      to: best(ends.map { ($0.highest, $0.isRequired) }))
  }
}

extension AttainableValues {
  /// The values after a key, before any weight.
  fileprivate func keyed(_ key: ScoreDefinition.Key) -> AttainableValues {
    switch key {
    case .forward: self
    case .reverse: mapped { lowest + highest - $0 }
    case .atLeast: AttainableValues([0, 1])
    case .map(let map): AttainableValues(map.values.map(\.value))
    }
  }
}
