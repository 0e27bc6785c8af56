import LinearAlgebra

/// The gradient and the Hessian of the deviance in theta, in closed form.
///
/// With C = XᵀV⁻¹X, β = C⁻¹XᵀV⁻¹y, g = (−β, 1), w = m / r², and the sums of `VarianceSums`, x marking
/// the columns of X, the derivatives in the units δ of the covariances are
///
///     d_a  = t_a − tr(C⁻¹ N_a,xx) − w ρ_a                                        ρ_a = gᵀ N_a g
///     d_ab = −t_ab + 2 tr(C⁻¹ N_ab,xx) − tr(C⁻¹ N_a,xx C⁻¹ N_b,xx)
///            + w (2 gᵀ N_ab g − 2 x_aᵀ C⁻¹ x_b) − (w / r²) ρ_a ρ_b                 x_a = (N_a g)_x
///
/// and, where V is not linear in δ, t_(ab) − tr(C⁻¹ N_(ab),xx) − w gᵀ N_(ab) g of its second derivatives,
/// where the terms with C⁻¹ alone belong to REML. Theta follows by the chain rule (`CovarianceUnits`).
/// Where the traces t_ab would cost too much, the average of the observed and the expected information
/// needs none of them:
///
///     d_ab ≈ w (gᵀ N_ab g − x_aᵀ C⁻¹ x_b) − (w / r²) ρ_a ρ_b
///
/// ### Source
/// Lindstrom, M. J., & Bates, D. M. (1988). Newton–Raphson and EM algorithms for linear mixed-effects
/// models for repeated-measures data. *Journal of the American Statistical Association, 83*(404),
/// 1014–1022. Gilmour, A. R., Thompson, R., & Cullis, B. R. (1995). Average information REML.
/// *Biometrics, 51*(4), 1440–1450.
struct DevianceDerivatives {
  let deviance: ProfiledDeviance
  let sums: VarianceSums
  /// C⁻¹.
  let inverse: Matrix
  /// (−β, 1) in the columns of Q and e.
  let g: [Double]
  /// r².
  let residual: Double

  private var p: Int { g.count - 1 }
  private var isREML: Bool { deviance.criterion == .reml }
  private var weight: Double { deviance.denominator / residual }

  init(_ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution, _ order: SumsOrder) {
    self.deviance = deviance
    sums = deviance.sums(solution, order)
    inverse = deviance.relativeInformation(solution).inverse
    g = Array(deviance.effects(solution).g.suffix(deviance.products.fixedCount + 1))
    residual = solution.residual
  }

  /// ∂d / ∂δ.
  var unitGradient: [Double] {
    sums.first.indices.map { a in
      var value = sums.traces[a] - weight * quadratic(sums.first[a])
      if isREML { value -= inverse.dot(sums.first[a], over: p) }
      return value
    }
  }

  /// ∂d / ∂θ.
  func gradient(_ theta: [Double]) -> [Double] {
    deviance.jacobian(theta).transposed * unitGradient
  }

  /// ∂²d / ∂δ∂δᵀ; by average information where the sums hold no second traces.
  var unitHessian: Matrix {
    let n = sums.first.count
    let rho = sums.first.map { quadratic($0) }
    let x = sums.first.map { sides($0) }
    let turned = x.map { inverse * $0 }
    let products = isREML && isFull ? sums.first.map { inverse * $0.block(0..<p, 0..<p) } : []
    var result = Matrix(rows: n, columns: n)
    for b in 0..<n {
      for a in 0...b {
        let pair = sums.second[VarianceSums.pair(a, b)]
        let inner = quadratic(pair) - innerProduct(x[a], turned[b])
        var value = weight * (isFull ? 2 : 1) * inner - weight / residual * rho[a] * rho[b]
        if isFull {
          value -= sums.secondTrace(a, b)
          if !sums.bends.isEmpty {
            let bend = sums.bends[VarianceSums.pair(a, b)]
            value += sums.bendTraces[VarianceSums.pair(a, b)] - weight * quadratic(bend)
            if isREML { value -= inverse.dot(bend, over: p) }
          }
          if isREML {
            value += 2 * inverse.dot(pair, over: p) - products[a].dotTransposed(products[b])
          }
        }
        result[a, b] = value
        result[b, a] = value
      }
    }
    return result
  }

  private var isFull: Bool { !sums.secondTraces.isEmpty }

  /// ∂²d / ∂θ∂θᵀ.
  func hessian(_ theta: [Double]) -> Matrix {
    let jacobian = deviance.jacobian(theta)
    return jacobian.transposed * unitHessian * jacobian
      + deviance.curvature(theta, along: unitGradient)
  }

  /// gᵀ M g.
  func quadratic(_ matrix: Matrix) -> Double {
    var sum = 0.0
    for j in g.indices {
      for i in g.indices { sum += g[i] * matrix[i, j] * g[j] }
    }
    return sum
  }

  /// (M g)_x.
  func sides(_ matrix: Matrix) -> [Double] { Array((matrix * g).prefix(p)) }
}

extension Matrix {
  /// Σ_ij A_ij B_ij over the first `count` rows and columns.
  fileprivate func dot(_ other: Matrix, over count: Int) -> Double {
    var sum = 0.0
    for j in 0..<count {
      for i in 0..<count { sum += self[i, j] * other[i, j] }
    }
    return sum
  }
}

extension ProfiledDeviance {
  /// From the search's parameters to what the sums are taken in.
  func jacobian(_ theta: [Double]) -> Matrix {
    structured == nil ? units.jacobian(random, theta) : .identity(theta.count)
  }

  /// Σ g_a ∂²δ_a / ∂θ∂θᵀ.
  func curvature(_ theta: [Double], along g: [Double]) -> Matrix {
    structured == nil
      ? units.curvature(random, along: g) : Matrix(rows: theta.count, columns: theta.count)
  }

  /// Cholesky of C = QᵀV⁻¹Q.
  func relativeInformation(_ solution: Solution) -> Cholesky {
    solution.cholesky.leading(products.size - 1).schurComplement(after: products.randomCount)
  }

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
      let lambda = solution.factors[group].factor
      for r in 0..<size {
        var sum = 0.0
        for c in 0..<size { sum += lambda[c * size + r] * u[start + c] }
        g[start + r] = -sum
      }
    }
    return Effects(u: u, g: g)
  }

  /// Λ̃S⁻¹Λ̃ᵀ over the random trailing columns and the fixed effects.
  func spread(_ solution: Solution) -> Matrix {
    scaled(solution.cholesky.leading(products.size - 1).inverse, by: solution.factors)
  }

  /// The gradient of the criterion at a solution.
  func gradient(_ solution: Solution, _ theta: [Double]) -> [Double] {
    DevianceDerivatives(self, solution, .first).gradient(theta)
  }
}
