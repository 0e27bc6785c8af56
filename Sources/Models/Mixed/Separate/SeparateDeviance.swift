import LinearAlgebra

/// The deviance of parts that nothing connects: their sums, added.
extension ProfiledDeviance {
  func solve(_ separate: SeparateParts, _ theta: [Double], _ order: SumsOrder?) -> Solution? {
    let factors = random.factors(theta)
    var total: VarianceSums?
    var logDeterminant = 0.0
    for part in separate.parts {
      guard let solution = part.deviance.solveTrailing(factors) else { return nil }
      logDeterminant += solution.logDeterminant
      let own = TrailingSums(part.deviance, solution)
      let sums =
        order.map { own.sums($0) }
        ?? VarianceSums(cross: own.cross, first: [], second: [], traces: [], secondTraces: [])
      total = total.map { $0.adding(sums) } ?? sums
    }
    guard var total else { return nil }
    total.cross.mirrorLowerTriangle()
    guard let cholesky = try? Cholesky(total.cross),
      let blocks = LeadingBlocks([], counts: [], lambda: factors[0].factor, q: products.q)
    else { return nil }
    let root = cholesky.factor[products.size - 1, products.size - 1]
    return Solution(
      factors: factors, blocks: blocks, swept: total.cross, cholesky: cholesky,
      logDeterminant: logDeterminant, residual: root * root, batchSums: nil,
      wholeSums: order == nil ? nil : total)
  }

  /// A part swept of all its random effects; its Cholesky factor is theirs alone, as a part may have fewer
  /// rows than there are fixed effects.
  func solveTrailing(_ factors: [(factor: [Double], size: Int)]) -> Solution? {
    guard let (swept, blocks, leading, _) = sweep(factors, nil) else { return nil }
    let random = 0..<products.randomCount
    var s = scaledInward(swept.block(random, random), by: factors)
    for j in random { s[j, j] += 1 }
    guard let cholesky = try? Cholesky(s) else { return nil }
    return Solution(
      factors: factors, blocks: blocks, swept: swept, cholesky: cholesky,
      logDeterminant: leading + cholesky.logDeterminant(random), residual: 0, batchSums: nil)
  }
}

extension VarianceSums {
  /// The sums of two parts that nothing connects.
  fileprivate func adding(_ other: VarianceSums) -> VarianceSums {
    VarianceSums(
      cross: cross + other.cross, first: zip(first, other.first).map { $0 + $1 },
      second: zip(second, other.second).map { $0 + $1 },
      traces: zip(traces, other.traces).map { $0 + $1 },
      secondTraces: zip(secondTraces, other.secondTraces).map { $0 + $1 })
  }
}
