package import LinearAlgebra

/// The deviance of a model and table as a function of theta, for tests and for profiles.
package struct DevianceFunction {
  private let deviance: ProfiledDeviance

  init(_ deviance: ProfiledDeviance) { self.deviance = deviance }

  /// Number of parameters.
  package var parameterCount: Int { deviance.start.count }
  /// What each parameter is.
  package var names: [String] { deviance.parameterNames }
  /// Kinds of level in the leading group: those of a kind are computed once.
  package var cells: Int { deviance.cells.count }

  /// The deviance; `theta` belongs to columns scaled by powers of two. Nil where it cannot be computed.
  package func value(_ theta: [Double]) -> Double? { deviance.value(at: theta) }

  /// Its gradient; nil where it cannot be computed.
  package func gradient(_ theta: [Double]) -> [Double]? {
    deviance.solve(theta, .first).map { deviance.gradient($0, theta) }
  }

  /// Its Hessian; nil where it cannot be computed.
  package func hessian(_ theta: [Double]) -> Matrix? {
    deviance.solve(theta, .full).map { DevianceDerivatives(deviance, $0, .full).hessian(theta) }
  }

  /// Theta in the units of the table.
  package func unscaled(_ theta: [Double]) -> [Double] { deviance.random.unscaled(theta) }
}
