/// Names of sheets that Excel takes: at most 31 characters, none of `[]:*?/\`, no apostrophe at an
/// end, no two alike in lower case, and not `History`.
struct SheetNames {
  /// The name of the sheet that tells of the others.
  let first = "README"
  /// The names of the others, in order.
  let others: [String]

  /// Makes names fit.
  init(_ wanted: [String]) {
    var taken: Set<String> = ["readme", "history"]
    others = wanted.map { name in
      let sane = Self.sane(name)
      var fit = sane
      var number = 2
      while !taken.insert(fit.lowercased()).inserted {
        let ending = " (\(number))"
        fit = Self.cut(sane, 31 - ending.utf16.count) + ending
        number += 1
      }
      return fit
    }
  }

  private static func sane(_ name: String) -> String {
    let kept = HiddenCharacters.visible(name).map { "[]:*?/\\".contains($0) ? "-" : $0 }
    let cut = cut(String(kept), 31).drop { $0 == "'" }
    let whole = String(cut.reversed().drop { $0 == "'" }.reversed())
    return whole.allSatisfy(\.isWhitespace) ? "Table" : whole
  }

  /// As many characters as fit in so many units of UTF-16, in which Excel counts.
  private static func cut(_ name: String, _ most: Int) -> String {
    var cut = name
    while cut.utf16.count > most { cut.removeLast() }
    return cut
  }
}
