/// What should not be asked yet, what can be, and what is overdue: people counted, window by window.
public struct AskingTimes: Sendable, Hashable {
  /// One person, with the days on which each thing was asked.
  public struct Asked: Sendable, Hashable {
    /// The day of their start.
    public var start: Int
    /// The first day on which they were no longer followed; nil where they are.
    public var left: Int?
    /// Days by what was asked.
    public var days: [String: [Int]]

    /// Describes what a person was asked.
    public init(start: Int, left: Int? = nil, days: [String: [Int]]) {
      (self.start, self.left) = (start, left)
      self.days = days
    }
  }

  /// One window.
  public struct Row: Sendable, Hashable {
    /// The window.
    public let window: AskingWindow
    /// The standing of each person, in their order.
    public let standings: [AskingWindow.Standing]

    /// How many people stand so.
    public func count(_ standing: AskingWindow.Standing) -> Int {
      standings.count { $0 == standing }
    }
    /// Positions of people for whom it is overdue: whom to see next.
    public var overdue: [Int] { standings.indices.filter { standings[$0] == .overdue } }
    /// Whether it is too early to say anything: nobody has been asked in time, and for nobody is it due.
    public var isTooEarly: Bool { count(.asked) == 0 && count(.overdue) == 0 && !standings.isEmpty }
  }

  /// The windows in the order given.
  public let rows: [Row]

  /// Looks at every window and person.
  ///
  /// - Parameters:
  ///   - windows: what is asked when.
  ///   - people: everybody.
  ///   - day: today, or the day of reckoning.
  public init(_ windows: [AskingWindow], _ people: [Asked], on day: Int) {
    rows = windows.map { window in
      Row(
        window: window,
        standings: people.map {
          window.standing(start: $0.start, asked: $0.days[window.id] ?? [], on: day, left: $0.left)
        })
    }
  }
}
