import LinearAlgebra

/// What one model has more than another of the same rows.
struct ModelNesting {
  var fixedEffects: Int
  var variances: Int
  var covariances: Int
  /// Whether both name the same columns as fixed effects.
  var hasSameFixedEffects: Bool

  var total: Int { fixedEffects + variances + covariances }

  /// Nil where `smaller` is no special case of `larger`.
  init?(_ smaller: Formula, in larger: Formula, _ frame: ModelFrame) throws(ModelError) {
    let few = try Design(smaller.fixed, frame)
    let many = try Design(larger.fixed, frame)
    hasSameFixedEffects = Set(few.names) == Set(many.names)
    if !Set(few.names).isSubset(of: many.names) {
      // Other names may still be the same curves.
      let columns = try many.columns(in: frame)
      let both = columns + (try few.columns(in: frame))
      guard
        PivotedQR(Matrix(columns: both, rows: frame.rows)).rank
          == PivotedQR(Matrix(columns: columns, rows: frame.rows)).rank
      else { return nil }
    }
    fixedEffects = many.names.count - few.names.count
    guard fixedEffects >= 0 else { return nil }
    let small = try Self.entries(smaller, frame)
    let large = try Self.entries(larger, frame)
    guard small.isSubset(of: large), Self.keepsSymmetry(smaller, larger) else { return nil }
    let added = large.subtracting(small)
    variances = added.count { $0.row == $0.column }
    covariances = added.count - variances
  }

  /// A free entry of a covariance: two effects of a group, in the order of their names.
  private struct Entry: Hashable {
    var grouping: Set<String>
    var row: String
    var column: String
  }

  private static func entries(
    _ formula: Formula, _ frame: ModelFrame
  ) throws(ModelError) -> Set<Entry> {
    var result: Set<Entry> = []
    for term in formula.random {
      let names = try Design(term.effects, frame).names
      for (j, one) in names.enumerated() {
        for other in names[0...j] {
          result.insert(
            Entry(grouping: Set(term.grouping), row: max(one, other), column: min(one, other)))
        }
      }
    }
    return result
  }

  /// Terms of compound symmetry count as nested in themselves alone.
  private static func keepsSymmetry(_ smaller: Formula, _ larger: Formula) -> Bool {
    let symmetric = { (formula: Formula) in
      formula.random.filter { $0.structure == .compoundSymmetry }
    }
    return symmetric(smaller).allSatisfy { larger.random.contains($0) }
      && symmetric(larger).allSatisfy { smaller.random.contains($0) }
  }
}
