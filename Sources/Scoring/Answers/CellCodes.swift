import Scales

/// Responses to the items of a plan as small numbers: 0 where nothing was read, then the states
/// without an answer, then the answers that the item allows, in the order of the scale file.
struct CellCodes: Sendable {
  /// Nothing was read of the item.
  static let unseen: UInt32 = 0
  /// What stands there is no answer, or rows gave different ones.
  static let setAside: UInt32 = 1
  private static let states: [Response] = [
    .setAside, .setAside, .missing, .skipped, .declined, .notApplicable, .refused,
  ]
  /// A blank: it gives way to whatever another row says.
  static let missing: UInt32 = 2

  private let items: [Item]
  /// By cell, for the texts `0` to `99` and the empty one: the code; nil where it must be read with care.
  private let plain: [[UInt32?]]

  init(_ plan: ScorePlan) {
    let items = plan.cells.map(\.item)
    self.items = items
    let texts = (0..<100).map(String.init) + [""]
    plain = zip(plan.readers, items).map { reader, item in
      texts.map { text in
        let reading = reader.read(text)
        return reading.trouble == nil && reading.manner.isEmpty
          ? Self.code(reading.response, item) : nil
      }
    }
  }

  /// The code of a response to the item of a cell.
  func code(_ response: Response, cell: Int) -> UInt32 { Self.code(response, items[cell]) }

  /// The response that a code stands for.
  func response(_ code: UInt32, cell: Int) -> Response {
    if code == Self.unseen { return .missing }
    let states = UInt32(Self.states.count)
    if code < states { return Self.states[Int(code)] }
    return .answered(items[cell].options[Int(code - states)].code)
  }

  /// The code of a field of one or two digits, or of nothing; nil for any other.
  func plainCode(_ bytes: ArraySlice<UInt8>, cell: Int) -> UInt32? {
    guard bytes.count <= 2 else { return nil }
    var index = bytes.isEmpty ? 100 : 0
    for byte in bytes {
      let digit = Int(byte) - 48
      guard (0...9).contains(digit) else { return nil }
      index = index * 10 + digit
    }
    // A number begins with a nought only when it is nought.
    return bytes.count == 2 && index < 10 ? nil : plain[cell][index]
  }

  private static func code(_ response: Response, _ item: Item) -> UInt32 {
    let states = UInt32(states.count)
    switch response {
    case .answered(let code):
      let position = item.options.firstIndex { $0.code == code }
      return position.map { states + UInt32(clamping: $0) } ?? setAside
    case .missing: return missing
    case .skipped: return 3
    case .declined: return 4
    case .notApplicable: return 5
    case .refused: return 6
    case .setAside: return setAside
    }
  }
}
