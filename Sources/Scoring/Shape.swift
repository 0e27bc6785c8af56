/// What a value looks like, without saying what it is: people's values stay out of diagnostics.
enum Shape {
  /// For example `1 character, digits`.
  static func words(_ text: String) -> String {
    let count = text.unicodeScalars.count
    let kind =
      if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
        "digits"
      } else if text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
        "letters"
      } else {
        "mixed"
      }
    return "\(count) character\(count == 1 ? "" : "s"), \(kind)"
  }
}
