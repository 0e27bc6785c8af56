import Documents
import Results

/// Values that frameworks have beside those of every document.
extension ObjectReader {
  /// Text of a required key that says something.
  mutating func words(_ key: String, _ reading: Reading) -> String? {
    guard let node = node(key), let text = node.stringValue(reading) else { return nil }
    guard !Words.isBlank(text) else {
      reading.report(
        .documentValue, at: node.place, "The text of '\(key)' is blank.", help: "Say it in words.")
      return nil
    }
    return text
  }

  /// The id of a required key: small letters and digits, with single dashes between.
  mutating func id(_ key: String, _ reading: Reading) -> String? {
    guard let node = node(key), let text = node.stringValue(reading) else { return nil }
    guard text.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
      reading.report(
        .documentValue, at: node.place,
        "An id is made of small letters and digits, with single dashes between.",
        help: Words.id(text).map { "Write '\($0)'." } ?? "Write one such as 'safe-place'.")
      return nil
    }
    return text
  }

  /// The day of a required key.
  mutating func day(_ key: String, _ reading: Reading) -> CalendarDay? {
    node(key).flatMap { Self.day($0, key, reading) }
  }

  /// The day of a key; nil when it is absent or empty.
  mutating func optionalDay(_ key: String, _ reading: Reading) -> CalendarDay? {
    optionalNode(key).flatMap { $0.isNull ? nil : Self.day($0, key, reading) }
  }

  private static func day(_ node: Node, _ key: String, _ reading: Reading) -> CalendarDay? {
    guard let text = node.stringValue(reading) else { return nil }
    if let day = CalendarDay(text) { return day }
    reading.report(
      .documentValue, at: node.place, "'\(key)' is not a day of the calendar as yyyy-mm-dd.",
      help: "Write a day such as \"2027-03-31\".")
    return nil
  }
}
