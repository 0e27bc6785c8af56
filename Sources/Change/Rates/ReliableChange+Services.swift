public import Results

extension ReliableChange {
  /// The mean change with an interval over services; see ``ClusteredMean``. A person counts where they
  /// were first seen.
  ///
  /// - Throws: `Withheld` for fewer than two services.
  public func meanOverServices() throws(Withheld) -> ClusteredMean {
    try ClusteredMean(
      byService.map { $0.map { scores.lasts[$0] - scores.firsts[$0] } }, level: options.rule.level)
  }

  /// The share of people in some categories with an interval over services; see ``ClusteredRate``.
  ///
  /// - Parameter categories: the method's own words.
  /// - Returns: the share.
  /// - Throws: `Withheld` for fewer than two services, or where the error of measurement is not known.
  public func rateOverServices(_ categories: Set<Category>) throws(Withheld) -> ClusteredRate {
    guard line != nil else {
      throw Withheld(
        "change.error-not-known",
        "The error of measurement is not known, so nobody's change was judged.",
        help: "Give a reliability and a standard deviation, or a scale that states them.")
    }
    return try ClusteredRate(
      byService.map { people in
        let counted = people.count { person in
          facts(first: scores.firsts[person], last: scores.lasts[person])
            .map { categories.contains($0.category) } ?? false
        }
        return (count: counted, n: people.count)
      }, level: options.rule.level)
  }

  /// The people of every service.
  private var byService: [[Int]] {
    Dictionary(grouping: scores.services.indices) { scores.services[$0] }
      .sorted { $0.key < $1.key }.map(\.value)
  }
}
