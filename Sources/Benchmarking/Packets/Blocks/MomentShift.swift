public import Models

/// What is taken off entries before they are multiplied, so that squares of small differences are not lost
/// in those of large numbers: whole numbers, because then sums of whole scores stay whole, to the last one.
public enum MomentShift {
  /// For each entry of v the whole number nearest to its mean over all persons and rows; nought where there
  /// is nobody.
  public static func nearest(to moments: PersonMoments) -> [Double] {
    let plan = moments.plan
    let constants = plan.entries.perPerson.count
    var sums = [Double](repeating: 0, count: plan.shift.count)
    for pattern in moments.patterns {
      for entry in sums.indices {
        let isConstant = entry < constants
        let rows = isConstant ? 1 : pattern.rows
        let first = 1 + (isConstant ? entry : constants + (entry - constants) * pattern.rows)
        for place in first..<first + rows {
          let sum = pattern.moments[place * (place + 1) / 2]
          sums[entry] += isConstant ? sum * Double(pattern.rows) : sum
        }
      }
    }
    let rows = Double(max(1, moments.rows))
    return zip(sums, plan.shift).map { sum, shift in
      let mean = (sum / rows + shift).rounded()
      return mean.isFinite && abs(mean) < 0x1p40 ? mean : 0
    }
  }
}

extension PersonMoments {
  /// The same sums with other numbers taken off.
  ///
  /// - Parameter plan: the same plan but for `shift`.
  /// - Returns: the sums.
  /// - Throws: `MomentRefusal` where it is another plan.
  public func taking(_ plan: MomentPlan) throws(MomentRefusal) -> PersonMoments {
    var result = try PersonMoments(checking: plan, levels: levels, patterns: [])
    try result.add(self)
    return result
  }
}
