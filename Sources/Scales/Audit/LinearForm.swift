/// A score as a sum of one exact term per item, whatever scores lie between: sums and means of
/// sums and means. Items that enter twice, by two subscores, are gathered into one term.
///
///     score = (constant + Σ_i term_i[answer to i]) / denominator
struct LinearForm {
  /// The term of each item by position, one value per answer in the order of its codes.
  var terms: [Int: [Int]] = [:]
  var constant = 0
  var denominator = 1

  /// Lowest and highest value.
  var range: ClosedRange<Double> {
    let lowest = terms.values.reduce(constant) { $0 + ($1.min() ?? 0) }
    let highest = terms.values.reduce(constant) { $0 + ($1.max() ?? 0) }
    return value(lowest)...value(highest)
  }

  /// Everything it can come to.
  func attainable(_ budget: inout SumSets.Budget) -> AttainableValues {
    let choices = terms.sorted { $0.key < $1.key }.map { SumSets.Choice(values: $0.value) }
    if let sums = SumSets.sums(of: choices, start: constant, &budget) {
      return AttainableValues(sums.map(value))
    }
    return AttainableValues(from: range.lowerBound, to: range.upperBound)
  }

  private func value(_ units: Int) -> Double { Double(units) / Double(denominator) }

  /// A sum or mean of items.
  init?(_ counted: CountedItems, of score: ScoreDefinition) {
    for entry in counted.entries { terms[entry.item] = entry.values }
    denominator = counted.denominator
    guard score.kind == .mean else { return }
    // Σ values / (v · w) over Σ weights / w is Σ values / (v · Σ weights).
    let weights = counted.entries.reduce(0) { $0 + $1.weight }
    denominator = counted.valueDenominator
    guard let mean = times(score.times.numerator, over: weights * score.times.denominator) else {
      return nil
    }
    self = mean
  }

  /// A sum or mean of scores that are themselves of this form; nil when one of them is not.
  init?(_ inputs: [ScoreDefinition.KeyedScore], _ forms: [LinearForm?], of score: ScoreDefinition) {
    var sum = LinearForm()
    var weight = LinearForm()
    for input in inputs {
      guard input.key == .forward || input.key == .reverse, let form = forms[input.score],
        let keyed = input.key == .reverse ? form.reversed : form,
        let weighted = keyed.times(input.weight.numerator, over: input.weight.denominator),
        let total = sum.adding(weighted),
        let weights = weight.adding(LinearForm(constant: input.weight))
      else { return nil }
      sum = total
      weight = weights
    }
    if score.kind == .mean {
      guard weight.constant > 0,
        let scaled = sum.times(weight.denominator, over: weight.constant),
        let mean = scaled.times(score.times.numerator, over: score.times.denominator)
      else { return nil }
      sum = mean
    }
    self = sum
  }

  private init() {}

  private init(constant: Fraction) {
    self.constant = constant.numerator
    denominator = constant.denominator
  }

  /// Lowest + highest − the value.
  private var reversed: LinearForm? {
    let ends = terms.values.reduce(2 * constant) { $0 + ($1.min() ?? 0) + ($1.max() ?? 0) }
    var form = times(-1, over: 1)
    form?.constant = ends - constant
    return form
  }

  private func times(_ factor: Int, over divisor: Int) -> LinearForm? {
    let common = Fraction.commonDivisor(factor, divisor)
    return scaled(by: factor / common, divisor / common)
  }

  private func scaled(by factor: Int, _ divisor: Int) -> LinearForm? {
    guard let denominator = Self.product(denominator, divisor),
      let constant = Self.product(constant, factor)
    else { return nil }
    var form = self
    form.denominator = denominator
    form.constant = constant
    for (item, values) in terms {
      let products = values.compactMap { Self.product($0, factor) }
      guard products.count == values.count else { return nil }
      form.terms[item] = products
    }
    return form
  }

  private func adding(_ other: LinearForm) -> LinearForm? {
    guard let common = Fraction.commonMultiple(denominator, other.denominator),
      let left = scaled(by: common / denominator, 1),
      let right = other.scaled(by: common / other.denominator, 1)
    else { return nil }
    var sum = left
    sum.denominator = common
    sum.constant += right.constant
    for (item, values) in right.terms {
      sum.terms[item] = sum.terms[item].map { zip($0, values).map(+) } ?? values
    }
    return sum
  }

  /// A product that leaves room to add a thousand of its like.
  private static func product(_ a: Int, _ b: Int) -> Int? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || product.magnitude > CountedItems.largestSum ? nil : product
  }
}
