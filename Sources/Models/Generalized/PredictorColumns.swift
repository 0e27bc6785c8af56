import LinearAlgebra

/// The fixed effects made orthonormal: every column of `x` has mean square 1.
///
///     X = Q · R · Pᵀ,      x = √n · Q,      β = T · c
///
/// The model is fitted to the coefficients c of x, which are well conditioned whatever the units. Where
/// thresholds take the intercept's place, X is centred first and the thresholds move by x̄ᵀβ.
struct PredictorColumns {
  /// What makes the columns of X; with the intercept also where thresholds replace it.
  let design: Design
  let names: [String]
  /// x by row, in the order of the sorted rows: the columns of one row side by side.
  let values: [Double]
  /// From c to β, p × p.
  let toCoefficients: Matrix
  /// x̄; zeros where nothing was centred.
  let means: [Double]
  /// How far each column of X spreads about its mean.
  let spreads: [Double]

  var count: Int { names.count }

  /// From the rows in the order in which they are sorted; with `replacesIntercept`, thresholds stand for it.
  init(
    _ formula: Formula, _ frame: ModelFrame, order: [Int], replacesIntercept: Bool
  ) throws(ModelError) {
    let terms =
      replacesIntercept
      ? [.intercept] + formula.fixed.filter { !$0.variables.isEmpty } : formula.fixed
    design = try Design(terms, frame)
    let whole = try design.columns(in: frame)
    guard whole.count < frame.rows else {
      throw .noResidualDegreesOfFreedom(rows: frame.rows, fixedEffects: whole.count)
    }
    guard PivotedQR(Matrix(columns: whole, rows: frame.rows)).rank == whole.count else {
      throw .rankDeficient(terms: Self.dependent(design.names, whole))
    }
    let taken = replacesIntercept ? 1 : 0
    names = Array(design.names.dropFirst(taken))
    let columns = Array(whole.dropFirst(taken))
    means = columns.map { replacesIntercept ? $0.reduce(0, +) / Double(frame.rows) : 0 }
    let centred = zip(columns, means).map { column, mean in column.map { $0 - mean } }
    spreads = columns.map { column in
      let mean = column.reduce(0, +) / Double(frame.rows)
      return column.reduce(0) { max($0, abs($1 - mean)) }
    }
    let qr = PivotedQR(Matrix(columns: centred, rows: frame.rows), tolerance: 0)
    let root = Double(frame.rows).squareRoot()
    toCoefficients = root * qr.toCoefficients
    let (q, p) = (qr.q, names.count)
    values = order.flatMap { row in (0..<p).map { root * q[row, $0] } }
  }

  /// The columns that those before them already span.
  private static func dependent(_ all: [String], _ columns: [[Double]]) -> [String] {
    var kept: [[Double]] = []
    var names: [String] = []
    for (name, column) in zip(all, columns) {
      if PivotedQR(Matrix(columns: kept + [column], rows: column.count)).rank > kept.count {
        kept.append(column)
      } else {
        names.append(name)
      }
    }
    return names
  }

  /// The terms that take part in a direction along which outcomes are divided.
  func separating(_ direction: ArraySlice<Double>) -> [String] {
    let slopes = toCoefficients * Array(direction)
    let parts = zip(slopes, spreads).map { abs($0 * $1) }
    let largest = parts.reduce(0, max)
    let named = zip(names, parts).filter { $0.1 > 1e-3 * largest }.map(\.0)
    return named.isEmpty ? names : named
  }

  /// xᵀc of every sorted row.
  func products(_ c: ArraySlice<Double>) -> [Double] {
    let (p, c) = (count, Array(c))
    guard p > 0 else { return [] }
    var result = Array(repeating: 0.0, count: values.count / p)
    for row in result.indices {
      var sum = 0.0
      for k in 0..<p { sum += values[row * p + k] * c[k] }
      result[row] = sum
    }
    return result
  }
}
