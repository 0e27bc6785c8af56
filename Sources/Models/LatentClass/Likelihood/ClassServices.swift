import Glibc
import Parallel

/// Services in which classes have other odds, by a random effect:
///
///     log( π_ig(u) / π_iG(u) ) = x_i · ξ_g + λ_g u,      u ~ N(0, 1) of the service,      λ_G = 0
///     ℓ = Σ_s log ∫ N(u; 0, 1) Π_{i in s} Σ_g π_ig(u) φ_ig du
///     ∂ℓ/∂ξ_g = Σ_i x_i E(τ_ig − π_ig),      ∂ℓ/∂λ_g = Σ_s E( u Σ_{i in s} (τ_ig − π_ig) )
///
/// with E over what everybody's outcomes say of u. The integral is by the trapezoidal rule, whose error is about
/// exp(−2π²/h²) for a bell of width 1, and exp(−2π²/hΛ) for the poles of π, Λ the range of λ. Nothing in the
/// integrand of n persons is narrower than (1 + nΛ²/4)^−½, which sets the distance h of its points.
///
/// ### Source
/// Vermunt, J. K. (2003). Multilevel latent class models. *Sociological Methodology*, 33(1), 213–239. The rule:
/// Trefethen, L. N., & Weideman, J. A. C. (2014). The exponentially convergent trapezoidal rule. *SIAM Review*,
/// 56(3), 385–458.
struct ClassServices: Sendable {
  /// The service of each person, by its code.
  private let codes: [Int]
  /// Persons of each service, by position.
  private let members: [[Int]]

  /// The widest range of λ that is followed: services whose log odds differ more have a class to themselves, and λ
  /// would grow without end.
  private static let widest = 10.0

  /// From the service of each person, by its code from 0.
  init(codes: [Int]) {
    self.codes = codes
    var members = Array(repeating: [Int](), count: (codes.max() ?? -1) + 1)
    for (person, code) in codes.enumerated() { members[code].append(person) }
    self.members = members.filter { !$0.isEmpty }
  }

  /// Of some of the persons, by position.
  func chosen(_ positions: [Int]) -> ClassServices {
    ClassServices(codes: positions.map { codes[$0] })
  }

  /// How λ may begin, from a class for each person: the standard deviation of services' log odds, with the sign of
  /// their going along with those of the first class.
  func loadings(_ classOf: [Int], classes: Int) -> [Double] {
    let odds = members.map { persons -> [Double] in
      var counts = Array(repeating: 0.5, count: classes)
      for person in persons { counts[classOf[person]] += 1 }
      return counts.map { log($0 / counts[classes - 1]) }
    }
    let count = Double(odds.count)
    let mean = (0..<classes).map { g in odds.reduce(0) { $0 + $1[g] } / count }
    return (0..<classes).map { g in
      guard g < classes - 1 else { return 0 }
      var (square, along) = (0.0, 0.0)
      for own in odds {
        square += (own[g] - mean[g]) * (own[g] - mean[g])
        along += (own[g] - mean[g]) * (own[0] - mean[0])
      }
      let size = min(max((square / count).squareRoot(), 0.1), 1)
      return along < 0 ? -size : size
    }
  }

  /// What everybody's outcomes come to.
  struct Placed {
    var logLikelihood = 0.0
    /// E π and E τ, persons × classes row by row.
    var priors: [Double]
    var posteriors: [Double]
    /// ∂ℓ/∂λ, one a class.
    var slopes: [Double]
  }

  /// Places everybody.
  ///
  /// - Parameters:
  ///   - logs: log φ, persons × classes row by row; minus infinity for what cannot be.
  ///   - logits: x · ξ, in the same order.
  ///   - loadings: λ, one a class.
  ///   - isParallel: whether all cores work on it.
  /// - Returns: nil where somebody has no likelihood at all, and where λ is out of all measure.
  func placed(
    _ logs: [Double], _ logits: [Double], _ loadings: [Double], isParallel: Bool = false
  ) -> Placed? {
    let classes = loadings.count
    guard (loadings.max() ?? 0) - (loadings.min() ?? 0) <= Self.widest else { return nil }
    @Sendable func one(_ service: Int) -> OneService? {
      OneService(members[service], logs, logits, loadings)
    }
    let all =
      isParallel ? mapInOrder(count: members.count, one) : members.indices.map(one)
    var result = Placed(
      priors: logs, posteriors: logs, slopes: Array(repeating: 0, count: classes))
    for (persons, own) in zip(members, all) {
      guard let own else { return nil }
      result.logLikelihood += own.logLikelihood
      for g in 0..<classes { result.slopes[g] += own.slopes[g] }
      for (place, person) in persons.enumerated() {
        for g in 0..<classes {
          result.priors[person * classes + g] = own.priors[place * classes + g]
          result.posteriors[person * classes + g] = own.posteriors[place * classes + g]
        }
      }
    }
    return result
  }
}
