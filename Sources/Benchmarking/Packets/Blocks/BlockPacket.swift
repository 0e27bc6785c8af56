public import Models

/// What services say of their people for a mixed model: for each pattern of occasions and categories the
/// sums of products of what people brought, and no rows.
///
///     G = Σ_i v_i v_iᵀ,      v = (1, constants, numbers row by row, outcome row by row)
///
/// From them comes the fit that the pooled rows would have given (DESIGN.md §6).
public struct BlockPacket: Sendable, Hashable {
  /// The plan.
  public let plan: BlockPlan
  /// Whose people these are, in the order of their names; those with nobody left among them.
  public var services: [String]
  /// The period, for example `2026Q3`; empty where there is only one.
  public var period: String
  /// The scale of the outcome.
  public var measure: ServicePacket.Measure
  /// The sums.
  public var moments: PersonMoments
  /// How many people of the rows are not in the sums, as far as it may be told.
  public var withheld = 0...0

  /// Makes a packet.
  public init(
    _ plan: BlockPlan, services: [String], period: String, measure: ServicePacket.Measure,
    moments: PersonMoments
  ) {
    self.plan = plan
    self.services = services
    self.period = period
    self.measure = measure
    self.moments = moments
  }

  /// The packet of these people and others: of other services, or of the same where nobody is in both.
  ///
  /// - Parameter other: a packet of the same plan, scale and period.
  /// - Returns: the packet of all of them.
  /// - Throws: `MomentRefusal` where it is of another plan, or people differ in too many ways.
  public func adding(_ other: BlockPacket) throws(MomentRefusal) -> BlockPacket {
    guard plan == other.plan, period == other.period, measure == other.measure else {
      throw .anotherPlan("plan, period or scale differ")
    }
    var both = self
    try both.moments.add(other.moments)
    both.services = Set(services + other.services).sorted()
    let (least, overflows) = withheld.lowerBound.addingReportingOverflow(other.withheld.lowerBound)
    let (most, overflow) = withheld.upperBound.addingReportingOverflow(other.withheld.upperBound)
    both.withheld = (overflows ? 0 : least)...(overflow ? .max : most)
    return both
  }

  /// Why no people can stand behind it, in words that follow its name; nil where some can.
  public var fault: String? {
    if services.isEmpty || Set(services).count != services.count {
      return "has no services, or one twice"
    }
    if withheld.lowerBound < 0 { return "has a number of people that cannot be" }
    if plan.isByService, !Set(moments.levels[plan.service] ?? []).isSubset(of: services) {
      return "has people of a service that it does not name"
    }
    // (Σx)² ≤ n Σx², whatever the numbers are.
    for pattern in moments.patterns {
      var start = 0
      for row in 0..<pattern.entries {
        let (sum, squares) = (pattern.moments[start], pattern.moments[start + row])
        let most = Double(pattern.persons) * squares
        guard squares >= 0, sum * sum <= most * (1 + 1e-9) + 1e-9 else {
          return "has sums that no numbers have"
        }
        start += row + 1
      }
    }
    return nil
  }
}

extension PersonMoments.Pattern {
  /// The entries of v: as many as make a triangle of the moments.
  ///
  ///     entries (entries + 1) / 2 = moments
  public var entries: Int {
    Int(((8 * Double(moments.count) + 1).squareRoot() - 1) / 2)
  }
}
