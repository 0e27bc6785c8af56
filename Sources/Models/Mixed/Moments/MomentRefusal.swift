/// Why persons cannot be summed for a model; the table itself can be fitted all the same, as far as memory
/// goes.
public enum MomentRefusal: Error, Sendable, Hashable {
  /// A curve is learned from all rows: `poly(t, 2)`, `ns(t, df = 3)`.
  case curveOfAllRows(String)
  /// A curve of a column that is no occasion: each row would have to be kept.
  case curveOfOwnNumbers(String)
  /// What varies from person to person follows times that persons do not share.
  case ownTimes(String)
  /// A column that makes persons is also an effect, and read as numbers.
  case groupIsNumbers(String)
  /// Persons differ in more ways than are kept apart.
  case manyPatterns
  /// A column of a person's own number is not the same in all of the person's rows.
  case varying
  /// A person has more rows than are summed together.
  case personTooLong(limit: Int)
  /// Another group has more levels than the one that is summed.
  case groupOfFewLevels([String])
  /// Residuals that go together, or weights.
  case residuals
  /// Fixed effects that are near to combinations of the others.
  case nearDependent([String])
  /// The moments are of another plan.
  case anotherPlan(String)
  /// Numbers that cannot be moments of persons.
  case malformed(String)

  /// What is wrong, in words that stand alone.
  public var message: String {
    switch self {
    case .curveOfAllRows(let term): "'\(term)' is made from all rows at once"
    case .curveOfOwnNumbers(let term):
      "'\(term)' is a curve of a column that is not the same for many people"
    case .ownTimes(let column):
      "'\(column)' varies over people, and is not the same for many of them"
    case .groupIsNumbers(let column): "'\(column)' makes groups and is an effect as well"
    case .manyPatterns: "people differ in too many ways from each other in when they were seen"
    case .varying: "a column that seemed the same throughout a person's rows is not"
    case .personTooLong(let limit): "somebody has more than \(limit) numbers to be summed together"
    case .groupOfFewLevels(let grouping):
      "another group has more levels than '\(grouping.joined(separator: ":"))'"
    case .residuals: "residuals that go together, and weights, need the rows"
    case .nearDependent(let terms):
      "what \(terms.joined(separator: ", ")) say is too near to what the others say"
    case .anotherPlan(let what): "the sums were made for another model: \(what)"
    case .malformed(let what): "these are no sums over persons: \(what)"
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .curveOfAllRows: "Use I(t^2), poly with raw = TRUE, piecewise, or ns with knots."
    case .curveOfOwnNumbers: "Use a power, such as I(x^2)."
    case .nearDependent: "Count times from the first occasion, or leave these terms out."
    case .anotherPlan: "Make them again with the same formula and the same kinds of column."
    case .malformed: "Make them again; they are not to be changed by hand."
    default: Self.inMemory
    }
  }

  /// What can be done where nothing else can.
  public static let inMemory = "Fit the model to the table in memory."
}
