import LinearAlgebra

/// The fixed effects made orthonormal, and the outcome with its least-squares fit taken off.
///
///     X = Q · R · Pᵀ,      y = X · b_ols + scale · e
///
/// The model is fitted to e and Q, where cross-products are well conditioned whatever the units;
/// coefficients go back through R.
struct FixedEffects {
  let names: [String]
  let qr: PivotedQR
  /// From coefficients of Q to those of X, p × p.
  let toCoefficients: Matrix
  let leastSquares: [Double]
  /// e, the least-squares residuals divided by `scale`.
  let residuals: [Double]
  /// A power of two near the residuals' root mean square.
  let scale: Double

  var count: Int { names.count }

  init(_ formula: Formula, _ frame: ModelFrame) throws(ModelError) {
    guard case .numeric(let y) = try frame.column(formula.outcome) else {
      throw .outcomeNotNumeric(formula.outcome)
    }
    guard frame.rows > 0 else { throw .noRows }
    guard y.contains(where: { $0 != y[0] }) else { throw .constantOutcome(formula.outcome) }
    let design = try DesignColumns(formula.fixed, frame)
    guard design.columns.count < frame.rows else {
      throw .noResidualDegreesOfFreedom(rows: frame.rows, fixedEffects: design.columns.count)
    }
    names = design.names
    qr = PivotedQR(Matrix(columns: design.columns, rows: frame.rows))
    let yScale = PowerOfTwo.near(rootMeanSquareOf: y)
    let fit: (coefficients: [Double], residuals: [Double])
    do {
      fit = try qr.leastSquares(y.map { $0 / yScale })
    } catch {
      throw .rankDeficient(terms: Self.dependent(design))
    }
    toCoefficients = qr.toCoefficients
    let largest = fit.residuals.reduce(0) { max($0, abs($1)) }
    guard largest > 1e-12 else { throw .outcomeDetermined(formula.outcome) }
    let residualScale = PowerOfTwo.near(rootMeanSquareOf: fit.residuals)
    scale = yScale * residualScale
    // Its square is the unit of every variance.
    guard (1e-150...1e150).contains(scale) else { throw .notEvaluable }
    leastSquares = fit.coefficients.map { $0 * yScale }
    residuals = fit.residuals.map { $0 / residualScale }
  }

  /// The columns that those before them already span, found in the order of the formula.
  private static func dependent(_ design: DesignColumns) -> [String] {
    var kept: [[Double]] = []
    var names: [String] = []
    for (name, column) in zip(design.names, design.columns) {
      let rows = column.count
      if PivotedQR(Matrix(columns: kept + [column], rows: rows)).rank > kept.count {
        kept.append(column)
      } else {
        names.append(name)
      }
    }
    return names
  }
}
