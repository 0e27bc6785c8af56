public import Change
public import Disclosure
public import Scales

/// What a rule pack makes of the people of a study, and which of it may be told.
public struct RuleFindings: Sendable {
  /// The rules, every measure with its numbers.
  public var pack: RulePack
  /// The scale of each measure.
  public var scales: [Scale]
  /// What was counted: all measures at once, or a set of rates per measure.
  public var rates: [RuledRates]
  /// How many people must stand behind a rate.
  public var rule: DisclosureRule

  /// Gathers what was found.
  public init(pack: RulePack, scales: [Scale], rates: [RuledRates], rule: DisclosureRule) {
    self.pack = pack
    self.scales = scales
    self.rates = rates
    self.rule = rule
  }

  /// Whether a figure about so many people may be told.
  public func isShown(_ persons: Int) -> Bool { rule.verdict(persons: persons) == .shown }
}
