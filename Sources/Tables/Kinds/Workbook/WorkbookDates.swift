/// The day from which a workbook counts its days.
enum WorkbookEpoch: Sendable, Hashable {
  /// Day 1 is 1900-01-01. Excel counts a 29 February 1900, day 60, which never was; so day 61 is
  /// 1 March, and days from then on are one too many.
  case from1900
  /// Day 0 is 1904-01-01, as in workbooks from old Macintoshes.
  case from1904

  /// Days from the epoch's day 0 to 1970-01-01, after Excel's 29 February 1900.
  private var offset: Double { self == .from1900 ? 25_569 : 24_107 }
  /// The day that never was.
  private static let leapDay = 60.0

  /// What a number of days is.
  enum Reading {
    case time(SerialTime)
    /// A second of the day that Excel alone knows.
    case leapDay(second: Int)
  }

  /// Reads a number of days; nil where a spreadsheet shows no day for it.
  func reading(_ days: Double) -> Reading? {
    // Rounded to seconds first, so that a moment before midnight is midnight.
    guard days.isFinite, abs(days) < 4_000_000 else { return nil }
    let days = (days * 86_400).rounded() / 86_400
    guard self == .from1900 else {
      return days < 0 ? nil : SerialTime(daysSince1970: days - offset).map { .time($0) }
    }
    guard days >= 1 else { return nil }
    if days >= Self.leapDay, days < Self.leapDay + 1 {
      return .leapDay(second: Int(((days - Self.leapDay) * 86_400).rounded()))
    }
    let real = days < Self.leapDay ? days + 1 : days
    return SerialTime(daysSince1970: real - offset).map { .time($0) }
  }
}

extension GridText {
  /// Appends a number as its cell's format means it.
  mutating func append(_ value: Double, _ format: NumberFormat, _ epoch: WorkbookEpoch) {
    switch format {
    case .date, .time:
      if value >= 0, value < 1, format == .time || value > 0 {
        let second = Int((value * 86_400).rounded())
        return append(seconds: min(second, 86_399))
      }
      switch epoch.reading(value) {
      case .time(let time): append(time)
      case .leapDay(let second):
        append(plain: "1900-02-29")
        if second > 0 {
          append(plain: 0x20)
          append(seconds: second)
        }
      case nil: append(plain: PlainNumber.text(value))
      }
    case .elapsed where value >= 0 && value < 4_000_000:
      append(seconds: Int((value * 86_400).rounded()))
    case .padded(let digits) where value >= 0 && value < 1e15 && value == value.rounded():
      append(Int(value), digits: digits)
    default: append(plain: PlainNumber.text(value))
    }
  }

  /// Appends a date of a cell that holds it as ISO 8601 text: `2024-03-05T00:00:00` without a time
  /// at midnight, and with a space for the `T`.
  mutating func append(isoDate text: [UInt8]) {
    var shown = text
    if let mark = shown.firstIndex(of: UInt8(ascii: "T")) {
      shown[mark] = 0x20
      if let point = shown[mark...].firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == 0x5A }) {
        shown.removeSubrange(point...)
      }
      if shown[mark...].elementsEqual(" 00:00:00".utf8) || shown[mark...].count == 1 {
        shown.removeSubrange(mark...)
      }
    }
    var field: [UInt8] = []
    FieldText.append(shown.span, to: &field)
    append(plain: field.span)
  }
}
