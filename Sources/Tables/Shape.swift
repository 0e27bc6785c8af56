/// What a value looks like, without saying what it is: people's values stay out of diagnostics.
package struct Shape: Sendable, Hashable {
  private enum Kind: String {
    case digits
    case letters
    case mixed
  }

  private let count: UInt32
  private let kind: Kind

  package init(_ text: String) {
    count = UInt32(clamping: text.unicodeScalars.count)
    kind =
      if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
        .digits
      } else if text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
        .letters
      } else {
        .mixed
      }
  }

  /// For example `1 character, digits`.
  package var words: String { "\(count) character\(count == 1 ? "" : "s"), \(kind.rawValue)" }
}
