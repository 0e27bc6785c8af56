public import Scales

/// Answers to the items of one score as positions among what an answer can add: category 0 adds least.
///
/// Categories are those that the scale offers, used or not, and an item that is reversed has them turned round, so that
/// a higher one always means a higher score. Only for sums and means of items.
public struct KeyedCategories: Sendable {
  /// Stands for no answer.
  public static let none = UInt16.max

  /// By item what each of its categories adds to the score, in points, ascending.
  public let points: [[Double]]

  private let items: ItemSteps
  private let structural: StructuralAnswers
  /// The category of each value, at the value's place among those of all items.
  private let categories: [UInt16]

  /// Prepares a score; nil when it is not a sum or mean of items, or an item offers more answers than can be told apart.
  public init?(_ definition: ScoreDefinition, of scale: Scale) {
    guard definition.kind == .sum || definition.kind == .mean, !definition.items.isEmpty,
      let counted = CountedItems(definition.items, of: scale.items)
    else { return nil }
    let factor = KeyedAnswers.factor(definition, counted)
    items = ItemSteps(counted, required: [])
    structural = StructuralAnswers(scale)
    var points: [[Double]] = []
    var categories: [UInt16] = []
    for step in items.steps {
      let values = items.values(of: step)
      let offered = Set(values).subtracting([ItemSteps.noCode]).sorted()
      guard offered.count < Int(Self.none) else { return nil }
      let places = Dictionary(uniqueKeysWithValues: zip(offered, offered.indices))
      categories += values.map { places[$0].map { UInt16($0) } ?? Self.none }
      points.append(offered.map { Double($0) * factor })
    }
    self.points = points
    self.categories = categories
  }

  /// Items.
  public var k: Int { points.count }

  /// By item its position among those of the scale.
  var positions: [Int] { items.steps.map(\.item) }

  /// The category of an answer to an item; nil where the item has no such code.
  func category(_ code: Int, item: Int) -> UInt16? {
    items.place(code, items.steps[item]).map { categories[$0] }
  }

  /// The category of each item's answer; `none` where it has none. Nil for everything when an answer was set aside: what
  /// the person meant is not known to be missing.
  public func codes(_ responses: ArraySlice<Response>) -> [UInt16]? {
    let responses = structural.isEmpty ? responses : structural.completing(Array(responses))[...]
    let start = responses.startIndex
    var codes: [UInt16] = []
    codes.reserveCapacity(k)
    for step in items.steps {
      switch responses[start + step.item] {
      case .answered(let code):
        guard let place = items.place(code, step) else { return nil }
        codes.append(categories[place])
      case .setAside: return nil
      case .missing, .skipped, .declined, .refused, .notApplicable: codes.append(Self.none)
      }
    }
    return codes
  }
}
