/// What every answer adds to a score, in whole units, so that sums are exact.
///
/// With keyed values in units of `1 / valueDenominator` and weights in units of
/// `1 / weightDenominator`, an entry holds `weight · value` in units of their product.
public struct CountedItems: Sendable, Hashable {
  /// One item: its codes, and what each adds.
  public struct Entry: Sendable, Hashable {
    /// Position in the scale's items.
    public let item: Int
    /// Codes in increasing order.
    public let codes: [Int]
    /// Weighted values by code.
    public let values: [Int]
    /// The weight.
    public let weight: Int
  }

  /// The items in the order of the scale.
  public let entries: [Entry]
  /// Units of a keyed value in 1.
  public let valueDenominator: Int
  /// Units of a weight in 1.
  public let weightDenominator: Int

  /// Units of a weighted value in 1.
  public var denominator: Int { valueDenominator * weightDenominator }

  /// The largest sum of weighted values, in units, that is added; doubles hold it exactly.
  static let largestSum = 1 << 50

  /// Works out what each answer adds; nil when a key does not know a code, or the numbers are too
  /// large or too finely divided to be added exactly.
  public init?(_ keyed: [ScoreDefinition.KeyedItem], of items: [Item]) {
    var valueUnit = 1
    var weightUnit = 1
    var values: [[Fraction]] = []
    for keyedItem in keyed {
      let item = items[keyedItem.item]
      let counted = item.options.compactMap { item.keyed($0.code, keyedItem.key) }
      guard counted.count == item.options.count,
        let unit = Fraction.commonMultiple(weightUnit, keyedItem.weight.denominator)
      else { return nil }
      weightUnit = unit
      for value in counted {
        guard let unit = Fraction.commonMultiple(valueUnit, value.denominator) else { return nil }
        valueUnit = unit
      }
      values.append(counted)
    }
    var entries: [Entry] = []
    var largest = 0
    for (keyedItem, counted) in zip(keyed, values) {
      let weight = keyedItem.weight.numerator * (weightUnit / keyedItem.weight.denominator)
      var products: [Int] = []
      for value in counted {
        let (units, tooLarge) = value.numerator.multipliedReportingOverflow(
          by: valueUnit / value.denominator)
        let (product, overflow) = units.multipliedReportingOverflow(by: weight)
        guard !tooLarge, !overflow, product.magnitude <= Self.largestSum else { return nil }
        products.append(product)
      }
      largest += Int(products.map(\.magnitude).max() ?? 0)
      guard largest <= Self.largestSum else { return nil }
      entries.append(
        Entry(
          item: keyedItem.item, codes: items[keyedItem.item].options.map(\.code), values: products,
          weight: weight))
    }
    guard valueUnit <= Self.largestSum / weightUnit else { return nil }
    self.entries = entries
    valueDenominator = valueUnit
    weightDenominator = weightUnit
  }
}

extension Item {
  /// A code as it counts, before any weight; nil for a code that a map leaves out.
  public func keyed(_ code: Int, _ key: ScoreDefinition.Key) -> Fraction? {
    switch key {
    case .forward: Fraction(code)
    case .reverse: Fraction(lowest + highest - code)
    case .map(let values): values[code]
    case .atLeast(let least): Fraction(Double(code) >= least ? 1 : 0)
    }
  }
}

extension ScoreDefinition {
  /// What each answer adds, for a score that is known from two numbers: the sum of what its answers
  /// add and how many there are. Nil for every other score.
  ///
  /// Such are sums, means and counts of items of equal weight, none of which must be answered or is
  /// passed over by design; in all others it matters which item was answered, or what another was.
  public func plainSum(of scale: Scale) -> CountedItems? {
    guard [.sum, .mean, .count].contains(kind), missing.required.isEmpty,
      items.allSatisfy({ $0.weight == items[0].weight && scale.items[$0.item].skips.isEmpty })
    else { return nil }
    return items.isEmpty ? nil : CountedItems(items, of: scale.items)
  }
}
