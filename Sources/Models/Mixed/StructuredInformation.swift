import LinearAlgebra

/// The information in the variances where residuals go together.
extension NaturalVariances {
  /// In the parameters that Kenward and Roger's method is written in: covariances, variances and
  /// correlations themselves.
  init?(natural derivatives: DevianceDerivatives, _ theta: [Double]) {
    let deviance = derivatives.deviance
    let variance = derivatives.residual / deviance.denominator
    self.init(derivatives, theta) { kind, persons, _, x in
      let q = deviance.products.q
      var first = deviance.units.parameters(deviance.random).map { parts in
        var e = Matrix(rows: q, columns: q)
        for unit in parts.map({ deviance.units.units[$0] }) {
          e[unit.row, unit.column] = 1
          e[unit.column, unit.row] = 1
        }
        return kind.z * e * kind.z.transposed
      }
      let random = first.count
      var second: [Matrix?] = Array(repeating: nil, count: random * (random + 1) / 2)
      let residual = persons.residual.natural(kind.marks, x, variance: variance)
      for k in residual.first.indices {
        second += (0..<random).map { _ in nil }
        for h in 0...k { second.append(residual.second[VarianceSums.pair(h, k)]) }
      }
      first += residual.first
      return (first, second)
    }
  }

  /// In the search's own parameters, with σ² the last.
  init?(searching derivatives: DevianceDerivatives, _ theta: [Double]) {
    let deviance = derivatives.deviance
    let variance = derivatives.residual / deviance.denominator
    self.init(derivatives, theta) { kind, persons, lambda, x in
      var (first, second) = deviance.directions(kind, persons, lambda, x)
      let bare = first
      first = first.map { variance * $0 }
      second = second.map { $0.map { variance * $0 } }
      let side = kind.z * lambda
      first.append(side * side.transposed + persons.residual.parts(kind.marks, x).value)
      second += bare + [nil]
      return (first, second)
    }
  }

  private init?(
    _ derivatives: DevianceDerivatives, _ theta: [Double],
    directions: (StructuredPersons.Kind, StructuredPersons, Matrix, [Double]) -> (
      first: [Matrix], second: [Matrix?]
    )
  ) {
    let deviance = derivatives.deviance
    guard let persons = deviance.structured else { return nil }
    let q = deviance.products.q
    let variance = derivatives.residual / deviance.denominator
    let lambda = Matrix(
      rows: q, columns: q, elements: deviance.random.factors(theta)[0].factor)
    let x = Array(theta[deviance.random.parameterCount...])
    guard
      let sums = persons.sums(
        .full,
        covariance: { kind in
          let side = kind.z * lambda
          return variance
            * (side * side.transposed + persons.residual.parts(kind.marks, x).value)
        },
        directions: { directions($0, persons, lambda, x) })
    else { return nil }
    self.init(derivatives, sums.sums, phi: variance * derivatives.inverse)
  }
}
