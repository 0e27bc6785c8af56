import Models

/// The persons of all stretches so far, and the rows of one who may go on in the next.
struct GatheredPersons: ~Copyable {
  private(set) var sums: MomentSums
  private let keys: [Int]
  /// The outcome and the plan's columns, of the rows in hand.
  private var open: [[Double]]

  init(_ plan: MomentPlan) {
    sums = MomentSums(plan)
    keys = plan.columns.indices.filter { plan.columns[$0].role == .key }.map { $0 + 1 }
    open = Array(repeating: [], count: plan.columns.count + 1)
  }

  /// Takes in the next stretch.
  ///
  /// - Parameters:
  ///   - columns: the outcome and the plan's columns.
  ///   - places: of each the places of its levels in the whole table; nil for numbers.
  ///   - starts: where persons begin, and the end.
  ///   - isContinued: whether the first goes on with the last of the stretch before.
  ///   - inner: the sums of all persons but the first and the last.
  /// - Throws: `MomentRefusal` where somebody cannot be summed.
  mutating func take(
    _ columns: [[Double]], _ places: [[Double]?], _ starts: [Int64], isContinued: Bool,
    inner: borrowing MomentSums
  ) throws(MomentRefusal) {
    let persons = starts.count - 1
    guard persons > 0 else { return }
    if !isContinued { try finish() }
    try append(columns, places, Int(starts[0])..<Int(starts[1]))
    guard persons > 1 else { return }
    try finish()
    try sums.add(inner, codes: keys.map { places[$0] })
    try append(columns, places, Int(starts[persons - 1])..<Int(starts[persons]))
  }

  private mutating func append(
    _ columns: [[Double]], _ places: [[Double]?], _ rows: Range<Int>
  ) throws(MomentRefusal) {
    guard open[0].count + rows.count <= sums.mostRows else {
      throw .personTooLong(limit: sums.mostRows)
    }
    for (column, values) in columns.enumerated() {
      if let places = places[column] {
        open[column] += values[rows].map { places[Int($0)] }
      } else {
        open[column] += values[rows]
      }
    }
  }

  /// Adds the person in hand.
  mutating func finish() throws(MomentRefusal) {
    guard let first = open.first, !first.isEmpty else { return }
    try sums.add(open, starts: [0, Int64(first.count)])
    for column in open.indices { open[column].removeAll(keepingCapacity: true) }
  }
}
