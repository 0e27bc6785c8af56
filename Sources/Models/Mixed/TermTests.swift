import LinearAlgebra
import Results

/// The joint test of everything a term adds to a model.
public struct TermTest: Sendable, Hashable, Codable {
  /// The term, for example `group:time`.
  public var term: String
  /// Its test; nil where degrees of freedom cannot be had.
  public var test: ContrastTest?
}

extension MixedModelFit {
  /// The joint test of each term but the intercept, of type III: of a term's effects at the average over
  /// the levels of the categories it stands beside, each level counting the same, and where the numbers
  /// it stands beside are zero.
  ///
  ///     treatment contrasts t_k = s_k + 1/L, with s_k summing to zero over the L levels
  ///
  /// so a row of L for the column c of a term is e_c, and 1/L for each factor more at the columns of
  /// larger terms that hold c.
  ///
  /// - Note: Of a term whose own categories have a column for every level, those columns are tested.
  ///   Where a cell of a product of categories is empty, the hypotheses depend on which.
  ///
  /// ### Source
  /// Searle, S. R. (1987). *Linear models for unbalanced data*, chapter 12.
  ///
  /// ### Agrees with
  /// R `lmerTest`'s `anova(type = 3)`.
  public func termTests() -> [TermTest] {
    let coefficients = fixedEffects.map(\.estimate.value)
    return source.fixed.terms.indices.filter { !source.fixed.terms[$0].variables.isEmpty }.map {
      let rows = source.fixed.hypothesis(ofTerm: $0)
      return TermTest(
        term: source.fixed.terms[$0].name, test: inference.test(rows, of: coefficients))
    }
  }
}

extension Design {
  /// The rows of the type III hypothesis of one term, over all columns.
  func hypothesis(ofTerm term: Int) -> Matrix {
    let own = places(ofTerm: term)
    let columns = assignments.indices.filter { assignments[$0] == term }
    var result = Matrix(rows: columns.count, columns: names.count)
    for (row, column) in columns.enumerated() { result[row, column] = 1 }
    let isContrasted = parts[term].allSatisfy { $0.isContrasted || !$0.isFactor }
    guard isContrasted else { return result }
    for other in terms.indices where terms[other].variables.count > terms[term].variables.count {
      guard let weight = share(of: other, beside: term) else { continue }
      let largerColumns = assignments.indices.filter { assignments[$0] == other }
      for (place, column) in zip(places(ofTerm: other), largerColumns) {
        for row in columns.indices {
          result[row, column] += weight * agreement(place, other, own[row], term)
        }
      }
    }
    return result
  }

  /// Π 1/L over the factors that a larger term has beside a smaller; nil where it does not hold the
  /// smaller, or has a number beside it.
  private func share(of larger: Int, beside smaller: Int) -> Double? {
    let variables = parts[smaller].map(\.variable)
    guard variables.allSatisfy({ one in parts[larger].contains { $0.variable.isSame(as: one) } })
    else { return nil }
    var weight = 1.0
    for part in parts[larger] where !variables.contains(where: { part.variable.isSame(as: $0) }) {
      guard case .categories(let levels) = part.basis else { return nil }
      weight /= Double(levels.count)
    }
    return weight
  }

  /// For each column of a term where it stands within each of its variables; levels count from 0.
  private func places(ofTerm term: Int) -> [[Int]] {
    var block: [[Int]] = [[]]
    for part in parts[term] {
      let first = part.isFactor && part.isContrasted ? 1 : 0
      let count = part.basis.names(of: part.variable, contrasted: part.isContrasted).count
      block = (first..<first + count).flatMap { place in block.map { $0 + [place] } }
    }
    return block
  }

  /// What a column of a larger term has of a column of a smaller one: 1 where they agree on the
  /// variables of the smaller, −1 for each factor with all its levels that stands at the first.
  private func agreement(_ place: [Int], _ larger: Int, _ own: [Int], _ smaller: Int) -> Double {
    var result = 1.0
    for (position, part) in parts[smaller].enumerated() {
      for (other, candidate) in parts[larger].enumerated()
      where candidate.variable.isSame(as: part.variable) {
        if place[other] == own[position] { continue }
        let isFirst = part.isFactor && !candidate.isContrasted && place[other] == 0
        result *= isFirst ? -1 : 0
      }
    }
    return result
  }
}

extension Design.Part {
  var isFactor: Bool {
    if case .categories = basis { true } else { false }
  }
}
