import LinearAlgebra

/// What a cell's covariance makes of the leading group's units: with M = λH⁻¹λᵀ,
///
///     K = I − M A,      S = A K  (= Zᵀ V⁻¹ Z)
///     X_a  = K E_a Kᵀ                      Bᵀ X_a B  = UᵀV⁻¹ V_a V⁻¹U
///     X_ab = (K E_a S E_b Kᵀ + K E_b S E_a Kᵀ) / 2      UᵀV⁻¹ V_a V⁻¹ V_b V⁻¹U, made symmetric
///     t_a  = tr(S E_a),      t_ab = tr(S E_a S E_b)
///
/// for one level, with V = I + Z D Zᵀ and V_a = Z E_a Zᵀ.
struct LeadingDirections {
  /// X_a, q × q column by column.
  var first: [[Double]] = []
  /// X_ab for a ≤ b, at b(b + 1)/2 + a.
  var second: [[Double]] = []
  /// t_a.
  var traces: [Double] = []
  /// t_ab in the order of `second`.
  var secondTraces: [Double] = []

  /// The directions of one cell; those of second order only where asked for.
  init(
    _ a: [Double], _ blocks: LeadingBlocks, at start: Int, _ q: Int,
    _ units: ArraySlice<CovarianceUnits.Unit>, second wantsSecond: Bool
  ) {
    var k = Array(repeating: 0.0, count: q * q)
    SmallBlocks.multiply(blocks.m, start, a, 0, q, into: &k)
    for entry in k.indices { k[entry] = -k[entry] }
    for j in 0..<q { k[j * q + j] += 1 }
    var s = k
    SmallBlocks.multiply(a, 0, k, 0, q, into: &s)
    for j in 0..<q {
      for i in 0..<j {
        let mean = (s[j * q + i] + s[i * q + j]) / 2
        s[j * q + i] = mean
        s[i * q + j] = mean
      }
    }
    // E_a is at most two entries, (i, j) and (j, i): products with it are outer products of columns.
    for unit in units {
      let (i, j) = (unit.row, unit.column)
      let weight = i == j ? 0.5 : 1.0
      var x = Array(repeating: 0.0, count: q * q)
      for column in 0..<q {
        for row in 0..<q {
          x[column * q + row] =
            weight * (k[i * q + row] * k[j * q + column] + k[j * q + row] * k[i * q + column])
        }
      }
      first.append(x)
      traces.append(weight * 2 * s[j * q + i])
    }
    guard wantsSecond else { return }
    let list = Array(units)
    for b in list.indices {
      for a in 0...b {
        let (left, right) = (list[a], list[b])
        var x = Array(repeating: 0.0, count: q * q)
        var trace = 0.0
        for (i, j) in Self.entries(left) {
          for (l, m) in Self.entries(right) {
            // K e_i e_jᵀ S e_l e_mᵀ Kᵀ = S_jl (K e_i)(K e_m)ᵀ
            let weight = s[l * q + j]
            for column in 0..<q {
              for row in 0..<q {
                x[column * q + row] +=
                  weight / 2
                  * (k[i * q + row] * k[m * q + column] + k[m * q + row] * k[i * q + column])
              }
            }
            trace += weight * s[i * q + m]
          }
        }
        second.append(x)
        secondTraces.append(trace)
      }
    }
  }

  private static func entries(_ unit: CovarianceUnits.Unit) -> [(Int, Int)] {
    unit.row == unit.column
      ? [(unit.row, unit.row)] : [(unit.row, unit.column), (unit.column, unit.row)]
  }
}
