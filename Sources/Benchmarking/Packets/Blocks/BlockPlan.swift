public import Models

/// What rows become before they leave: a model, who its people are, and how each column enters.
///
/// Plans that say the same make sums that add, wherever the rows lie. So nothing in a plan is judged by the
/// rows, but whether a column holds numbers or categories:
///
/// | a column | enters as |
/// |---|---|
/// | categories, and numbers that are taken for them | `key` |
/// | the time, and whatever varies from person to person | `key` |
/// | numbers that bend, as in `piecewise(t, 3)` | `key` |
/// | numbers that are stated to be the same in all rows of a person | `constant` |
/// | other numbers | `free` |
public struct BlockPlan: Sendable, Hashable {
  /// The model.
  public let formula: Formula
  /// The column of the service: everybody's rows are in one.
  public let service: String
  /// The column of the person.
  public let person: String
  /// The columns of the formula beside the outcome and those that only make persons.
  public let columns: [MomentPlan.Column]

  /// A plan whose columns are known.
  ///
  /// - Throws: `MomentRefusal` where such sums do not make the model.
  public init(
    _ formula: Formula, service: String, person: String, columns: [MomentPlan.Column]
  ) throws(MomentRefusal) {
    (self.formula, self.service, self.person) = (formula, service, person)
    self.columns = columns
    _ = try moments()
  }

  /// A plan by what is stated of the columns.
  ///
  /// - Parameters:
  ///   - formula: the model.
  ///   - service: the column of the service.
  ///   - person: the column of the person.
  ///   - time: the column of the occasions that people share; nil for none.
  ///   - constants: columns that are the same in all rows of a person.
  ///   - categories: the columns of categories.
  /// - Throws: `MomentRefusal` where the model asks for more than sums.
  public init(
    _ formula: Formula, service: String, person: String, time: String?, constants: Set<String>,
    categories: Set<String>
  ) throws(MomentRefusal) {
    let variables = formula.fixed.flatMap(\.variables)
    let varying = Set(formula.random.flatMap { $0.effects.flatMap(\.columns) })
    let columns = Self.columns(of: formula, person: person).map { name in
      let isBent = variables.contains { $0.column == name && !$0.isPower }
      let isKey = categories.contains(name) || varying.contains(name) || name == time || isBent
      return MomentPlan.Column(
        name, isCategories: categories.contains(name),
        role: isKey ? .key : constants.contains(name) ? .constant : .free)
    }
    try self.init(formula, service: service, person: person, columns: columns)
  }

  /// The columns that make the group of the persons; empty where nothing varies from person to person.
  public static func grouping(_ formula: Formula, person: String) -> [String] {
    formula.random.first { $0.grouping.contains(person) }?.grouping ?? []
  }

  /// The columns beside the outcome and those that only make persons, in the order of the formula.
  public static func columns(of formula: Formula, person: String) -> [String] {
    let grouping = Set(grouping(formula, person: person))
    let others = formula.random.filter { Set($0.grouping) != grouping }.flatMap(\.grouping)
    let effects =
      formula.fixed.flatMap(\.columns) + formula.random.flatMap { $0.effects.flatMap(\.columns) }
    let used = Set(effects + others)
    return formula.columns.filter { $0 != formula.outcome && used.contains($0) }
  }

  /// How the columns enter sums.
  ///
  /// - Parameter shift: what is taken off the entries; noughts where it is nil.
  /// - Returns: the plan of sums.
  /// - Throws: `MomentRefusal` where there are not as many numbers as entries.
  public func moments(shift: [Double]? = nil) throws(MomentRefusal) -> MomentPlan {
    try MomentPlan(
      formula, grouping: Self.grouping(formula, person: person), columns: columns, shift: shift)
  }

  /// Whether patterns are of one service each.
  public var isByService: Bool { columns.contains { $0.name == service && $0.role == .key } }
}

extension Formula.Variable {
  /// Whether it is its column, or powers of it.
  fileprivate var isPower: Bool {
    switch function {
    case nil, .power, .rawPolynomial: true
    case .polynomial, .naturalSpline, .naturalSplineAt, .piecewise, .categories: false
    }
  }
}
