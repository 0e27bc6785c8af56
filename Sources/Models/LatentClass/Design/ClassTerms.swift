/// Which fixed terms differ by class, and which do not.
enum ClassTerms {
  /// The places among the formula's terms of those that differ by class: the intercept, and those asked for or,
  /// where none are, those whose columns all change within persons.
  static func places(
    _ formula: Formula, _ asked: [Formula.Term]?, _ frame: ModelFrame, codes: [Int]
  ) throws(LatentClassError) -> [Int] {
    var places: [Int] = []
    var unused = asked ?? []
    var changes: [String: Bool] = [:]
    for (place, term) in formula.fixed.enumerated() {
      if term.variables.isEmpty {
        places.append(place)
      } else if asked != nil {
        guard let at = unused.firstIndex(where: { $0.isSameProduct(as: term) }) else { continue }
        unused.remove(at: at)
        places.append(place)
      } else {
        var all = true
        for column in term.columns {
          if changes[column] == nil {
            changes[column] = try changesWithin(column, frame, codes)
          }
          all = all && changes[column] == true
        }
        if all { places.append(place) }
      }
    }
    if let left = unused.first(where: { !$0.variables.isEmpty }) {
      throw .unknownClassTerm(left.name)
    }
    guard !places.isEmpty else { throw .nothingDiffers }
    return places
  }

  /// Whether a column holds different things in two rows of one person.
  static func changesWithin(
    _ name: String, _ frame: ModelFrame, _ codes: [Int]
  ) throws(LatentClassError) -> Bool {
    let column: ModelFrame.Column
    do throws(ModelError) {
      column = try frame.column(name)
    } catch {
      throw .model(error)
    }
    switch column {
    case .numeric(let values): return differs(values, codes)
    case .factor(let levels, _): return differs(levels, codes)
    }
  }

  private static func differs<Value: Equatable>(_ values: [Value], _ codes: [Int]) -> Bool {
    var first: [Int: Value] = [:]
    for (value, code) in zip(values, codes) {
      if let seen = first[code] {
        if seen != value { return true }
      } else {
        first[code] = value
      }
    }
    return false
  }
}
