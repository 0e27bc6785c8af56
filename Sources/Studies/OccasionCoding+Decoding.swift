import Documents
import Results
import Scoring
import Tables

extension OccasionCoding {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// Whether there is a column of the occasion to go with it.
  var needsColumn: Bool { self != .once }

  /// `once`, `numbered`, the names in their order, or how dates become occasions:
  ///
  ///     occasions: [Baseline, Review 1]
  ///     occasions: {by: quarter, date_order: day_first, year_starts: april}
  init?(_ node: Node?, _ reading: Reading) {
    guard let node else { return nil }
    switch node.kind {
    case .string("once"): self = .once
    case .string("numbered"): self = .numbered
    case .array(let nodes) where nodes.count >= 2:
      let names = nodes.compactMap { $0.stringValue(reading) }
      guard names.count == nodes.count else { return nil }
      if Set(names).count < names.count {
        reading.report(
          .studyOccasion, at: node.place, "An occasion is listed twice.",
          help: "List each once, in their order.")
        return nil
      }
      self = .named(names)
    case .object:
      guard let dated = Self.dated(node, reading) else { return nil }
      self = .dated(dated)
    default:
      reading.report(
        .studyOccasion, at: node.place,
        "'occasions' is 'numbered', a list of names in order, 'once', or says how dates are taken.",
        help:
          "Write 'numbered', a list such as [Baseline, Review 1, Review 2], 'once' where everybody "
          + "answered once, or {by: order} for dates.")
      return nil
    }
  }

  private static func dated(_ node: Node, _ reading: Reading) -> DatedOccasions? {
    guard var object = ObjectReader(node, reading) else { return nil }
    let step = object.choice("by", DatedOccasions.Step.self)
    let order = object.optionalChoice("date_order", DateOrder.self)
    let month = object.optionalString("year_starts")
    object.finish()
    guard let step else { return nil }
    guard let month else { return DatedOccasions(step: step, order: order) }
    guard let position = months.firstIndex(of: month.lowercased()) else {
      reading.report(
        .documentValue, at: node.place, "'year_starts' is a month.",
        help: "Write its name, such as april.")
      return nil
    }
    return DatedOccasions(step: step, order: order, yearStarts: position + 1)
  }
}
