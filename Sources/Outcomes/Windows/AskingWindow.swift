/// From when after a person's start something should be asked, and by when it is due: from the interval over which a
/// scale can show change, or a framework's time frame.
///
/// Months are of 30.4375 days, as fractions of months may be given.
public struct AskingWindow: Sendable, Hashable {
  /// What is asked: a scale, an outcome.
  public let id: String
  /// Not before so many days after the start; 0 or more.
  public let notBefore: Double
  /// Due by so many days after the start; nil where nothing says.
  public let expectedBy: Double?

  /// A window in days; nil where it would end before it begins, or begin before the start.
  public init?(_ id: String, notBeforeDays: Double, expectedByDays: Double? = nil) {
    guard notBeforeDays >= 0, notBeforeDays.isFinite,
      expectedByDays.map({ $0 >= notBeforeDays && $0.isFinite }) ?? true
    else { return nil }
    self.id = id
    notBefore = notBeforeDays
    expectedBy = expectedByDays
  }

  /// A window in months; nil where it would end before it begins, or begin before the start.
  public init?(_ id: String, notBeforeMonths: Double, expectedByMonths: Double? = nil) {
    self.init(
      id, notBeforeDays: notBeforeMonths * CalendarMonths.days,
      expectedByDays: expectedByMonths.map { $0 * CalendarMonths.days })
  }

  /// Where a person is in it.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It should not be asked yet.
    case tooEarly = "too early"
    /// It can be asked now.
    case inTime = "in time"
    /// It has been asked, in time or after.
    case asked
    /// It was asked before it could show anything, and is yet to be asked in time.
    case askedTooEarly = "asked too early"
    /// It was due and has not been asked.
    case overdue
    /// The person was no longer followed before it was due.
    case noLongerFollowed = "no longer followed"
  }

  /// Where a person is on a day.
  ///
  /// - Parameters:
  ///   - start: the day of their start.
  ///   - asked: days on which it was asked, in any order. The start itself is the baseline and no asking.
  ///   - day: today, or the day of reckoning.
  ///   - left: the first day on which they were no longer followed; nil where they are.
  /// - Returns: the standing.
  public func standing(start: Int, asked: [Int], on day: Int, left: Int? = nil) -> Standing {
    let (start, today) = (CalendarMonths.bounded(start), CalendarMonths.bounded(day))
    func since(_ day: Int) -> Double { Double(CalendarMonths.bounded(day) - start) }
    let later = asked.map(since).filter { $0 > 0 && $0 <= since(today) }
    if later.contains(where: { $0 >= notBefore }) { return .asked }
    let followed = min(since(today), left.map(since) ?? .infinity)
    if let expectedBy, followed > expectedBy { return .overdue }
    if let left, since(left) <= since(today) { return .noLongerFollowed }
    if followed >= notBefore { return .inTime }
    return later.isEmpty ? .tooEarly : .askedTooEarly
  }
}
