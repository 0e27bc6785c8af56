import Results

/// What the latest limits of a chart say of a target: can the usual ups and downs meet it?
public struct XmRAssurance: Sendable, Hashable {
  /// What is to be expected.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The limits lie wholly on the hoped-for side of the target.
    case consistentlyMet = "consistently met"
    /// The limits lie wholly on the other side.
    case consistentlyNotMet = "consistently not met"
    /// The target lies between the limits, or on one.
    case hitOrMiss = "hit or miss"
  }

  /// What is to be expected.
  public let kind: Kind
  /// In words.
  public let words: String

  /// Of the latest segment.
  static func of(
    _ segment: XmRChart.Segment?, options: XmRChart.Options
  ) -> Result<XmRAssurance, Withheld> {
    guard let target = options.target else {
      return .failure(
        Withheld(
          "spc.no-target", "There is no target to hold against the limits.",
          help: "Give a target where one was agreed."))
    }
    guard let hoped = options.hoped else {
      return .failure(
        Withheld(
          "spc.no-direction", "It is not stated in which direction the figure is hoped to go.",
          help: "State whether higher or lower figures are hoped for."))
    }
    if let withheld = segment?.withheld { return .failure(withheld) }
    guard let limits = segment?.limits else {
      return .failure(
        Withheld("spc.no-values", "There is no figure.", help: "Give one figure per period."))
    }
    let kind: Kind =
      if target > limits.upper {
        hoped == .high ? .consistentlyNotMet : .consistentlyMet
      } else if target < limits.lower {
        hoped == .high ? .consistentlyMet : .consistentlyNotMet
      } else {
        .hitOrMiss
      }
    return .success(XmRAssurance(kind: kind, words: words(kind)))
  }

  private static func words(_ kind: Kind) -> String {
    switch kind {
    case .consistentlyMet:
      "As things are, the target will be met in nearly every period: it lies outside the usual ups "
        + "and downs."
    case .consistentlyNotMet:
      "As things are, the target will not be met: it lies outside the usual ups and downs, so "
        + "something in the way things are done, or the target, would have to change."
    case .hitOrMiss:
      "As things are, the target will be met in some periods and not in others: it lies within the "
        + "usual ups and downs."
    }
  }
}
