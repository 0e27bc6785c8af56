package import Results
import Tables

/// Why a text cannot be relied on as somebody's id, as far as the text alone can show.
package enum IdTrouble: Sendable, Hashable {
  /// It holds a character that nobody sees.
  case invisible(UInt32)
  /// A spreadsheet has made a rounded number of it, such as `1.23E+11`.
  case damaged

  /// Looks at an id without spaces around it; nil when nothing is wrong with it.
  package init?(_ id: String) {
    if let hidden = HiddenCharacters.first(in: id) {
      self = .invisible(hidden.value)
    } else if Self.isDamaged(id) {
      self = .damaged
    } else {
      return nil
    }
  }

  /// Whether an id is a digit, perhaps a fraction, and an exponent with its plus sign.
  private static func isDamaged(_ id: String) -> Bool {
    // Most ids have no plus sign, and are let go here.
    guard id.utf8.contains(UInt8(ascii: "+")) else { return false }
    let parts = id.utf8.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
    guard parts.count == 2, let digit = parts[0].first, isDigit(digit),
      let e = parts[0].last, e | 32 == UInt8(ascii: "e"),
      (2...3).contains(parts[1].count), parts[1].allSatisfy(isDigit)
    else { return false }
    let fraction = parts[0].dropFirst().dropLast()
    return fraction.isEmpty
      || fraction.first == UInt8(ascii: ".") && fraction.count > 1
        && fraction.dropFirst().allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The code it has as a diagnostic.
  package var code: DiagnosticCode {
    switch self {
    case .invisible: .textInvisibleCharacter
    case .damaged: .keyDamaged
    }
  }

  /// The trouble as a diagnostic, without the id.
  package func diagnostic(at place: Place) -> Diagnostic {
    switch self {
    case .invisible(let scalar):
      Diagnostic(
        code, at: place,
        "There is a character in the id that nobody sees: \(HiddenCharacters.name(scalar)).",
        help: "Remove it; with it the id is another than the one it looks like.")
    case .damaged:
      Diagnostic(
        code, at: place,
        "The id is a rounded number with an exponent, as spreadsheets make of long ids.",
        help: "Export it again with the ids as text; its last digits are lost here.")
    }
  }
}
