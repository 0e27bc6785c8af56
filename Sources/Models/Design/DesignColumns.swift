/// The columns that terms of a formula make of a table.
struct DesignColumns: Hashable {
  /// Names of the columns as R gives them, for example `groupB:time`.
  var names: [String]
  /// The columns, each as long as the table.
  var columns: [[Double]]

  init(_ terms: [Formula.Term], _ frame: ModelFrame) throws(ModelError) {
    let design = try Design(terms, frame)
    (names, columns) = (design.names, try design.columns(in: frame))
  }
}
