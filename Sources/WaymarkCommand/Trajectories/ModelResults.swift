import Models
import Results

/// A fitted model, what it was fitted to, and what to know about it.
struct ModelResults {
  let fit: MixedModelFit
  /// The columns of categories, with how many levels each has.
  let categories: [(name: String, levels: Int)]
  let notes: [Note]
  /// Intervals from more fits than one; nil where none are asked for.
  var intervals: ModelIntervals?
  /// Whether the rows came by in stretches, and are gone.
  var isStreamed = false

  /// How the search ended, in a word.
  var verdict: String {
    guard fit.convergence.certified else { return "not certified" }
    return boundary.isEmpty ? "certified" : "certified, at the boundary"
  }

  /// What is on its boundary: variances of nought, by the names that programs give them.
  var boundary: [String] {
    fit.convergence.atBound.filter(fit.thetaNames.indices.contains).map { fit.thetaNames[$0] }
  }
}

extension Double {
  /// The number, or nil where it is none that can be written down.
  var finite: Double? { isFinite ? self : nil }
}
