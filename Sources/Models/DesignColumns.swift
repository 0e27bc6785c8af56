/// The columns that terms of a formula make of a table, with R's names and contrasts.
///
/// A number enters as it is. Categories enter as treatment contrasts: a column for each level but the
/// first. Where a term's margin is absent from the model (no intercept for a main effect, no main
/// effect for a product), every level gets its column, as in R.
///
/// ### Source
/// Chambers, J. M., & Hastie, T. J. (1992). *Statistical models in S*, section 2.3.
struct DesignColumns: Hashable {
  /// Names of the columns as R gives them, for example `groupB:time`.
  var names: [String] = []
  /// The columns, each as long as the table.
  var columns: [[Double]] = []

  init(_ terms: [Formula.Term], _ frame: ModelFrame) throws(ModelError) {
    for term in terms {
      var block: [(name: String, values: [Double])] = [
        ("", Array(repeating: 1, count: frame.rows))
      ]
      for variable in term.variables {
        let margin = Formula.Term(term.variables.filter { $0 != variable })
        let contrasted = terms.contains { $0.isSameProduct(as: margin) }
        let factors = try Self.columns(of: variable, frame, contrasted: contrasted)
        // The first variable runs fastest.
        block = factors.flatMap { factor in
          block.map { column in
            (
              column.name.isEmpty ? factor.name : "\(column.name):\(factor.name)",
              zip(column.values, factor.values).map { $0 * $1 }
            )
          }
        }
      }
      if term.variables.isEmpty { block[0].name = term.name }
      names += block.map(\.name)
      columns += block.map(\.values)
    }
  }

  private static func columns(
    of variable: String, _ frame: ModelFrame, contrasted: Bool
  ) throws(ModelError) -> [(name: String, values: [Double])] {
    switch try frame.column(variable) {
    case .numeric(let values): return [(variable, values)]
    case .factor:
      let (codes, levels) = try frame.levels(of: variable)
      return levels.indices.dropFirst(contrasted ? 1 : 0).map { level in
        (variable + levels[level], codes.map { $0 == level ? 1 : 0 })
      }
    }
  }
}
