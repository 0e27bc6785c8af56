/// The known name that a mistyped one was probably meant to be.
public enum NearestName {
  /// Names longer than this are nobody's typing mistake and are not compared.
  private static let longest = 100

  /// The nearest of `names` to `name`, nil when none is near.
  ///
  /// Near means at most two slips, or a third of the name's length in slips, and never more than
  /// half of it. A slip is a character added, left out, changed, or swapped with its neighbour
  /// (restricted Damerau–Levenshtein distance); capitals do not count. Of names equally near, the
  /// first is given.
  public static func find(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(longest + 1))
    guard wanted.count <= longest else { return nil }
    let limit = min(max(2, wanted.count / 3), max(1, wanted.count / 2))
    var nearest: (name: String, distance: Int)?
    for candidate in names {
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(longest + 1))
      guard letters.count <= longest, abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      if distance <= limit, distance < nearest?.distance ?? .max {
        nearest = (candidate, distance)
      }
    }
    return nearest?.name
  }

  /// Slips between two words, row by row of the usual table.
  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (i, letter) in first.enumerated() {
      var row = [i + 1]
      for (j, other) in second.enumerated() {
        var slips = min(last[j] + (letter == other ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
          slips = min(slips, beforeLast[j - 1] + 1)
        }
        row.append(slips)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
