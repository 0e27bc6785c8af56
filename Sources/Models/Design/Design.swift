/// What terms of a formula make of a table's columns, remembered so that new rows get the same.
///
/// A number enters as it is. Categories enter as treatment contrasts: a column for each level but the
/// first. Where a term's margin is absent from the model (no intercept for a main effect, no main
/// effect for a product), every level gets its column, as in R. Knots, centres of polynomials and
/// levels are those of the table it was made of.
///
/// ### Source
/// Chambers, J. M., & Hastie, T. J. (1992). *Statistical models in S*, section 2.3.
///
/// ### Agrees with
/// R `model.matrix` and `splines::ns`; see `Fixtures/models/design`.
public struct Design: Sendable, Hashable, Codable {
  /// One variable of a term: what it learned, and whether its first level is left out.
  struct Part: Sendable, Hashable, Codable {
    var variable: Formula.Variable
    var basis: ColumnBasis
    var isContrasted: Bool
  }

  /// The terms.
  public let terms: [Formula.Term]
  /// Names of the columns as R gives them, for example `groupB:time`.
  public let names: [String]
  /// For each column the position of its term.
  public let assignments: [Int]
  let parts: [[Part]]

  /// Learns what terms make of a table.
  ///
  /// - Throws: `ModelError`: a column is absent or of the wrong kind, a factor has one level, a knot
  ///   lies outside the numbers, or there are too few distinct numbers for a curve.
  public init(_ terms: [Formula.Term], _ frame: ModelFrame) throws(ModelError) {
    var learned: [Formula.Variable: ColumnBasis] = [:]
    var parts: [[Part]] = []
    var (names, assignments): ([String], [Int]) = ([], [])
    for (place, term) in terms.enumerated() {
      var row: [Part] = []
      var block = [""]
      for variable in term.variables {
        let basis: ColumnBasis
        if let known = learned[variable.meaning] {
          basis = known
        } else {
          basis = try ColumnBasis(variable, frame)
          learned[variable.meaning] = basis
        }
        let margin = Formula.Term(term.variables.filter { !$0.isSame(as: variable) })
        let part = Part(
          variable: variable, basis: basis,
          isContrasted: terms.contains { $0.isSameProduct(as: margin) })
        row.append(part)
        // The first variable runs fastest.
        block = basis.names(of: variable, contrasted: part.isContrasted).flatMap { name in
          block.map { $0.isEmpty ? name : "\($0):\(name)" }
        }
      }
      parts.append(row)
      names += term.variables.isEmpty ? [term.name] : block
      assignments += Array(repeating: place, count: block.count)
    }
    (self.terms, self.names, self.assignments, self.parts) = (terms, names, assignments, parts)
  }

  /// The columns for rows of a table.
  ///
  /// - Parameters:
  ///   - frame: must hold every column that the terms name.
  ///   - rows: which rows; by default all. A few thousand at a time stay in the processor's cache.
  /// - Returns: as many columns as there are names, in their order, each as long as there are rows.
  /// - Throws: `ModelError`: a column is absent or of another kind, or a row is of a category that was
  ///   not among those learned.
  public func columns(
    in frame: ModelFrame, rows: Range<Int>? = nil
  ) throws(ModelError) -> [[Double]] {
    let rows = rows ?? 0..<frame.rows
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= frame.rows, "rows \(rows) of \(frame.rows)")
    var result: [[Double]] = []
    result.reserveCapacity(names.count)
    for row in parts {
      guard let first = row.first else {
        result.append(Array(repeating: 1, count: rows.count))
        continue
      }
      var block = try first.columns(frame, rows)
      for part in row.dropFirst() {
        let factors = try part.columns(frame, rows)
        block = factors.flatMap { factor in block.map { Self.product($0, factor) } }
      }
      result += block
    }
    return result
  }

  private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
    var result = a
    for i in result.indices { result[i] *= b[i] }
    return result
  }
}

extension Design.Part {
  fileprivate func columns(
    _ frame: ModelFrame, _ rows: Range<Int>
  ) throws(ModelError) -> [[Double]] {
    try basis.columns(of: variable, frame, rows, contrasted: isContrasted)
  }
}
