import Platform

extension RulePack.Range {
  /// Which first scores lie in the range, such as `10 or more`.
  public var startWords: String { Self.words(value, side == .above, starts) }

  /// Which last scores have left it, such as `below 10`.
  public var endWords: String { Self.words(value, side != .above, ends) }

  private static func words(_ value: Double, _ isAbove: Bool, _ boundary: Boundary) -> String {
    let number = NumberText.text(value)
    return switch (isAbove, boundary) {
    case (true, .reaches): "\(number) or more"
    case (true, .exceeds): "above \(number)"
    case (false, .reaches): "\(number) or less"
    case (false, .exceeds): "below \(number)"
    }
  }
}

extension RulePack.Change {
  /// How large a change must be, such as `6 or more`.
  public var words: String {
    let number = NumberText.text(value)
    return boundary == .reaches ? "\(number) or more" : "more than \(number)"
  }
}

extension RulePack.Condition {
  /// What must hold, in plain words.
  public var words: String {
    switch self {
    case .endedOutOfRange: "have left the range of people who seek help"
    case .reliablyBetter: "are reliably better than at the start"
    case .reliablyWorse: "are reliably worse than at the start"
    case .noReliableChange: "have no reliable change either way"
    }
  }
}
