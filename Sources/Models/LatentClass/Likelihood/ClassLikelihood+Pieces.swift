import Glibc
import LinearAlgebra

/// The likelihood of outcomes in categories.
///
///     ∂ℓ/∂x = Σ_i Σ_g τ_ig ∂ log(π_ig φ_ig)/∂x
///
/// of which each person's part is kept where the information is wanted: Σ_i s_i s_iᵀ.
extension ClassLikelihood {
  /// Where outcomes in categories put persons.
  func members(_ p: ClassParameters, _ pieces: ClassPieces) -> ClassMembers? {
    guard let evidence = pieces.evidence(p, isParallel: isParallel) else { return nil }
    return ClassMembers(persons, p, evidence)
  }

  /// The log-likelihood, its score and, where wanted, the sum of persons' outer products.
  func score(
    _ x: [Double], _ pieces: ClassPieces, products: Bool = false
  ) -> (value: Double, score: [Double], products: Matrix)? {
    let p = layout.unpacked(x)
    guard let evidence = pieces.evidence(p, isParallel: isParallel),
      let members = ClassMembers(persons, p, evidence)
    else { return nil }
    let ladder = [0] + p.gaps
    var score = Array(repeating: 0.0, count: layout.count)
    var outer = Matrix(
      rows: products ? layout.count : 0, columns: products ? layout.count : 0)
    var own = score
    for person in 0..<persons.count {
      for k in own.indices { own[k] = 0 }
      var heights = Array(repeating: 0.0, count: ladder.count)
      for g in 0..<layout.classes {
        let at = person * layout.classes + g
        let tau = members.posteriors[at]
        addLogits(g, person, tau - members.priors[at], to: &own)
        // Below this nothing of the class is left in the sum.
        guard tau > 1e-20 else { continue }
        addLines(g, person, tau, pieces, evidence.classes[g], to: &own, &heights)
        if layout.random > 0 {
          addFactors(g, tau, p, evidence.classes[g].factors[person], to: &own)
        }
      }
      if layout.gaps > 0 {
        for j in pieces.pieces(person) where pieces.rows.endsGap[j] {
          let threshold = pieces.rows.thresholds[j]
          heights[threshold] += evidence.gaps.slopes[threshold]
          heights[threshold - 1] -= evidence.gaps.slopes[threshold]
        }
        let slopes = pieces.ladder.gradient(heights, at: ladder)
        for k in 0..<layout.gaps { own[layout.gapPlaces.lowerBound + k] = slopes[k + 1] }
      }
      for k in own.indices { score[k] += own[k] }
      guard products else { continue }
      for j in own.indices where own[j] != 0 {
        for i in j..<own.count { outer[i, j] += own[i] * own[j] }
      }
    }
    for (k, slope) in zip(layout.loadingPlaces, members.loadings) { score[k] = slope }
    outer.mirrorLowerTriangle()
    guard score.allSatisfy(\.isFinite) else { return nil }
    return (members.logLikelihood, score, outer)
  }

  private func addLogits(_ g: Int, _ person: Int, _ rest: Double, to own: inout [Double]) {
    guard g < layout.classes - 1 else { return }
    let c = layout.covariates
    for k in 0..<c {
      own[layout.logitPlaces.lowerBound + g * c + k] = rest * persons.covariates[person * c + k]
    }
  }

  private func addLines(
    _ g: Int, _ person: Int, _ tau: Double, _ pieces: ClassPieces,
    _ evidence: ClassEvidence.OfClass, to own: inout [Double], _ heights: inout [Double]
  ) {
    let (first, columns) = (layout.ownPlaces.lowerBound + g * layout.own, pieces.columns)
    for j in pieces.pieces(person) {
      let slope = tau * evidence.slopes[j]
      let row = pieces.rows.rows[j] * columns
      for k in 0..<layout.own { own[first + k] += slope * pieces.values[row + k] }
      for k in 0..<layout.common {
        own[layout.commonPlaces.lowerBound + k] += slope * pieces.values[row + layout.own + k]
      }
      let threshold = pieces.rows.thresholds[j]
      if threshold >= 0 { heights[threshold] -= slope }
    }
  }

  private func addFactors(
    _ g: Int, _ tau: Double, _ p: ClassParameters, _ slope: Square, to own: inout [Double]
  ) {
    let (q, factor) = (layout.random, p.factor(g))
    let first =
      layout.factorPlaces.lowerBound + (layout.factorCount == 1 ? 0 : g * layout.free.count)
    var along = 0.0
    for (k, place) in layout.free.enumerated() {
      let part = tau * p.ratios[g] * slope[place % q, place / q]
      own[first + k] += part
      along += factor[place] * part
    }
    if !layout.ratioPlaces.isEmpty, g < layout.classes - 1 {
      own[layout.ratioPlaces.lowerBound + g] += along
    }
  }

  /// Persons' outer products, with a little on the diagonal for what they do not tell.
  func roughInformation(_ x: [Double], _ pieces: ClassPieces) -> Matrix {
    guard var result = score(x, pieces, products: true)?.products else {
      return .identity(layout.count)
    }
    let least = 1e-3 * Double(persons.count) / Double(layout.classes)
    for k in layout.loadingPlaces { result[k, k] = 0.1 * Double(persons.count) }
    for k in x.indices { result[k, k] += 0.05 * result[k, k] + least }
    return result
  }
}
