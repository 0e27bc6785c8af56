import Scales

/// What each answer adds, laid out for one quick look per item.
struct ItemSteps: Sendable {
  /// One item.
  struct Step: Sendable {
    /// Position in the scale's items.
    let item: Int
    /// Its lowest code.
    let lowest: Int
    /// Where its values begin.
    let first: Int
    /// How many values it has: one per code when they are sparse, else one per whole number from
    /// the lowest code to the highest.
    let count: Int
    let isSparse: Bool
    let weight: Int
    let isRequired: Bool
  }

  /// Stands where an item has no such code.
  static let noCode = Int.min

  private static let widestDense = 4096

  let steps: [Step]
  let counted: CountedItems
  private var values: [Int] = []
  private var codes: [Int] = []

  init(_ counted: CountedItems, required: [Int]) {
    self.counted = counted
    var steps: [Step] = []
    for entry in counted.entries {
      let lowest = entry.codes.first ?? 0
      let span = (entry.codes.last ?? 0) - lowest + 1
      let isSparse = span > Self.widestDense
      steps.append(
        Step(
          item: entry.item, lowest: lowest, first: values.count,
          count: isSparse ? entry.codes.count : span, isSparse: isSparse, weight: entry.weight,
          isRequired: required.contains(entry.item)))
      if isSparse {
        values += entry.values
        codes += entry.codes
      } else {
        var dense = [Int](repeating: Self.noCode, count: span)
        for (code, value) in zip(entry.codes, entry.values) { dense[code - lowest] = value }
        values += dense
        codes += Array(repeating: 0, count: span)
      }
    }
    self.steps = steps
  }

  /// What a code adds, in units; `noCode` where the item has no such code.
  @inline(__always)
  func value(_ code: Int, _ step: Step) -> Int {
    if step.isSparse { return sparsePlace(code, step).map { values[$0] } ?? Self.noCode }
    let offset = code &- step.lowest
    guard offset >= 0, offset < step.count else { return Self.noCode }
    return values[step.first &+ offset]
  }

  /// What the codes of an item add, one after the other; `noCode` in gaps between them.
  func values(of step: Step) -> ArraySlice<Int> { values[step.first..<step.first + step.count] }

  /// Where the value of a code stands among those of all items; nil where the item has no such code.
  @inline(__always)
  func place(_ code: Int, _ step: Step) -> Int? {
    if step.isSparse { return sparsePlace(code, step) }
    let offset = code &- step.lowest
    guard offset >= 0, offset < step.count, values[step.first &+ offset] != Self.noCode else {
      return nil
    }
    return step.first &+ offset
  }

  private func sparsePlace(_ code: Int, _ step: Step) -> Int? {
    codes[step.first..<step.first + step.count].firstIndex(of: code)
  }
}
