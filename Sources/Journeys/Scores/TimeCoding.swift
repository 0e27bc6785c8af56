import Platform
import Tables

/// How the times of a file of scores are written.
public enum TimeCoding: Sendable, Hashable {
  /// Numbers, such as 1, 2, 3 or months since the start.
  case numbers
  /// Days of the calendar as `yyyy-mm-dd`.
  case dates
  /// Words in their order, the first at 0.
  case waves([String])

  /// A time as the file has it.
  public func label(_ time: Double) -> String {
    switch self {
    case .numbers: NumberText.text(time)
    case .dates: DayNumber.text(Int(time))
    case .waves(let names):
      Int(exactly: time).flatMap { names.indices.contains($0) ? names[$0] : nil } ?? ""
    }
  }

  /// The coding that a text seems to follow; nil for words, whose order nobody knows.
  static func seeming(_ text: ArraySlice<UInt8>) -> TimeCoding? {
    if ScoreNumber.value(text.span) != nil { return .numbers }
    return DateForm.fitting(text).isEmpty && TimeTrouble(date: text) == .unknown ? nil : .dates
  }
}

/// Why a text cannot be relied on as a time.
enum TimeTrouble: UInt8, Sendable, Hashable, CaseIterable {
  /// Neither a number, a day, nor one of the waves.
  case unknown
  /// A day that the calendar has not.
  case impossible
  /// Day first or month first: nobody can tell.
  case ambiguous
  /// A day in another form than `yyyy-mm-dd`.
  case form
  /// A year of two digits.
  case shortYear
  /// A number among dates, as spreadsheets keep days.
  case serial
  /// A time of day with its zone, which may be the next day elsewhere.
  case zone
  /// A day after today.
  case future

  /// What is wrong with a text that is no day `yyyy-mm-dd`.
  init(date text: ArraySlice<UInt8>) {
    if ScoreNumber.value(text.span) != nil {
      self = .serial
      return
    }
    let forms = Set(DateForm.fitting(text))
    if forms.contains(.yearMonthDay) {
      let time = text.dropFirst(10)
      let hasZone = time.contains { [0x5A, 0x7A, 0x2B, 0x2D].contains($0) }
      self = hasZone ? .zone : .form
    } else if forms.isSuperset(of: [.dayMonthYear, .monthDayYear])
      || forms.isSuperset(of: [.dayMonthShortYear, .monthDayShortYear])
    {
      self = .ambiguous
    } else if !forms.isDisjoint(with: [.dayMonthShortYear, .monthDayShortYear]) {
      self = .shortYear
    } else if !forms.isEmpty {
      self = .form
    } else {
      self = Self.isShapedAsDate(text) ? .impossible : .unknown
    }
  }

  /// Digits in three groups, as dates are.
  private static func isShapedAsDate(_ text: ArraySlice<UInt8>) -> Bool {
    let marks = Array("-/.".utf8)
    let groups = text.split(omittingEmptySubsequences: false) { marks.contains($0) }
    return groups.count == 3
      && groups.allSatisfy { group in
        (1...4).contains(group.count)
          && group.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
