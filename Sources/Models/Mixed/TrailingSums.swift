import LinearAlgebra

/// The sums of a model whose other groups trail behind the leading one.
///
/// With N the trailing columns' cross-products once the leading group is swept out, t the random ones
/// among them and x the rest, and F = ΛS⁻¹Λᵀ:
///
///     V⁻¹U   = V_p⁻¹ U_all G,      G = [−F N_tx; I]        V_p the covariance of the leading group alone
///     K      = Z_tᵀV⁻¹Z_t = N_tt − N_tt F N_tt             Y = Z_tᵀV⁻¹U = (N G)_t
///     H_a    = Z_tᵀV⁻¹V_aV⁻¹U = (I − N_tt F)(N_a G)_t
///
/// for a of the leading group; a unit c of a trailing group acts on the diagonal blocks of its levels.
struct TrailingSums {
  let deviance: ProfiledDeviance
  let solution: ProfiledDeviance.Solution
  /// S⁻¹ over the random trailing columns.
  private let inverse: Matrix
  private let f: Matrix
  private let g: Matrix
  private let tt: Matrix
  private let y: Matrix

  private var count: Int { deviance.products.randomCount }
  private var units: CovarianceUnits { deviance.units }
  private var trailing: Range<Int> { units.leadingCount..<units.count }

  init(_ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution) {
    self.deviance = deviance
    self.solution = solution
    let products = deviance.products
    let (random, all) = (0..<products.randomCount, 0..<products.size)
    inverse = solution.cholesky.leading(products.randomCount).inverse
    f = deviance.scaled(inverse, by: solution.factors)
    let swept = solution.swept
    tt = swept.block(random, random)
    let tx = swept.block(random, products.randomCount..<products.size)
    let e = f * tx
    var g = Matrix(rows: products.size, columns: tx.columns)
    for k in 0..<tx.columns {
      for i in random { g[i, k] = -e[i, k] }
      g[products.randomCount + k, k] = 1
    }
    self.g = g
    y = swept.block(random, all) * g
  }

  /// UᵀV⁻¹U.
  var cross: Matrix {
    let products = deviance.products
    return solution.swept.block(count..<products.size, 0..<products.size) * g
  }

  func sums(_ order: SumsOrder) -> VarianceSums {
    let leading = deviance.alongLeading(solution, order, along: g)
    let tops = leading.first.map { $0.block(0..<count, 0..<$0.columns) }
    var first = leading.first.map { g.transposed * $0 }
    for c in trailing { first.append(y.transposed * spread(c, y)) }
    let isInvertible = isInvertible
    let k =
      isInvertible
      ? (order == .full ? unscaled(Matrix.identity(count) - inverse) : nil) : tt - tt * (f * tt)
    let traces =
      leadingTraces(leading.traces)
      + (k.map { k in trailing.map { trace($0, k) } } ?? diagonalTraces)
    guard order != .first else {
      return VarianceSums(cross: cross, first: first, second: [], traces: traces, secondTraces: [])
    }
    // F (N_a G)_t and H_a once per leading unit; E_c Y and K E_c Y once per trailing one.
    let turned = tops.map { f * $0 }
    let through = zip(tops, turned).map { $0 - tt * $1 }
    let sides = trailing.map { spread($0, y) }
    let kSides = sides.map { side in
      let right = tt * side
      return right - tt * (f * right)
    }
    let own = units.leadingCount
    let second = pairs(
      leading: { a, b in
        leading.second[VarianceSums.pair(a, b)] - tops[a].transposed * turned[b]
      },
      crossed: { a, c in through[a].transposed * sides[c - own] },
      trailing: { c, d in sides[c - own].transposed * kSides[d - own] }
    ).map { 0.5 * ($0 + $0.transposed) }
    return VarianceSums(
      cross: cross, first: first, second: second, traces: traces,
      secondTraces: order == .full
        ? k.map { isInvertible ? secondTracesByFactors(leading, $0) : secondTraces(leading, $0) }
          ?? [] : [])
  }

