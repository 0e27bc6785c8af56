import Platform

/// What the cells of a column look like: numbers, nearly numbers, or words.
enum ColumnLook {
  /// Whether a text seems to be meant for a number, or for a date: digits, and nothing beside them but signs
  /// and what separates them, or an exponent.
  static func seemsNumeric(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: "'"), UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: "%"), UInt8(ascii: "_"):
        break
      case UInt8(ascii: "e") where digits > 0: break
      case UInt8(ascii: "E") where digits > 0: break
      default: return false
      }
    }
    return digits > 0
  }

  /// What to do about a text that is no number, by what it looks like.
  static func help(_ text: String, _ column: String) -> String {
    if text.contains(",") && seemsNumeric(text) {
      return "Export numbers with a point before the fraction and no marks between the digits."
    }
    if seemsNumeric(text), text.contains("-") || text.contains("/") || text.contains(":") {
      return
        "If these are dates, count days or weeks from each person's start in a column of numbers; "
        + "--factor \(column) takes them for categories."
    }
    if seemsNumeric(text) {
      return "Write it with digits, a point and at most an exponent, such as 1.5 or 2e-3; what is "
        + "beyond 1e308 cannot be computed with."
    }
    return
      "If the text means that nothing was measured, name it with --missing. If the column holds "
      + "categories, name the column with --factor."
  }
}
