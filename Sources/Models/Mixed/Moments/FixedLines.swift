import LinearAlgebra

/// The columns of the fixed effects and the outcome as linear functions of v, row by row of a pattern.
struct FixedLines {
  /// A column: what the keys make of it in every row of `MomentRows`, times an entry of v.
  private struct Line {
    var values: [Double]
    /// The entry's place among constants, or among frees; the leading 1 where both are nil.
    var constant: Int?
    var free: Int?
  }

  private let plan: MomentPlan
  private let starts: [Int]
  private var lines: [Line] = []

  init(_ design: Design, _ plan: MomentPlan, _ rows: MomentRows) throws(ModelError) {
    self.plan = plan
    starts = rows.starts
    let isKey = Set(plan.keys.map(\.name))
    let count = rows.frame.rows
    for parts in design.parts {
      var block = [(values: Array(repeating: 1.0, count: count), entry: MomentPlan.Entry())]
      for part in parts {
        let column = part.variable.column
        guard isKey.contains(column) else {
          block = part.basis.powers.flatMap { power in
            block.map { ($0.values, $0.entry.times(column, power)) }
          }
          continue
        }
        let factors = try part.basis.columns(
          of: part.variable, rows.frame, 0..<count, contrasted: part.isContrasted)
        // The first variable runs fastest.
        block = factors.flatMap { factor in
          block.map { (zip($0.values, factor).map { $0 * $1 }, $0.entry) }
        }
      }
      for (values, entry) in block {
        let line = Line(
          values: values, constant: plan.constants.firstIndex(of: entry),
          free: plan.frees.firstIndex(of: entry))
        guard entry.factors.isEmpty || line.constant != nil || line.free != nil else {
          throw .notSummed(.anotherPlan("there is no sum of \(entry.name)"))
        }
        lines.append(line)
      }
    }
  }

  /// For each row of a pattern L_t, (p + 1) × entries of v.
  func maps(_ pattern: Int, _ rows: Int) -> [Matrix] {
    let (p, constants) = (lines.count, plan.constants.count)
    return (0..<rows).map { row in
      var map = Matrix(rows: p + 1, columns: plan.entries(rows: rows))
      for (column, line) in lines.enumerated() {
        let value = line.values[starts[pattern] + row]
        if let constant = line.constant {
          map[column, 1 + constant] = value
          map[column, 0] = value * plan.shift[constant]
        } else if let free = line.free {
          map[column, 1 + constants + free * rows + row] = value
          map[column, 0] = value * plan.shift[constants + free]
        } else {
          map[column, 0] = value
        }
      }
      let outcome = plan.frees.count
      map[p, 1 + constants + outcome * rows + row] = 1
      map[p, 0] = plan.shift[constants + outcome]
      return map
    }
  }
}

extension ColumnBasis {
  /// The powers of its column that it makes, where it makes nothing else.
  var powers: [Int] {
    switch self {
    case .number: [1]
    case .power(let power): [power]
    case .rawPolynomial(let degree): Array(1...degree)
    case .categories, .polynomial, .naturalSpline, .piecewise: []
    }
  }
}
