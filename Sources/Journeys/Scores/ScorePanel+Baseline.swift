import Tables

extension ScorePanel {
  /// Everybody's scores from a marked time on, as ``BaselineRule/marked(_:)``.
  ///
  /// - Parameter time: the time whose score is the baseline, as numbers, days or waves are kept.
  /// - Returns: the panel with the same people, and how many of those with a score have none at that
  ///   time: they keep none.
  public func beginning(at time: Double) -> (panel: ScorePanel, withoutBaseline: Int) {
    beginning { _, range in range.first { times[$0] == time } }
  }

  /// Everybody's scores from the one near the start of support on, as ``BaselineRule/firstWithin(_:)``.
  ///
  /// - Parameters:
  ///   - time: how long after the start the baseline may be.
  ///   - starts: by person when support began; nil where that is not known.
  /// - Returns: the panel with the same people, and how many of those with a score have no baseline:
  ///   they keep none.
  public func beginning(
    within time: Double, of starts: [Double?]
  ) -> (panel: ScorePanel, withoutBaseline: Int) {
    beginning { person, range in
      starts[person].flatMap { start in
        BaselineRule.nearest(Array(times[range]), to: start, within: time)
      }.map { range.lowerBound + $0 }
    }
  }

  private func beginning(
    _ baseline: (Int, Range<Int>) -> Int?
  ) -> (panel: ScorePanel, withoutBaseline: Int) {
    var (times, values): ([Double], [Double]) = ([], [])
    var starts = [0]
    starts.reserveCapacity(self.starts.count)
    var withoutBaseline = 0
    for person in 0..<count {
      let range = scores(person)
      if let first = baseline(person, range) {
        times += self.times[first..<range.upperBound]
        values += self.values[first..<range.upperBound]
      } else if !range.isEmpty {
        withoutBaseline += 1
      }
      starts.append(times.count)
    }
    return (
      ScorePanel(
        times: times, values: values, coding: coding, rows: rows, hasServices: hasServices,
        troubles: troubles, notes: notes, firstLines: firstLines, starts: starts, ids: ids,
        order: order, files: files, columns: columns, fields: fields), withoutBaseline
    )
  }
}

extension TimeCoding {
  /// The time that a text names; nil when it names none.
  public func time(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    switch self {
    case .numbers: return ScoreNumber.value(bytes.span)
    case .dates: return DayNumber.value(DayNumber.withoutTime(bytes[...])).map(Double.init)
    case .waves(let names):
      return names.firstIndex { $0.utf8.elementsEqual(bytes) }.map(Double.init)
    }
  }
}
