/// How much less, or more, those who were not seen would have to have moved for a finding to go away.
public struct TippingPoint: Sendable, Hashable {
  /// The difference to be reached.
  public let difference: Double
  /// δ at which the estimate reaches it; nil where no δ does, as when everybody was seen.
  public let estimate: Double?
  /// δ at which the nearer limit of the interval reaches it, 0 where the interval holds it as it is;
  /// nil where no δ does.
  public let interval: Double?

  /// Makes a tipping point.
  public init(difference: Double, estimate: Double?, interval: Double?) {
    self.difference = difference
    self.estimate = estimate
    self.interval = interval
  }

  /// What it says, in plain words.
  public var sentence: String {
    switch (estimate, interval) {
    case (nil, _):
      "Everybody counted was seen at the end, or the shares not seen cancel out: no shift of theirs "
        + "changes the finding."
    case (_, 0?):
      "The interval holds the stated difference as it is, whatever those who were not seen did."
    case (_?, nil):
      "The interval holds the stated difference at no shift; the estimate reaches it at one."
    case (_?, _?):
      "If those who were not seen differ from what their other scores foretell by less than the "
        + "shift given for the interval, the finding stands."
    }
  }
}
