import LinearAlgebra

/// The entries of the covariances of random effects, one unit for each: the variances, and the
/// covariances of effects that vary together.
///
///     D_g = Σ_a δ_a E_a,      E_a = e_i e_jᵀ + e_j e_iᵀ  (e_i e_iᵀ on the diagonal)
///
/// The covariance of the outcome is linear in them, which makes every second derivative a product of
/// first ones. Theta stands above them: D = λλᵀ with λ = Σ_h θ_h B_h, so
///
///     ∂δ_ij / ∂θ_h       = (B_h λᵀ + λ B_hᵀ)_ij
///     ∂²δ_ij / ∂θ_h ∂θ_k = (B_h B_kᵀ + B_k B_hᵀ)_ij
struct CovarianceUnits {
  /// One entry of a group's covariance, row ≥ column.
  struct Unit: Hashable {
    var group: Int
    var row: Int
    var column: Int
  }

  /// The leading group's units first.
  let units: [Unit]
  /// How many belong to the leading group.
  let leadingCount: Int

  var count: Int { units.count }

  init(_ random: RandomEffects) {
    var units: [Unit] = []
    for group in random.groups.indices {
      for term in random.terms where term.group == group {
        for column in 0..<term.size {
          for row in column..<term.size {
            units.append(
              Unit(group: group, row: term.offset + row, column: term.offset + column))
          }
        }
      }
    }
    self.units = units
    leadingCount = units.count { $0.group == 0 }
  }

  /// For each parameter of the covariances the units that it sets: one, but under compound symmetry all
  /// variances of the term, and all its covariances.
  func parameters(_ random: RandomEffects) -> [[Int]] {
    var result: [[Int]] = []
    var next = 0
    for group in random.groups.indices {
      for term in random.terms where term.group == group {
        let own = Array(next..<next + term.size * (term.size + 1) / 2)
        next += own.count
        if term.structure == .compoundSymmetry, term.size > 1 {
          result.append(own.filter { units[$0].row == units[$0].column })
          result.append(own.filter { units[$0].row != units[$0].column })
        } else {
          result += own.map { [$0] }
        }
      }
    }
    return result
  }

  /// δ at theta, in the model's own columns.
  func values(_ random: RandomEffects, _ theta: [Double]) -> [Double] {
    let covariances = random.factors(theta).map { factor, size in
      Self.product(factor, factor, size)
    }
    return units.map { unit in
      covariances[unit.group][unit.column * random.groups[unit.group].size + unit.row]
    }
  }

  /// ∂δ / ∂θ, units × parameters.
  func jacobian(_ random: RandomEffects, _ theta: [Double]) -> Matrix {
    let factors = random.factors(theta)
    var result = Matrix(rows: count, columns: random.parameterCount)
    for (group, h, basis) in random.bases {
      let (factor, size) = factors[group]
      let half = Self.product(basis, factor, size)
      for (a, unit) in units.enumerated() where unit.group == group {
        result[a, h] = half[unit.column * size + unit.row] + half[unit.row * size + unit.column]
      }
    }
    return result
  }

  /// Σ_a g_a ∂²δ_a / ∂θ∂θᵀ, parameters × parameters.
  func curvature(_ random: RandomEffects, along g: [Double]) -> Matrix {
    let bases = random.bases
    var result = Matrix(rows: random.parameterCount, columns: random.parameterCount)
    for (group, h, left) in bases {
      for (other, k, right) in bases where other == group {
        let size = random.groups[group].size
        let half = Self.product(left, right, size)
        for (a, unit) in units.enumerated() where unit.group == group {
          result[h, k] +=
            g[a] * (half[unit.column * size + unit.row] + half[unit.row * size + unit.column])
        }
      }
    }
    return result
  }

  /// x · yᵀ of two blocks, column by column.
  private static func product(_ x: [Double], _ y: [Double], _ size: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: size * size)
    for j in 0..<size {
      for i in 0..<size {
        var sum = 0.0
        for k in 0..<size { sum += x[k * size + i] * y[k * size + j] }
        result[j * size + i] = sum
      }
    }
    return result
  }
}
