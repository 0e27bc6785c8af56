/// Several designs taken apart: every column as a product of columns of single variables, each of
/// which is worked out once.
struct DesignFactors {
  private struct Key: Hashable {
    var variable: Formula.Variable
    var isContrasted: Bool
  }

  /// One variable with the columns it makes, from `start` among the factors.
  private struct Source {
    var part: Design.Part
    var start: Int
    var count: Int
  }

  private var sources: [Source] = []
  /// Number of factors.
  private(set) var count = 0
  /// For each design, for each of its columns, the factors to multiply; none for the intercept.
  private(set) var products: [[[Int]]] = []

  init(_ designs: [Design]) {
    var known: [Key: Int] = [:]
    for design in designs {
      var columns: [[Int]] = []
      for row in design.parts {
        var block: [[Int]] = [[]]
        for part in row {
          let key = Key(variable: part.variable.meaning, isContrasted: part.isContrasted)
          let position = known[key] ?? sources.count
          if position == sources.count {
            known[key] = position
            let width = part.basis.names(of: part.variable, contrasted: part.isContrasted).count
            sources.append(Source(part: part, start: count, count: width))
            count += width
          }
          let source = sources[position]
          block = (source.start..<source.start + source.count).flatMap { factor in
            block.map { $0 + [factor] }
          }
        }
        columns += block
      }
      products.append(columns)
    }
  }

  /// The factors for rows of a table.
  func columns(in frame: ModelFrame, rows: Range<Int>) throws(ModelError) -> [[Double]] {
    var result: [[Double]] = []
    result.reserveCapacity(count)
    for source in sources {
      result += try source.part.basis.columns(
        of: source.part.variable, frame, rows, contrasted: source.part.isContrasted)
    }
    return result
  }
}
