/// A day of the calendar, written `yyyy-mm-dd`: in that form the order of texts is that of days.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// The day as `yyyy-mm-dd`.
  public let text: String

  /// Reads a day; nil when the calendar has none of that name, or the text has another form.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == 3, numbers[0] > 0 else { return nil }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard lengths.indices.contains(numbers[1] - 1), (1...lengths[numbers[1] - 1]) ~= numbers[2]
    else { return nil }
    self.text = text
  }

  /// Earlier before later.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.text < right.text }
}
