import Distributions
import Glibc
public import Models
public import Results

/// What a checklist asks about the table behind kinds of journey: its times, its scores, who was not seen again.
public struct KindsFacts: Sendable, Hashable {
  /// The times of one wave.
  public struct Wave: Sendable, Hashable {
    /// Its place, from 1.
    public let number: Int
    /// Rows in it.
    public let rows: Int
    /// The mean time.
    public let mean: Double
    /// The variance of times within it; nil for a single row.
    public let variance: Double?
  }

  /// How scores are spread over all rows.
  public struct Spread: Sendable, Hashable {
    /// The mean.
    public let mean: Double
    /// The standard deviation; nil for a single row.
    public let standardDeviation: Double?
    /// m₃ / m₂^{3/2}; nil where scores do not differ.
    public let skewness: Double?
    /// The share of rows at the lowest score that occurs, and at the highest.
    public let atLowest: Double
    /// The share of rows at the highest score that occurs.
    public let atHighest: Double
  }

  /// The column of times; nil where the formula names none.
  public let time: String?
  /// The waves: times that people share, or everybody's first row, second row and so on.
  public let waves: [Wave]
  /// Whether everybody's times are from one schedule, so that waves are its times.
  public let isScheduled: Bool
  /// How scores are spread.
  public let spread: Spread
  /// People.
  public let persons: Int
  /// Rows.
  public let rows: Int
  /// People with one row only.
  public let onceOnly: Int
  /// Whether not being seen again goes with the score before it.
  public let leaving: Result<LeavingOdds, Withheld>

  /// As many times as make a schedule.
  static let mostScheduled = 20

  /// Looks at a table.
  ///
  /// - Parameters:
  ///   - frame: the rows that were fitted to.
  ///   - classes: what was fitted.
  ///   - time: the column of times; nil for none.
  public init(_ frame: ModelFrame, _ classes: LatentClasses, time: String?) {
    var outcome: [Double] = []
    if case .numeric(let values)? = frame.columns[classes.formula.outcome] { outcome = values }
    var times: [Double] = []
    if let time, case .numeric(let values)? = frame.columns[time] { times = values }
    let grouping =
      classes.grouping
    let people = Self.people(frame, grouping)
    isScheduled = !times.isEmpty && Set(times).count <= Self.mostScheduled
    self.time = times.isEmpty ? nil : time
    waves = Self.waves(times, people.rows, isScheduled: isScheduled)
    spread = Spread(outcome)
    persons = classes.labels.count
    rows = frame.rows
    onceOnly = people.rows.count { $0.count == 1 }
    leaving = Self.leaving(
      frame, classes.formula.outcome, self.time, people.column, isScheduled: isScheduled)
  }

  /// Everybody's rows, and the column that tells people apart where it is one.
  private static func people(
    _ frame: ModelFrame, _ grouping: [String]
  ) -> (rows: [[Int]], column: String?) {
    var byName: [[Int]: Int] = [:]
    var rows: [[Int]] = []
    let codes = grouping.compactMap { try? frame.levels(of: $0).codes }
    guard !codes.isEmpty else { return ([], nil) }
    for row in 0..<frame.rows {
      let key = codes.map { $0[row] }
      if let place = byName[key] {
        rows[place].append(row)
      } else {
        byName[key] = rows.count
        rows.append([row])
      }
    }
    return (rows, grouping.count == 1 ? grouping[0] : nil)
  }

  private static func waves(
    _ times: [Double], _ people: [[Int]], isScheduled: Bool
  ) -> [Wave] {
    guard !times.isEmpty else { return [] }
    var gathered: [[Double]] = []
    if isScheduled {
      let distinct = Set(times).sorted()
      gathered = distinct.map { time in times.filter { $0 == time } }
    } else {
      for rows in people {
        for (place, time) in rows.map({ times[$0] }).sorted().enumerated()
        where place < mostScheduled {
          if place == gathered.count { gathered.append([]) }
          gathered[place].append(time)
        }
      }
    }
    return gathered.enumerated().compactMap { place, values in
      SampleMoments(values).map { moments in
        Wave(
          number: place + 1, rows: moments.n, mean: moments.mean,
          variance: moments.standardDeviation.map { $0 * $0 })
      }
    }
  }

  private static func leaving(
    _ frame: ModelFrame, _ outcome: String, _ time: String?, _ person: String?,
    isScheduled: Bool
  ) -> Result<LeavingOdds, Withheld> {
    guard let time, let person, isScheduled else {
      return .failure(
        Withheld(
          "leaving.no-schedule",
          "People have no times in common, so that nobody is due at a time that is known.",
          help: "Give a column of occasions that people share."))
    }
    return Result { () throws(Withheld) in
      try LeavingOdds(SeenOccasions(frame, outcome: outcome, time: time, person: person))
    }
  }
}

extension KindsFacts.Spread {
  init(_ values: [Double]) {
    let moments = SampleMoments(values)
    mean = moments?.mean ?? 0
    standardDeviation = moments?.standardDeviation
    var (second, third) = (0.0, 0.0)
    for value in values {
      let away = value - mean
      second += away * away
      third += away * away * away
    }
    let n = Double(max(1, values.count))
    (second, third) = (second / n, third / n)
    skewness = second > 0 ? third / (second * second.squareRoot()) : nil
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    atLowest = Double(values.count { $0 == low }) / n
    atHighest = Double(values.count { $0 == high }) / n
  }
}
