extension PersonMoments {
  /// Adds the persons of another part of the table; nobody may have rows in both.
  ///
  /// Levels that are new come after those that are known: see `reorder`.
  ///
  /// - Throws: `anotherPlan`, or `manyPatterns`.
  public mutating func add(_ other: PersonMoments) throws(MomentRefusal) {
    guard plan.isAlike(other.plan) else {
      let what =
        plan.formula.text != other.plan.formula.text
        ? "the formulas are \(plan.formula.text) and \(other.plan.formula.text)"
        : "a column is of another kind"
      throw .anotherPlan(what)
    }
    var other = other
    other.take(plan.shift)
    var levels = levels
    var codes: [[Double]?] = []
    for column in plan.keys {
      guard column.isCategories else {
        codes.append(nil)
        continue
      }
      var names = levels[column.name] ?? []
      var places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
      codes.append(
        (other.levels[column.name] ?? []).map { name in
          if let place = places[name] { return Double(place) }
          places[name] = names.count
          names.append(name)
          return Double(names.count - 1)
        })
      levels[column.name] = names
    }
    var sums = MomentSums(plan)
    try sums.add(self)
    for pattern in other.patterns {
      var pattern = pattern
      for (place, codes) in codes.enumerated() {
        guard let codes else { continue }
        pattern.keys[place] = pattern.keys[place].map { codes[Int($0)] }
      }
      try sums.add(pattern)
    }
    self = sums.moments(levels: levels)
  }
}

extension MomentSums {
  mutating func add(_ moments: PersonMoments) throws(MomentRefusal) {
    for pattern in moments.patterns { try add(pattern) }
  }
}
