import LinearAlgebra

/// Standard deviations and correlations without names: in the order of `variancePlaces`.
extension RandomEffects {
  /// For each term, effect by effect, its standard deviation and its correlations with those before it; nil
  /// where one of the two does not vary.
  func varianceFigures(_ theta: [Double], residualVariance: Double) -> [Double?] {
    var figures: [Double?] = []
    figures.reserveCapacity(parameterCount)
    for term in terms {
      let size = term.size
      let half = outwardFactor(term, theta)
      // (Aλλᵀ Aᵀ)_jk
      let relative = { (j: Int, k: Int) in
        var sum = 0.0
        for c in 0..<size { sum += half[j * size + c] * half[k * size + c] }
        return sum
      }
      for j in 0..<size {
        let own = relative(j, j)
        figures.append((residualVariance * own).squareRoot())
        for k in 0..<j {
          let scale = (own * relative(k, k)).squareRoot()
          figures.append(scale > 0 ? min(1, max(-1, relative(j, k) / scale)) : nil)
        }
      }
    }
    return figures
  }

  /// Aλ of a term row by row: what draws of its effects are made of, in the units of the table.
  private func outwardFactor(_ term: Term, _ theta: [Double]) -> [Double] {
    let (size, offset) = (term.size, term.offset)
    let outward = groups[term.group].effects.outward
    var half = Array(repeating: 0.0, count: size * size)
    guard term.structure != .compoundSymmetry || size == 1 else {
      for (parameter, entries) in term.bases.enumerated() {
        for (row, column, value) in entries {
          let entry = theta[term.start + parameter] * value
          for j in 0...row { half[j * size + column] += outward[offset + j, offset + row] * entry }
        }
      }
      return half
    }
    // The lower triangle of λ column by column; A is an upper one.
    var parameter = term.start
    for column in 0..<size {
      for row in column..<size {
        let entry = theta[parameter]
        for j in 0...row { half[j * size + column] += outward[offset + j, offset + row] * entry }
        parameter += 1
      }
    }
    return half
  }
}
