/// What one pass over persons adds up: see `waymark_classes_pass` in `CMoments`.
struct ClassSums: Sendable {
  /// The sums of one class, each weighted with τ, how likely a person is of it.
  struct OfClass: Sendable {
    /// Στ and Στn.
    var persons: Double
    var rows: Double
    /// The lower triangle of ΣτA, row by row, A = [F y]ᵀV⁻¹[F y] σ².
    var moments: [Double]
    /// Στvvᵀ and ΣτH⁻¹, q × q: what is known of the random effects, and how well. Where classes share Λ and σ²,
    /// what is of H⁻¹ stands in the first, for all of them together; of `slope` too.
    var modes: [Double]
    var spread: [Double]
    /// ∂ℓ/∂Λ, q × q, column by column.
    var slope: [Double]
    /// ∂ℓ/∂logits.
    var logits: [Double]

    /// The entry of ΣτA for two columns of [F y].
    func moment(_ i: Int, _ j: Int) -> Double {
      i < j ? moments[j * (j + 1) / 2 + i] : moments[i * (i + 1) / 2 + j]
    }

    /// xᵀ(ΣτA)x.
    func quadratic(_ line: [Double]) -> Double {
      var sum = 0.0
      var at = 0
      for i in line.indices {
        for j in 0...i {
          sum += (i == j ? 1 : 2) * moments[at] * line[i] * line[j]
          at += 1
        }
      }
      return sum
    }
  }

  var logLikelihood: Double
  var classes: [OfClass]
  /// ∂ℓ/∂λ, one a class; empty where classes do not vary over services.
  var loadings: [Double] = []
}

/// How a pass is done.
struct ClassPass: Sendable, Hashable {
  /// What is added up beside the likelihood and the posteriors; log φ stands in the place of posteriors for
  /// `densities`.
  enum Wants: Sendable, Hashable { case likelihood, densities, moments, everything }

  var wants = Wants.everything
  /// Whether posteriors are kept.
  var posteriors = false
  /// Whether all cores work on it.
  var isParallel = false
}
