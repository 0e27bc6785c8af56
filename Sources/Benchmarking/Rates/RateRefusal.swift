import Results

/// Why a rate is not given.
enum RateRefusal {
  static func checkCount(_ count: Int, _ what: String) throws(Withheld) {
    guard count >= 0 else {
      throw Withheld(
        "rate.negative-count", "The number of \(what) is below zero.",
        help: "Look at how they were counted.")
    }
  }

  /// A number to divide by, or a factor: above zero, and of a size that can be computed with.
  static func checkExposure(_ exposure: Double, _ what: String) throws(Withheld) {
    guard exposure.isFinite else {
      throw Withheld(
        "rate.not-finite", "The \(what) is not a finite number.", help: "Look at the file.")
    }
    guard exposure > 0 else {
      throw Withheld(
        "rate.no-denominator", "The \(what) is not above zero, so there is nothing to divide by.",
        help: "Leave the row out, and say that nobody is in it.")
    }
    guard (1e-100...1e100).contains(exposure) else {
      throw Withheld(
        "rate.out-of-range", "The \(what) is too large or too small to compute with.",
        help: "Change the unit.")
    }
  }

  static func countAbovePeople(in stratum: String? = nil) -> Withheld {
    let place = stratum.map { " in '\($0)'" } ?? ""
    return Withheld(
      "rate.count-above-people", "More people are counted\(place) than there are.",
      help: "Count each person once, and everybody in the denominator.")
  }

  static let tooFewEvents = Withheld(
    "rate.too-few-events",
    "A directly standardised rate rests on at least ten events, and there are fewer.",
    help: "Give the crude rate with its exact interval, or standardise indirectly.")
}
