import LinearAlgebra

/// The deviance where residuals go together: V_i = Z_i λλᵀ Z_iᵀ + R_i, in θ and the parameters of R.
///
///     V_h  = Z (B_h λᵀ + λ B_hᵀ) Zᵀ        V_hk = Z (B_h B_kᵀ + B_k B_hᵀ) Zᵀ       λ = Σ θ_h B_h
extension ProfiledDeviance {
  func solve(
    _ persons: StructuredPersons, _ theta: [Double], _ order: SumsOrder?
  ) -> Solution? {
    let factors = random.factors(theta)
    let lambda = Matrix(rows: products.q, columns: products.q, elements: factors[0].factor)
    let x = Array(theta[random.parameterCount...])
    guard
      let sums = persons.sums(
        order,
        covariance: { kind in
          let side = kind.z * lambda
          return side * side.transposed + persons.residual.parts(kind.marks, x).value
        },
        directions: { directions($0, persons, lambda, x) }),
      let cholesky = try? Cholesky(sums.sums.cross)
    else { return nil }
    let root = cholesky.factor[products.size - 1, products.size - 1]
    guard let blocks = LeadingBlocks([], counts: [], lambda: factors[0].factor, q: products.q)
    else { return nil }
    return Solution(
      factors: factors, blocks: blocks, swept: sums.sums.cross, cholesky: cholesky,
      logDeterminant: sums.logDeterminant, residual: root * root, batchSums: nil,
      wholeSums: order == nil ? nil : sums.sums)
  }

  /// The sums of a solution; they were gathered when it was solved, or are now.
  func wholeSums(_ solution: Solution) -> VarianceSums {
    solution.wholeSums
      ?? VarianceSums(cross: solution.swept, first: [], second: [], traces: [], secondTraces: [])
  }

  /// Derivatives of V₀ in the search's parameters, for a kind of person.
  func directions(
    _ kind: StructuredPersons.Kind, _ persons: StructuredPersons, _ lambda: Matrix, _ x: [Double]
  ) -> (first: [Matrix], second: [Matrix?]) {
    let q = products.q
    let bases = random.bases.map { Matrix(rows: q, columns: q, elements: $0.basis) }
    let sides = bases.map { kind.z * $0 }
    let side = kind.z * lambda
    var first = sides.map { $0 * side.transposed + side * $0.transposed }
    var second: [Matrix?] = []
    for k in sides.indices {
      for h in 0...k {
        second.append(sides[h] * sides[k].transposed + sides[k] * sides[h].transposed)
      }
    }
    let residual = persons.residual.parts(kind.marks, x)
    for k in residual.first.indices {
      second += sides.map { _ in nil }
      for h in 0...k { second.append(residual.second[VarianceSums.pair(h, k)]) }
    }
    first += residual.first
    return (first, second)
  }
}

extension StructuredPersons {
  /// Where a search for the residuals' parameters begins.
  var start: [Double] {
    var steps: [Double] = []
    for kind in kinds.prefix(100) {
      for (early, late) in zip(kind.marks, kind.marks.dropFirst()) where late != early {
        steps.append(abs(late - early))
      }
    }
    let spacing = steps.isEmpty ? 1 : steps.reduce(0, +) / Double(steps.count)
    return residual.start(spacing: spacing)
  }
}