  /// (I ⊗ E_c) X: rows of the levels of unit c's group exchanged and weighed.
  private func spread(_ c: Int, _ x: Matrix) -> Matrix {
    let unit = units.units[c]
    var result = Matrix(rows: x.rows, columns: x.columns)
    deviance.forEachTrailingBlock { group, start, _ in
      guard group == unit.group else { return }
      for k in 0..<x.columns {
        result[start + unit.row, k] += x[start + unit.column, k]
        if unit.row != unit.column { result[start + unit.column, k] += x[start + unit.row, k] }
      }
    }
    return result
  }

  /// tr(V⁻¹V_a) = Σ_i tr(S_i E_a) − tr(F N_a) over the random trailing columns.
  private func leadingTraces(_ traces: [Double]) -> [Double] {
    zip(traces, deviance.contractions(solution, f, .first).first).map { $0 - $1 }
  }

  /// Σ over a group's levels of tr(E_c K_bb).
  private func trace(_ c: Int, _ k: Matrix) -> Double {
    let unit = units.units[c]
    var sum = 0.0
    deviance.forEachTrailingBlock { group, start, _ in
      guard group == unit.group else { return }
      sum += (unit.row == unit.column ? 1 : 2) * k[start + unit.row, start + unit.column]
    }
    return sum
  }

  /// The factors below which ΛᵀKΛ = I − S⁻¹ no longer gives K with digits to spare.
  private static let smallestFactor = 0.02

  private var isInvertible: Bool {
    solution.factors.dropFirst().allSatisfy { factor, size in
      Self.inverted(factor, size) != nil
    }
  }

  /// λ⁻¹ of a lower triangle; nil where it is small, or no triangle.
  private static func inverted(_ factor: [Double], _ size: Int) -> Matrix? {
    let lambda = Matrix(rows: size, columns: size, elements: factor)
    guard lambda.diagonal.allSatisfy({ abs($0) > smallestFactor }),
      (0..<size).allSatisfy({ j in (0..<j).allSatisfy { lambda[$0, j] == 0 } })
    else { return nil }
    var result = Matrix(rows: size, columns: size)
    for j in 0..<size {
      for i in j..<size {
        var sum = i == j ? 1.0 : 0.0
        for k in j..<i { sum -= lambda[i, k] * result[k, j] }
        result[i, j] = sum / lambda[i, i]
      }
    }
    return result
  }

  /// Σ over a group's levels of K_bb = λ⁻ᵀ (I − S⁻¹_bb) λ⁻¹, for the traces alone.
  private var diagonalTraces: [Double] {
    blockTraces { i, j in (i == j ? 1 : 0) - inverse[i, j] }
  }

  /// Σ over a group's levels of tr(E_c λ⁻ᵀ M_bb λ⁻¹), for every unit of the trailing groups.
  private func blockTraces(_ m: (Int, Int) -> Double) -> [Double] {
    deviance.random.groups.indices.dropFirst().flatMap { index -> [Double] in
      let (factor, size) = solution.factors[index]
      guard let back = Self.inverted(factor, size) else { return [] }
      var sum = Matrix(rows: size, columns: size)
      deviance.forEachTrailingBlock { group, start, _ in
        guard group == index else { return }
        for j in 0..<size {
          for i in 0..<size { sum[i, j] += m(start + i, start + j) }
        }
      }
      let k = back.transposed * sum * back
      return units.units.filter { $0.group == index }.map { unit in
        (unit.row == unit.column ? 1 : 2) * k[unit.row, unit.column]
      }
    }
  }

  /// Λ⁻ᵀ M Λ⁻¹ over the random columns.
  private func unscaled(_ matrix: Matrix) -> Matrix {
    let inverses = solution.factors.enumerated().map { index, pair in
      // (λ⁻¹)ᵀ, so that Λ⁻ᵀ M Λ⁻¹ is what scaling by it makes.
      (
        factor: index == 0
          ? pair.factor
          : (Self.inverted(pair.factor, pair.size)?.transposed.elements ?? pair.factor),
        size: pair.size
      )
    }
    return deviance.scaled(matrix, by: inverses)
  }

