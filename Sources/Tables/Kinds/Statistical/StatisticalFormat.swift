/// What the format of a column makes of its numbers.
enum StatisticalFormat: Sendable, Hashable {
  /// Numbers.
  case number
  /// Days, perhaps with a time of day: so many units of the number make a day, and so many days lie
  /// between the epoch and 1970-01-01.
  case time(perDay: Double, offset: Double)
  /// Lengths of time in seconds.
  case seconds
  /// Dates that are counted in a way that is not undone here, such as weeks.
  case otherDate

  /// A format of SPSS, such as `DATE11`, which counts seconds since 14 October 1582.
  ///
  /// Source: PSPP developers' guide, System File Format, and PSPP users' guide, Time and Date Formats.
  init(spss format: String) {
    switch String(format.prefix { !$0.isNumber && $0 != "." }).uppercased() {
    case "DATE", "ADATE", "EDATE", "SDATE", "JDATE", "DATETIME", "YMDHMS", "MOYR", "QYR", "WKYR":
      self = .time(perDay: 86_400, offset: -141_428)
    case "TIME", "DTIME", "MTIME": self = .seconds
    default: self = .number
    }
  }

  /// A format of Stata, such as `%td`, which counts from 1 January 1960.
  ///
  /// Source: Stata's manual, [D] Datetime. `%tC` counts leap seconds, and weeks, months, quarters and
  /// half-years are no days: their numbers stay.
  init(stata format: String) {
    let code = format.hasPrefix("%-") ? "%" + format.dropFirst(2) : format
    if code.hasPrefix("%td") || code.hasPrefix("%d") {
      self = .time(perDay: 1, offset: -3653)
    } else if code.hasPrefix("%tc") {
      self = .time(perDay: 86_400_000, offset: -3653)
    } else if code.hasPrefix("%t"), !code.hasPrefix("%ty") {
      self = .otherDate
    } else {
      self = .number
    }
  }
}

extension StatisticalValue {
  /// The value as a field of comma-separated text.
  func append(to text: inout GridText, _ format: StatisticalFormat) {
    switch self {
    case .missing: break
    case .missingWithLetter(let letter):
      text.append(plain: UInt8(ascii: "."))
      text.append(plain: letter)
    case .text(let bytes):
      let end = bytes.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
      var field: [UInt8] = []
      FieldText.append(bytes.span.extracting(0..<end), to: &field)
      text.append(plain: field.span)
    case .number(let value): Self.append(value, value, to: &text, format)
    case .single(let value): Self.append(Double(value), value, to: &text, format)
    }
  }

  /// A number, and the same as the file keeps it, whose digits are shown where it is no date.
  private static func append(
    _ value: Double, _ kept: some BinaryFloatingPoint & CustomStringConvertible,
    to text: inout GridText, _ format: StatisticalFormat
  ) {
    switch format {
    case .time(let perDay, let offset):
      if let time = SerialTime(daysSince1970: value / perDay + offset) { return text.append(time) }
    case .seconds where value >= 0 && value < 1e9:
      return text.append(seconds: Int(value.rounded()))
    default: break
    }
    guard value.isFinite else { return }
    let isWhole = value == value.rounded(.towardZero) && abs(value) < 1e15
    text.append(plain: isWhole ? PlainNumber.text(value) : kept.description)
  }

  /// The value as it stands in the text.
  func text(_ format: StatisticalFormat) -> String {
    var grid = GridText(limit: 1 << 20, capacity: 64)
    grid.begin(row: 1, column: 1)
    append(to: &grid, format)
    return String(decoding: (grid.finished() ?? []).dropLast(), as: UTF8.self)
  }
}
