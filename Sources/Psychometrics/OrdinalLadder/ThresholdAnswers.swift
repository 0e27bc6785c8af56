public import LinearAlgebra
public import Results

/// What a factor model of thresholds and correlations needs of one group's ordered answers.
public struct ThresholdAnswers: Sendable, Hashable, Codable {
  /// Thresholds, polychoric correlations and how many people there are.
  public let answers: OrdinalAnswers
  /// n times the covariance of the thresholds, item by item, and then the correlations, in the order of
  /// ``OrdinalAnswers/variation``.
  public let variation: Matrix

  /// Gathers answers.
  ///
  /// - Parameter items: as in ``OrdinalAnswers/gather(_:)``.
  /// - Returns: what the answers come to.
  /// - Throws: as there.
  public static func gather(_ items: [[UInt8]]) throws(Withheld) -> ThresholdAnswers {
    let answers = try OrdinalAnswers.gather(items)
    let variation = answers.jointVariation
    guard variation.diagonal.allSatisfy({ $0 > 1e-9 }) else { throw OrdinalAnswers.atEnd }
    return ThresholdAnswers(answers: answers, variation: variation)
  }

  /// Thresholds item by item, then correlations: the order of ``variation``.
  var moments: [Double] {
    let k = answers.k
    let pairs = (0..<k).flatMap { i in (i + 1..<max(k, i + 1)).map { answers.correlations[i, $0] } }
    return answers.thresholds.flatMap(\.values) + pairs
  }
}

extension OrdinalAnswers {
  /// n times the covariance of the thresholds, item by item, and then the correlations.
  fileprivate var jointVariation: Matrix {
    let pairs = variation.rows
    let cuts = thresholdVariation.columns
    var joint = Matrix(rows: cuts + pairs, columns: cuts + pairs)
    for j in 0..<cuts {
      for i in 0..<cuts { joint[i, j] = thresholdVariation[pairs + i, j] }
      for i in 0..<pairs {
        joint[cuts + i, j] = thresholdVariation[i, j]
        joint[j, cuts + i] = thresholdVariation[i, j]
      }
    }
    for j in 0..<pairs {
      for i in 0..<pairs { joint[cuts + i, cuts + j] = variation[i, j] }
    }
    return joint
  }
}
