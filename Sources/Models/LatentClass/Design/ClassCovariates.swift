/// What class, or leaving, depends on: columns of persons or of their occasions, centred and scaled, after a column of
/// ones.
struct ClassCovariates: Sendable {
  /// Names of the columns, the intercept first.
  let names: [String]
  /// One list a column, one number a person or occasion.
  let columns: [[Double]]
  /// What was taken off each column, and what it was divided by.
  let centres: [Double]
  let scales: [Double]

  init(
    _ terms: [Formula.Term], _ frame: ModelFrame, codes: [Int], persons: Int
  ) throws(LatentClassError) {
    let asked = terms.filter { !$0.variables.isEmpty }
    for name in asked.flatMap(\.columns) where try ClassTerms.changesWithin(name, frame, codes) {
      throw .changesWithin(name)
    }
    var raw: [(name: String, values: [Double])] = []
    if !asked.isEmpty {
      let design: Design
      let columns: [[Double]]
      do throws(ModelError) {
        // With the intercept, so that categories enter as differences from the first.
        design = try Design([.intercept] + asked, frame)
        columns = try design.columns(in: frame)
      } catch {
        throw .model(error)
      }
      for (name, column) in zip(design.names, columns).dropFirst() {
        var own = Array(repeating: 0.0, count: persons)
        for (row, person) in codes.enumerated() { own[person] = column[row] }
        raw.append((name, own))
      }
    }
    try self.init(raw, count: persons)
  }

  /// Columns with their names, after one of ones.
  init(_ raw: [(name: String, values: [Double])], count: Int) throws(LatentClassError) {
    var (names, columns) = (["(Intercept)"], [Array(repeating: 1.0, count: count)])
    var (centres, scales) = ([0.0], [1.0])
    for (name, own) in raw {
      let centre = own.reduce(0, +) / Double(count)
      let square = own.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(count)
      guard square > 0 else { throw .model(.rankDeficient(terms: [name])) }
      let scale = square.squareRoot()
      names.append(name)
      columns.append(own.map { ($0 - centre) / scale })
      centres.append(centre)
      scales.append(scale)
    }
    (self.names, self.columns, self.centres, self.scales) = (names, columns, centres, scales)
  }

  /// Logits of the columns as they stand in the table.
  func outward(_ logits: [Double]) -> [Double] {
    var result = zip(logits, scales).map { $0 / $1 }
    for k in 1..<max(1, logits.count) { result[0] -= result[k] * centres[k] }
    return result
  }
}
