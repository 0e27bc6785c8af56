import Glibc
import LinearAlgebra

/// A yes-or-no or ordered outcome as a mixture of classes sees it.
struct ClassCategories {
  /// The categories in their order; of two, the second is yes.
  let categories: [String]
  /// The table with the place of each row's category as the outcome: where searches begin is found by numbers.
  let frame: ModelFrame
  private let formula: Formula
  private let group: String
  private let codes: [Int]
  private let labels: [String]
  private let binary: BinaryOutcome?
  private let ordered: OrderedOutcome?

  /// Reads the outcome; nil where it is a score.
  static func read(
    _ model: LatentClassModel, _ frame: ModelFrame, _ grouping: [String]
  ) throws(ModelError) -> ClassCategories? {
    guard model.options.outcome != .gaussian else { return nil }
    guard frame.rows > 0 else { throw .noRows }
    let name = model.formula.outcome
    let group = grouping.joined(separator: ":")
    let (codes, labels) = try frame.levels(ofCombination: grouping)
    guard labels.count > 1 else { throw .tooFewLevels(group: group, levels: labels.count) }
    let persons = GroupEffects(group: group, codes: codes, levels: labels, names: [], columns: [])
    var (binary, ordered): (BinaryOutcome?, OrderedOutcome?)
    var places: [Double] = []
    if model.options.outcome == .binary {
      let outcome = try BinaryOutcome(name, trials: nil, frame, persons)
      (binary, places) = (outcome, outcome.successes)
    } else {
      let outcome = try OrderedOutcome(name, frame, persons)
      ordered = outcome
      for code in outcome.codes { places.append(Double(code)) }
    }
    var columns = frame.columns
    columns[name] = .numeric(places)
    return ClassCategories(
      categories: binary?.categories ?? ordered?.categories ?? [],
      frame: try ModelFrame(columns), formula: model.formula, group: group, codes: codes,
      labels: labels, binary: binary, ordered: ordered)
  }

  /// The rows as pieces of a likelihood.
  ///
  /// - Parameters:
  ///   - basis: Q, column by column.
  ///   - names: of the random effects.
  ///   - effects: Z, column by column.
  /// - Returns: the pieces, with where a search of one class begins.
  /// - Throws: `ModelError`: too many random effects, or a term divides the outcomes without overlap.
  func pieces(
    _ basis: [[Double]], names: [String], effects: [[Double]]
  ) throws(ModelError) -> ClassPieces {
    guard effects.count <= GroupEffects.limit else {
      throw .generalized(
        .tooManyEffects(group: group, effects: effects.count, limit: GroupEffects.limit))
    }
    let persons = GroupEffects(
      group: group, codes: codes, levels: labels, names: names, columns: effects)
    let rows: LogisticPieces
    if let binary {
      rows = LogisticPieces(binary, persons)
    } else if let ordered {
      rows = LogisticPieces(ordered, persons)
    } else {
      throw .notEvaluable
    }
    let fixed = try PredictorColumns(
      formula, frame, order: rows.order, replacesIntercept: ordered != nil)
    guard let plain = PlainFit(rows: rows, fixed: fixed).run() else { throw .notEvaluable }
    if let direction = plain.separation {
      throw .generalized(
        .separated(terms: fixed.separating(direction[rows.thresholdCount...])))
    }
    let thresholds = Array(plain.parameters[..<rows.thresholdCount])
    let products = fixed.products(plain.parameters[rows.thresholdCount...])
    let shift = thresholds.first ?? 0
    var start = Array(repeating: 0.0, count: basis.count)
    var values: [Double] = []
    values.reserveCapacity(basis.count * rows.order.count)
    for (position, row) in rows.order.enumerated() {
      let eta = (products.isEmpty ? 0 : products[position]) - shift
      for k in basis.indices {
        values.append(basis[k][row])
        // QᵀQ = n I.
        start[k] += eta * basis[k][row] / Double(rows.order.count)
      }
    }
    var gaps: [Double] = []
    for k in thresholds.indices.dropFirst() { gaps.append(log(thresholds[k] - thresholds[k - 1])) }
    return ClassPieces(
      rows, values: values, columns: basis.count, random: effects.count, plain: start,
      plainGaps: gaps)
  }
}
