import LinearAlgebra

/// The gradient of the deviance from cross-products alone.
///
/// With K = [Z X]ᵀ[Z X], H = Λ̃ᵀKΛ̃ + J (J the identity over the random effects; X is left out of H for
/// ML) and e = y − ZΛu − Xβ, the derivative in the parameter that multiplies E_k is
///
///     ∂d/∂θ_k = 2 tr(H⁻¹ Λ̃ᵀ K E_k) − 2 w · eᵀ Z E_k u,        w = m / r²
///
/// since r² is a minimum over u and β (envelope theorem). Over the leading group, with
/// F = Λ̃ S⁻¹ Λ̃ᵀ + w g gᵀ and g the trailing coefficients of e, both parts come to
///
///     Σ_i  P_i [A_i − B_i F B_iᵀ (I − M_i A_i)]
///
/// and over a trailing group to the diagonal blocks of S⁻¹Λ̃ᵀ·swept less w · u (swept·g)ᵀ.
extension ProfiledDeviance {
  /// The trailing effects at a solution.
  struct Effects {
    /// u and the coefficients of Q: S · u = Λᵀ swept e.
    var u: [Double]
    /// −Λu, −coefficients, 1: the weights of the trailing columns in what they leave of the outcome.
    var g: [Double]
  }

  func effects(_ solution: Solution) -> Effects {
    let last = products.size - 1
    let row = (0..<last).map { solution.cholesky.factor[last, $0] }
    let u = solution.cholesky.solveTransposedFactor(row)
    var g = u.map { -$0 } + [1]
    forEachTrailingBlock { group, start, size in
      let lambda = solution.factors[group]
      for r in 0..<size {
        var sum = 0.0
        for c in 0...r { sum += lambda[c * size + r] * u[start + c] }
        g[start + r] = -sum
      }
    }
    return Effects(u: u, g: g)
  }

  /// S⁻¹Λ̃ᵀ and Λ̃S⁻¹Λ̃ᵀ over the first `count` trailing columns.
  func inverses(_ solution: Solution, _ count: Int) -> (right: Matrix, both: Matrix) {
    var right = solution.cholesky.leading(count).inverse
    // From the last column of a block to the first: each asks for those before it.
    forEachTrailingBlock { group, start, size in
      let lambda = solution.factors[group]
      for s in (0..<size).reversed() {
        for i in 0..<count {
          var sum = 0.0
          for c in 0...s { sum += right[i, start + c] * lambda[c * size + s] }
          right[i, start + s] = sum
        }
      }
    }
    var both = right
    for j in 0..<count {
      forEachTrailingBlock { group, start, size in
        let lambda = solution.factors[group]
        for s in (0..<size).reversed() {
          var sum = 0.0
          for c in 0...s { sum += lambda[c * size + s] * both[start + c, j] }
          both[start + s, j] = sum
        }
      }
    }
    return (right, both)
  }

  /// The gradient of the criterion at a solution.
  func gradient(_ solution: Solution) -> [Double] {
    gradient(solution, weight: denominator / solution.residual)
  }

  /// The gradient of log-determinant + `weight` · r².
  func gradient(_ solution: Solution, weight: Double) -> [Double] {
    let count = determinantSize
    let (right, both) = inverses(solution, count)
    let effects = effects(solution)
    let g = effects.g
    var f = Matrix(rows: products.size, columns: products.size)
    for j in 0..<products.size {
      for i in 0..<products.size { f[i, j] = weight * g[i] * g[j] }
    }
    for j in 0..<count {
      for i in 0..<count { f[i, j] += both[i, j] }
    }
    // One q × q matrix of derivatives per group: entry (row, column) for the parameter λ[row, column].
    var derivatives = [leadingDerivative(solution, f)]
    derivatives += random.groups.dropFirst().map {
      Array(repeating: 0.0, count: $0.size * $0.size)
    }
    let left = solution.swept * g
    forEachTrailingBlock { group, start, size in
      for row in 0..<size {
        for column in 0...row {
          var sum = -weight * left[start + row] * effects.u[start + column]
          for k in 0..<count { sum += right[start + column, k] * solution.swept[k, start + row] }
          derivatives[group][column * size + row] += sum
        }
      }
    }
    return collected(derivatives)
  }

  private func leadingDerivative(_ solution: Solution, _ f: Matrix) -> [Double] {
    let q = products.q
    let (p, m) = (solution.blocks.p, solution.blocks.m)
    var total = Array(repeating: 0.0, count: q * q)
    var (contracted, kept, inner, term) = (total, total, total, total)
    for (index, cell) in cells.enumerated() {
      let start = index * q * q
      cell.contract(f, into: &contracted)
      SmallBlocks.multiply(m, start, cell.a, 0, q, into: &kept)
      for k in 0..<q * q { kept[k] = -kept[k] }
      for j in 0..<q { kept[j * q + j] += 1 }
      SmallBlocks.multiply(contracted, 0, kept, 0, q, into: &inner)
      for k in 0..<q * q { inner[k] = Double(cell.count) * cell.a[k] - inner[k] }
      SmallBlocks.multiply(p, start, inner, 0, q, into: &term)
      for k in 0..<q * q { total[k] += term[k] }
    }
    return SmallBlocks.transposed(total, q)
  }

  private func collected(_ derivatives: [[Double]]) -> [Double] {
    var result = Array(repeating: 0.0, count: random.parameterCount)
    for term in random.terms {
      let size = random.groups[term.group].size
      for parameter in term.parameters {
        let (row, column) = (term.offset + parameter.row, term.offset + parameter.column)
        result[parameter.theta] = 2 * derivatives[term.group][column * size + row]
      }
    }
    return result
  }
}
