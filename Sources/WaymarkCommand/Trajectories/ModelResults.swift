import Models
import Results
import Tables

/// A fitted model, what it was fitted to, and what to know about it.
struct ModelResults {
  let fit: MixedModelFit
  let columns: DataColumns
  let notes: [Note]
  /// Intervals from more fits than one; nil where none are asked for.
  var intervals: ModelIntervals?

  /// How the search ended, in a word.
  var verdict: String {
    guard fit.convergence.certified else { return "not certified" }
    return boundary.isEmpty ? "certified" : "certified, at the boundary"
  }

  /// What is on its boundary: variances of nought, by the names that programs give them.
  var boundary: [String] {
    fit.convergence.atBound.filter(fit.thetaNames.indices.contains).map { fit.thetaNames[$0] }
  }

  /// The columns of categories, with how many levels each has.
  var categories: [(name: String, levels: Int)] {
    columns.columns.compactMap { column in
      if case .categories(_, let levels) = column.content {
        (column.name, levels.count)
      } else {
        nil
      }
    }
  }
}

extension Double {
  /// The number, or nil where it is none that can be written down.
  var finite: Double? { isFinite ? self : nil }
}
