/// The times at which profiles are told, and what the formula makes of everybody's rows at each.
struct ClassTimes {
  /// As many times as are told as they are.
  private static let few = 30
  private static let steps = 12

  /// In order.
  let times: [Double]
  /// For each row of the table the place of its time, or of the nearest.
  let places: [Int]
  /// Whether rows were gathered to the nearest time.
  let isGathered: Bool

  /// What each row counts, so that a person counts once a time however many rows they have there.
  ///
  /// - Parameter codes: whose row it is.
  /// - Returns: one weight a row; those of a person at a time sum to one.
  func rowWeights(_ codes: [Int]) -> [Double] {
    let persons = (codes.max() ?? 0) + 1
    var counts: [Int: Int] = [:]
    for (place, code) in zip(places, codes) { counts[place * persons + code, default: 0] += 1 }
    return zip(places, codes).map { place, code in
      1 / Double(counts[place * persons + code] ?? 1)
    }
  }

  init(_ values: [Double]) {
    let distinct = Set(values).sorted()
    guard distinct.count > Self.few, let first = distinct.first, let last = distinct.last else {
      let position = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      (times, isGathered) = (distinct, false)
      places = values.map { position[$0] ?? 0 }
      return
    }
    let step = (last - first) / Double(Self.steps)
    times = (0...Self.steps).map { $0 == Self.steps ? last : first + step * Double($0) }
    isGathered = true
    places = values.map { min(Self.steps, max(0, Int((($0 - first) / step).rounded()))) }
  }

  /// The mean over all rows of the columns that terms make, the time of every row moved to each in turn.
  func means(
    _ design: Design, _ frame: ModelFrame, time: String
  ) throws(ModelError) -> [[Double]] {
    let named = Set(design.terms.flatMap(\.columns))
    var kept = frame.columns.filter { named.contains($0.key) && $0.key != time }
    guard !kept.isEmpty else {
      let columns = try design.columns(in: ModelFrame([time: .numeric(times)]))
      return times.indices.map { place in columns.map { $0[place] } }
    }
    var result: [[Double]] = []
    for at in times {
      kept[time] = .numeric(Array(repeating: at, count: frame.rows))
      let columns = try design.columns(in: ModelFrame(kept))
      result.append(columns.map { $0.reduce(0, +) / Double(max(1, $0.count)) })
    }
    return result
  }

  /// The column of times: the first of numbers that the formula names and that changes within persons.
  static func column(_ formula: Formula, _ frame: ModelFrame, _ codes: [Int]) -> String? {
    let effects = formula.random.flatMap { $0.effects.flatMap(\.columns) }
    return (formula.fixed.flatMap(\.columns) + effects).first { name in
      guard case .numeric? = frame.columns[name] else { return false }
      return (try? ClassTerms.changesWithin(name, frame, codes)) ?? false
    }
  }
}
