/// How the columns of a table enter sums over persons, so that a mixed model can be fitted without its rows.
///
/// What a person brings is the vector
///
///     v = (1, what is constant about the person, what changes freely row by row, the outcome row by row)
///
/// and persons whose key columns are the same in every row make a pattern: see `PersonMoments`. Every
/// column of a formula has one of three roles. A category is always a key.
///
/// | role | the column | what is kept |
/// |---|---|---|
/// | `key` | occasions that many persons share, and categories | its numbers, once for each pattern |
/// | `constant` | the same in all rows of a person, such as an age | its products with all of v |
/// | `free` | neither | the same, row by row |
public struct MomentPlan: Sendable, Hashable {
  /// What a column is to the sums.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// It tells patterns apart.
    case key
    /// One number for each person.
    case constant
    /// A number for each row.
    case free
  }

  /// A column beside the outcome.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Whether it holds categories, which are keys.
    public var isCategories: Bool
    /// What it is to the sums.
    public var role: Role

    /// A column.
    public init(_ name: String, isCategories: Bool, role: Role) {
      (self.name, self.isCategories, self.role) = (name, isCategories, role)
    }
  }

  /// A product of powers of columns, an entry of v or of each of its rows.
  struct Entry: Sendable, Hashable {
    /// Columns in the order of their names, each with its power from 1.
    var factors: [Factor] = []

    struct Factor: Sendable, Hashable {
      var column: String
      var power: Int
    }

    func times(_ column: String, _ power: Int) -> Entry {
      var result = self
      if let place = factors.firstIndex(where: { $0.column == column }) {
        result.factors[place].power += power
      } else {
        result.factors.append(Factor(column: column, power: power))
        result.factors.sort { $0.column < $1.column }
      }
      return result
    }
  }

  /// The model.
  public let formula: Formula
  /// The columns that make a person: those of the group of most levels.
  public let grouping: [String]
  /// The columns beside the outcome, in the order of the formula.
  public let columns: [Column]
  /// Numbers near the means of v's entries, taken off before they are multiplied: those of `constants`, of
  /// `frees`, and of the outcome.
  public internal(set) var shift: [Double]
  let constants: [Entry]
  let frees: [Entry]

  /// The key columns.
  public var keys: [Column] { columns.filter { $0.role == .key } }
  /// What the entries of v are, without the leading 1: once for a person, then for each row.
  public var entries: (perPerson: [String], perRow: [String]) {
    (constants.map(\.name), frees.map(\.name) + [formula.outcome])
  }

  /// Entries of v for a person of so many rows.
  func entries(rows: Int) -> Int { 1 + constants.count + rows * (frees.count + 1) }

  /// A plan with roles that are known.
  ///
  /// - Parameters:
  ///   - formula: the model.
  ///   - grouping: the columns that make the group of most levels.
  ///   - columns: all columns of the formula beside the outcome, and beside those that only make that
  ///     group.
  ///   - shift: as many numbers as there are entries; noughts where it is nil.
  /// - Throws: `MomentRefusal` where the model asks for more than sums of these columns.
  public init(
    _ formula: Formula, grouping: [String], columns: [Column], shift: [Double]? = nil
  ) throws(MomentRefusal) {
    self.formula = formula
    self.grouping = grouping
    self.columns = columns
    let needed = Self.columns(of: formula, grouping: grouping)
    guard needed == columns.map(\.name) else {
      throw .anotherPlan("its columns are \(needed.joined(separator: ", "))")
    }
    if let column = columns.first(where: { $0.isCategories && $0.role != .key }) {
      throw .malformed("'\(column.name)' holds categories and is no key")
    }
    let roles = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.role) })
    for term in formula.random {
      for column in term.effects.flatMap(\.columns) where roles[column] != .key {
        throw .ownTimes(column)
      }
    }
    let all = try Self.entries(of: formula) { roles[$0] == .key }
    let isFree: (Entry) -> Bool = { $0.factors.contains { roles[$0.column] == .free } }
    constants = all.filter { !isFree($0) }
    frees = all.filter(isFree)
    let count = all.count + 1
    self.shift = shift ?? Array(repeating: 0, count: count)
    guard self.shift.count == count, self.shift.allSatisfy(\.isFinite) else {
      throw .malformed("\(count) numbers are taken off entries, not \(self.shift.count)")
    }
  }

  /// The columns beside the outcome and beside those that do nothing but make the group.
  static func columns(of formula: Formula, grouping: [String]) -> [String] {
    let others = formula.random.filter { Set($0.grouping) != Set(grouping) }.flatMap(\.grouping)
    let effects =
      formula.fixed.flatMap(\.columns) + formula.random.flatMap { $0.effects.flatMap(\.columns) }
    let used = Set(effects + others)
    return formula.columns.filter { $0 != formula.outcome && used.contains($0) }
  }

  /// Whether plans make sums that can be added, whatever they take off.
  func isAlike(_ other: MomentPlan) -> Bool {
    var other = other
    other.shift = shift
    return self == other
  }
}

extension MomentPlan.Entry {
  /// As a formula has it, for example `I(age^2):dose`.
  var name: String {
    factors.map { factor in
      let name = Formula.quoted(factor.column)
      return factor.power == 1 ? name : "I(\(name)^\(factor.power))"
    }.joined(separator: ":")
  }
}
