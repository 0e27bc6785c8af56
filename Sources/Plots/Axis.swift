/// A stretch of numbers with round ticks: steps of 1, 2 or 5 times a power of ten.
package struct Axis: Sendable, Hashable {
  /// A labelled place on an axis.
  package struct Tick: Sendable, Hashable {
    /// In the unit of the data.
    package let value: Double
    /// As readers see it.
    package let label: String
  }

  /// Which steps make sense.
  package enum Steps: Sendable, Hashable {
    /// Any round step.
    case any
    /// Whole numbers only, for counts.
    case whole
  }

  /// Where the axis stops.
  package enum Ends: Sendable, Hashable {
    /// At round ticks that enclose the data.
    case onTicks
    /// Exactly at the given ends, which are labelled: for scales with a lowest and highest score.
    case exact
  }

  /// Lowest value shown; below `upper`.
  package let lower: Double
  /// Highest value shown.
  package let upper: Double
  /// Distance between round ticks.
  package let step: Double
  /// From low to high.
  package let ticks: [Tick]

  /// Makes an axis that covers the drawable ones among `values`, with about `count` steps.
  ///
  /// Where there is nothing to cover it shows 0 to 1; a single value gets room on both sides.
  package init(
    covering values: [Double], about count: Int = 5, steps: Steps = .any, ends: Ends = .onTicks
  ) {
    let drawable = values.filter(FixedDecimal.isDrawable)
    let (low, high) = Axis.opened(drawable.min() ?? 0, drawable.max() ?? 1, steps)
    let round = RoundStep(atLeast: 0.75 * (high - low) / Double(max(count, 1)), steps)
    // A hair of tolerance keeps 0.3 / 0.1 from losing its own tick.
    let hair = 1e-6
    let first = (low / round.value + (ends == .exact ? -hair : hair))
    let last = (high / round.value + (ends == .exact ? hair : -hair))
    let from = Int(first.rounded(ends == .exact ? .up : .down))
    let to = Int(last.rounded(ends == .exact ? .down : .up))
    var ticks = (from...max(from, to)).map { round.tick($0) }
    if ends == .exact {
      ticks.removeAll { min($0.value - low, high - $0.value) < 0.5 * round.value }
      let places = max(2, round.places + 1)
      ticks.insert(Tick(value: low, label: FixedDecimal.label(low, places: places)), at: 0)
      ticks.append(Tick(value: high, label: FixedDecimal.label(high, places: places)))
    }
    self.step = round.value
    self.ticks = ticks
    self.lower = min(low, ticks.first?.value ?? low)
    self.upper = max(high, ticks.last?.value ?? high)
  }

  /// An axis for scores: the scale's own range where known, widened by any data beyond it.
  package static func ofScores(
    _ values: [Double], range: ClosedRange<Double>?, about count: Int = 5
  ) -> Axis {
    guard let range, FixedDecimal.isDrawable(range.lowerBound),
      FixedDecimal.isDrawable(range.upperBound), range.lowerBound < range.upperBound
    else { return Axis(covering: values, about: count) }
    let ends = [range.lowerBound, range.upperBound]
    let isInside = values.allSatisfy { !FixedDecimal.isDrawable($0) || range.contains($0) }
    return Axis(
      covering: values + ends, about: count, ends: isInside ? .exact : .onTicks)
  }

  /// Makes room where low and high are too close to tell apart in decimals.
  private static func opened(
    _ low: Double, _ high: Double, _ steps: Steps
  ) -> (low: Double, high: Double) {
    let low = steps == .whole ? low.rounded(.down) : low
    let high = steps == .whole ? high.rounded(.up) : high
    let size = max(1, low.magnitude, high.magnitude)
    guard high - low < 1e-9 * size else { return (low, high) }
    let room = max(steps == .whole ? 1 : 0.5, 1e-6 * size)
    return (low - room, high + room)
  }
}

/// A step of 1, 2 or 5 times a power of ten, kept as integers so that ticks are exact decimals.
private struct RoundStep {
  let mantissa: Int
  let power: Double
  let places: Int

  var value: Double {
    places > 0 ? Double(mantissa) / power : Double(mantissa) * power
  }

  init(atLeast wanted: Double, _ steps: Axis.Steps) {
    if wanted <= 1 && steps == .whole {
      (mantissa, power, places) = (1, 1, 0)
      return
    }
    var scaled = wanted
    var power = 1.0
    var places = 0
    while scaled > 10 {
      scaled /= 10
      power *= 10
    }
    while scaled <= 1 && places < 15 {
      scaled *= 10
      power *= 10
      places += 1
    }
    // 10 is 1 in the next decade: the same step, one place fewer.
    let tolerance = 1 + 1e-9
    let mantissa = scaled <= 2 * tolerance ? 2 : scaled <= 5 * tolerance ? 5 : 10
    self.mantissa = mantissa
    self.power = power
    self.places = places
  }

  func tick(_ index: Int) -> Axis.Tick {
    let count = Double(index * mantissa)
    let value = places > 0 ? count / power : count * power
    return Axis.Tick(value: value, label: FixedDecimal.label(value, places: places))
  }
}
