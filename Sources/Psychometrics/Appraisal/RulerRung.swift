import Results

/// How well one factor fits with so much held the same, by whichever test the answers bear.
struct RulerRung {
  /// What is held the same, in words.
  let words: String
  let rmsea: Estimate?
  let cfi: Double
  /// Nil where it does not see what is held: thresholds.
  let srmr: Double?
  /// Whether the numbers could be those of somebody.
  let isSound: Bool
}

extension RulerLadder {
  /// Whether an item had to be let go, or no ruler is left.
  var isBroken: Bool {
    guard case .success(let found) = partial else { return false }
    return !found.freed.isEmpty || found.verdict != nil
  }

  /// Whether answers that one side never gave were joined with others.
  var isJoined: Bool {
    guard case .success(let found)? = ordered else { return false }
    return !found.joined.isEmpty
  }

  /// What is graded: the rungs from the least held to the most, with the one that holds as much as comparing people
  /// asks for.
  struct Graded {
    /// Which test, in words.
    var words: String
    var rungs: [RulerRung]
    /// Where nothing is held.
    var free: RulerRung
    /// Where scores can be compared but for what is left of items.
    var held: RulerRung
  }

  /// Beneath ordered answers where every item offers few, else by tests for answers that are not normal, else the plain
  /// ones; nil where no ladder goes as far as comparing people.
  var graded: Graded? {
    if case .success(let ladder)? = ordered, let free = ladder.step(.configural),
      let held = ladder.step(.scalar)
    {
      return Graded(
        words: "beneath ordered answers, ", rungs: ladder.steps.map(RulerRung.init),
        free: RulerRung(free), held: RulerRung(held))
    }
    if case .success(let ladder) = scaled,
      let free = ladder.steps.first(where: { $0.level == .configural }),
      let held = ladder.steps.first(where: { $0.level == .scalar })
    {
      return Graded(
        words: "scaled, ", rungs: ladder.steps.map(RulerRung.init), free: RulerRung(free),
        held: RulerRung(held))
    }
    guard case .success(let ladder) = plain,
      let free = ladder.steps.first(where: { $0.level == .configural }),
      let held = ladder.steps.first(where: { $0.level == .scalar })
    else { return nil }
    return Graded(
      words: "", rungs: ladder.steps.map(RulerRung.init), free: RulerRung(free),
      held: RulerRung(held))
  }
}

extension RulerRung {
  init(_ step: InvarianceLadder.Step) {
    self.init(
      words: step.level.words, rmsea: step.fit.fit.rmsea, cfi: step.fit.fit.cfi,
      srmr: step.fit.fit.srmr, isSound: step.fit.verdicts.isEmpty)
  }

  init(_ step: ScaledLadder.Step) {
    self.init(
      words: step.level.words, rmsea: step.robust.rmsea, cfi: step.robust.cfi,
      srmr: step.fit.fit.srmr, isSound: step.fit.verdicts.isEmpty)
  }

  init(_ step: OrdinalLadder.Step) {
    self.init(
      words: step.level.words, rmsea: step.fit.scaled.rmsea, cfi: step.fit.scaled.cfi,
      srmr: nil, isSound: step.fit.verdicts.isEmpty)
  }
}

extension ConfirmatoryModel.Invariance {
  /// What is held the same, in a word.
  public var words: String {
    switch self {
    case .configural: "the same items"
    case .metric: "loadings too"
    case .scalar: "intercepts too"
    case .strict: "what is left of items too"
    }
  }
}

extension ThresholdModel.Level {
  /// What is held the same, in a word.
  public var words: String {
    switch self {
    case .configural: "the same items"
    case .thresholds: "thresholds too"
    case .scalar: "thresholds and loadings too"
    case .strict: "what is left of items too"
    }
  }
}
