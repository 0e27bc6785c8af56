import Results

/// Whether it is the same ruler for groups of people.
extension AppraisalParts {
  func groups() throws(Withheld) -> GroupComparison {
    var members: [String: [Int]] = [:]
    for (place, person) in people.enumerated() {
      if let group = answers.beside(person)?.group { members[group, default: []].append(place) }
    }
    guard !members.isEmpty else {
      throw Withheld(
        "appraisal.no-groups", "Groups of people were not compared.",
        help: "Name a column of groups, with two hundred people of each who answered every item.")
    }
    return try GroupComparison.of(
      complete, members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      level: options.level)
  }
}
