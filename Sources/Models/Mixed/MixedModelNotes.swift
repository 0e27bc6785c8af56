import Results

/// What a reader should know about a fit, in plain words.
enum MixedModelNotes {
  static func notes(
    groups: [MixedModelFit.Group], components: [VarianceComponent], theta: [Double],
    random: RandomEffects, convergence: Convergence, normal: Bool
  ) -> [Note] {
    var notes: [Note] = []
    let singular = singularTerms(random, convergence)
    if !singular.isEmpty {
      notes.append(
        Note(
          "mixed.boundary",
          "The data show no variation of their own in \(singular.joined(separator: ", ")): the "
            + "variance is estimated as zero, or the effects as perfectly correlated. The other "
            + "estimates stand; a simpler model would say the same."))
    }
    if convergence.atBound.contains(where: { $0 >= random.parameterCount }) {
      notes.append(
        Note(
          "mixed.boundary",
          "The data show no correlation of one residual with the next: it is estimated as zero, so "
            + "residuals are independent here. The other estimates stand."))
    }
    if !convergence.certified {
      notes.append(
        Note(
          "mixed.not-certified",
          "The search for the best fit did not end at a point that could be certified as an optimum: "
            + "the data may not tell some of these variances apart. Do not report these figures "
            + "without checking them; a model with fewer random effects may help, and times counted "
            + "from the first occasion rather than from far away, as years are."))
    }
    let far = farColumns(random)
    if !far.isEmpty {
      notes.append(
        Note(
          "mixed.far-from-zero",
          "\(far.joined(separator: ", ")) lies far from zero beside its spread, so where people stand at zero "
            + "is far from anything seen, and the variances there say little. The model is the same "
            + "wherever times are counted from; count them from the first occasion to read it."))
    }
    if normal {
      let fewest = groups.map(\.levels).min() ?? 0
      notes.append(
        Note(
          "mixed.wald",
          "Tests and intervals of the fixed effects use the normal distribution. With few groups "
            + "(here as few as \(fewest)) the intervals are too narrow and the p-values too small.")
      )
    }
    return notes
  }

  /// Varying columns beside an intercept of their term whose mean is more than twenty times their spread,
  /// by the first rows, or by all where rows stand for several.
  private static func farColumns(_ random: RandomEffects) -> [String] {
    random.terms.flatMap { term -> [String] in
      let columns = random.groups[term.group].raw[term.offset..<term.offset + term.size]
      guard columns.contains(where: { $0 == nil }) else { return [] }
      return zip(term.names, columns).compactMap { name, column in
        guard let rows = column?.prefix(random.standing?.count ?? 5_000), rows.count > 1 else {
          return nil
        }
        let counts = random.standing ?? Array(repeating: 1, count: rows.count)
        let all = counts.reduce(0, +)
        let mean = zip(rows, counts).reduce(0) { $0 + $1.0 * $1.1 } / all
        let square =
          zip(rows, counts).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) } / all
        return abs(mean) > 20 * square.squareRoot() ? "'\(name)'" : nil
      }
    }
  }

  private static func singularTerms(
    _ random: RandomEffects, _ convergence: Convergence
  ) -> [String] {
    random.terms.flatMap { term in
      if term.parameters.isEmpty {
        return (0..<2).filter { convergence.atBound.contains(term.start + $0) }.map { position in
          (position == 0 ? "what sets the effects apart" : "what the effects share")
            + " over \(random.groups[term.group].name)"
        }
      }
      return term.parameters
        .filter { $0.row == $0.column && convergence.atBound.contains($0.theta) }
        .map { "\(term.names[$0.row]) over \(random.groups[term.group].name)" }
    }
  }
}