  /// With Ñ_a = ΛᵀN_aΛ and Z_a = Ñ_aS⁻¹, where every λ has an inverse:
  ///
  ///     tr(N_a F N_b F) = tr(Z_a Z_b)      Z_tᵀV⁻¹V_aV⁻¹Z_t = Λ⁻ᵀ S⁻¹ Z_a Λ⁻¹
  private func secondTracesByFactors(
    _ leading: (first: [Matrix], second: [Matrix], traces: [Double], secondTraces: [Double]),
    _ k: Matrix
  ) -> [Double] {
    let contracted = deviance.contractions(solution, f, .full).second
    let z = deviance.leadingFirst(solution).map {
      deviance.scaledInward($0, by: solution.factors) * inverse
    }
    let crossed = z.map { z in
      blockTraces { i, j in
        var sum = 0.0
        for k in 0..<count { sum += inverse[k, i] * z[k, j] }
        return sum
      }
    }
    return pairs(
      leading: { a, b in
        let pair = VarianceSums.pair(a, b)
        return leading.secondTraces[pair] - 2 * contracted[pair] + z[a].dotTransposed(z[b])
      },
      crossed: { a, c in crossed[a][c - units.leadingCount] }, trailing: { blocks($0, $1, k) })
  }

  private func secondTraces(
    _ leading: (first: [Matrix], second: [Matrix], traces: [Double], secondTraces: [Double]),
    _ k: Matrix
  ) -> [Double] {
    // N_a F and, per leading unit, Z_tᵀV⁻¹V_aV⁻¹Z_t = (I − N F) N_a (I − F N).
    let bare = deviance.leadingFirst(solution)
    let na = bare.map { $0 * f }
    let through = bare.indices.map { a -> Matrix in
      let right = bare[a] - na[a] * tt
      return right - tt * (f * right)
    }
    let contracted = deviance.contractions(solution, f, .full).second
    return pairs(
      leading: { a, b in
        let pair = VarianceSums.pair(a, b)
        return leading.secondTraces[pair] - 2 * contracted[pair] + na[a].dotTransposed(na[b])
      },
      crossed: { a, c in trace(c, through[a]) }, trailing: { blocks($0, $1, k) })
  }

  /// A figure for every two units at `VarianceSums.pair`: of the leading group, of both, of the trailing.
  private func pairs<Figure>(
    leading: (Int, Int) -> Figure, crossed: (Int, Int) -> Figure, trailing: (Int, Int) -> Figure
  ) -> [Figure] {
    (0..<units.count).flatMap { b in
      (0...b).map { a in
        b < units.leadingCount
          ? leading(a, b) : a < units.leadingCount ? crossed(a, b) : trailing(a, b)
      }
    }
  }

  /// Σ over levels l of a's group and r of b's: tr(E_a K_lr E_b K_rl).
  private func blocks(_ a: Int, _ b: Int, _ k: Matrix) -> Double {
    let (left, right) = (units.units[a], units.units[b])
    var starts: [[Int]] = deviance.random.groups.map { _ in [] }
    deviance.forEachTrailingBlock { group, start, _ in starts[group].append(start) }
    let leftEntries = Self.entries(left)
    let rightEntries = Self.entries(right)
    var sum = 0.0
    for r in starts[right.group] {
      for l in starts[left.group] {
        for (i, j) in leftEntries {
          for (m, n) in rightEntries { sum += k[l + j, r + m] * k[r + n, l + i] }
        }
      }
    }
    return sum
  }

  private static func entries(_ unit: CovarianceUnits.Unit) -> [(Int, Int)] {
    unit.row == unit.column
      ? [(unit.row, unit.row)] : [(unit.row, unit.column), (unit.column, unit.row)]
  }
}
