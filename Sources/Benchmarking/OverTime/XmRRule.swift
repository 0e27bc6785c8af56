/// The four rules by which a figure stands out from the usual ups and downs, in the order in which a
/// point is named by them.
public enum XmRRule: String, Sendable, Hashable, CaseIterable, Codable {
  /// Beyond a limit.
  case outside
  /// Part of a run of values that each rise, or each fall, from the one before; a tie ends the run.
  case trend
  /// Beyond a near limit yet within the limits, with another such among three neighbours that all lie
  /// on one side of the mean.
  case twoOfThree = "two of three"
  /// Part of a run on one side of the mean; a value on the mean ends the run.
  case shift
}

/// How many points make a trend or a shift.
public enum XmRRunLength: Int, Sendable, Hashable, CaseIterable {
  /// Six: finds a change a period sooner and is mistaken more often.
  case six = 6
  /// Seven.
  case seven = 7
}

/// A way a figure can lie or go.
public enum XmRDirection: String, Sendable, Hashable, CaseIterable {
  /// Above the mean, or rising.
  case high
  /// Below the mean, or falling.
  case low
}

/// Which rules each point of a stretch meets.
struct XmRRules {
  /// Points of a trend, with the way they go; nil elsewhere. A point at a turn goes the later way.
  static func trend(_ values: [Double?], length: Int) -> [XmRDirection?] {
    var found = [XmRDirection?](repeating: nil, count: values.count)
    var start = 0
    var way: XmRDirection?
    for place in values.indices.dropFirst() {
      let step = direction(from: values[place - 1], to: values[place])
      if step != way || step == nil { start = place - 1 }
      way = step
      guard let way, place - start + 1 >= length else { continue }
      for point in (place - length + 1)...place { found[point] = way }
    }
    return found
  }

  /// Points of a shift.
  static func shift(_ sides: [XmRDirection?], length: Int) -> [Bool] {
    var found = [Bool](repeating: false, count: sides.count)
    var start = 0
    for place in sides.indices {
      if sides[place] == nil || place == 0 || sides[place] != sides[place - 1] { start = place }
      guard sides[place] != nil, place - start + 1 >= length else { continue }
      for point in (place - length + 1)...place { found[point] = true }
    }
    return found
  }

  /// Points of `isNear` with another such among three neighbours on one side of the mean.
  static func twoOfThree(_ sides: [XmRDirection?], isNear: [Bool]) -> [Bool] {
    var found = [Bool](repeating: false, count: sides.count)
    for place in sides.indices.dropFirst(2) {
      let three = (place - 2)...place
      guard let side = sides[place], three.allSatisfy({ sides[$0] == side }),
        three.count(where: { isNear[$0] }) >= 2
      else { continue }
      for point in three where isNear[point] { found[point] = true }
    }
    return found
  }

  private static func direction(from before: Double?, to after: Double?) -> XmRDirection? {
    guard let before, let after, before != after else { return nil }
    return after > before ? .high : .low
  }
}
