import Distributions
import Glibc
import LinearAlgebra
import Psychometrics

/// People of services, made up.
enum MadeUpServices {
  /// 24 services of 3 to 7 people with four items each, by a rule that other programs can follow.
  static var ruled: (rows: [[Double]], services: [Int]) {
    var (rows, services, i) = ([[Double]](), [Int](), 0)
    for s in 0..<24 {
      for _ in 0..<(3 + s % 5) {
        rows.append(
          (0..<4).map { j in
            Double(((i * i * 7 + 3 * j + 5 * s * s + i * j) % 11) % 5 + s % 4)
          })
        services.append(s)
        i += 1
      }
    }
    return (rows, services)
  }

  static let loadings = [0.55, 0.60, 0.65, 0.70, 0.60, 0.50]

  /// The covariance that `drawn` has: Λ Λᵀ + Θ with ones on the diagonal.
  static var population: ItemCovariance {
    var c = Matrix.identity(loadings.count)
    for j in loadings.indices {
      for i in loadings.indices where i != j { c[i, j] = loadings[i] * loadings[j] }
    }
    return ItemCovariance(c, n: 1_000_000)
  }

  /// Six items of one factor, of which services have a share in common:
  ///
  ///     f = √r u_s + √(1 − r) v_i,     x_j = λ_j f + √(1 − λ_j²) e_j
  ///
  /// with sizes of services from 5 to 60, evenly on the logarithm.
  static func drawn(
    services: Int, alike r: Double, _ random: inout Xoshiro256
  ) -> (rows: [[Double]], services: [Int]) {
    var (rows, of) = ([[Double]](), [Int]())
    for s in 0..<services {
      let size = Int((5 * pow(12, Double(s) / Double(services - 1))).rounded())
      let common = r.squareRoot() * random.normal()
      for _ in 0..<size {
        let f = common + (1 - r).squareRoot() * random.normal()
        rows.append(loadings.map { $0 * f + (1 - $0 * $0).squareRoot() * random.normal() })
        of.append(s)
      }
    }
    return (rows, of)
  }
}
