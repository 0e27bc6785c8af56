import Glibc

/// One thing that a selftest looked at: a number with its reference, or a scale with its examples.
struct SelftestCheck: Sendable {
  /// What kind of thing it is; checks stand under it.
  enum Group: String, Sendable, CaseIterable {
    case univariate = "NIST: mean and spread"
    case regression = "NIST: linear regression"
    case variance = "NIST: analysis of variance, by mixed models"
    case distributions = "Distributions"
    case scales = "Worked examples of scales"
  }

  /// How it came out.
  enum Outcome: Sendable {
    /// Correct significant digits, and how many there must be.
    case digits(Double, needed: Double)
    /// How many of how many came out.
    case counted(Int, of: Int)
    /// It could not be done, and why.
    case refused(String)
  }

  let group: Group
  /// The set or scale.
  let name: String
  /// What of it.
  let quantity: String
  /// The value that there should be, and the one that was found.
  var expected: Double?
  var found: Double?
  /// Where the expected value comes from.
  let source: String
  let outcome: Outcome

  /// A check of examples, or one that could not be done.
  init(_ group: Group, _ name: String, _ quantity: String, source: String, _ outcome: Outcome) {
    self.group = group
    self.name = name
    self.quantity = quantity
    self.source = source
    self.outcome = outcome
  }

  /// A check of a number.
  ///
  /// Correct digits are counted as in McCullough (1998), *The American Statistician*, 52(4), 358–366:
  ///
  ///     LRE = −log10( |found − expected| / |expected| ),      −log10 |found| where expected is 0
  ///
  /// at least 0 and at most 15.
  /// `digits` is how many are needed: fewer where the input itself holds no more.
  init(
    _ group: Group, _ name: String, _ quantity: String, found: Double?, expected: Double,
    digits: Double, source: String
  ) {
    self.group = group
    self.name = name
    self.quantity = quantity
    self.expected = expected
    self.found = found
    self.source = source
    guard let found, found.isFinite else {
      outcome = .refused("no number came out")
      return
    }
    let error = expected == 0 ? abs(found) : abs(found - expected) / abs(expected)
    let correct = error == 0 ? 15 : min(15, max(0, -log10(error)))
    outcome = .digits(correct, needed: digits)
  }

  /// Whether it came out as it should.
  var passed: Bool {
    switch outcome {
    case .digits(let correct, let needed): correct >= needed
    case .counted(let count, let all): count == all && all > 0
    case .refused: false
    }
  }
}
