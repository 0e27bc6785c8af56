/// Text of unknown origin, made fit to stand in a drawing.
///
/// Labels come from survey files, so they are hostile until shown otherwise: control, bidirectional
/// and invisible characters go, line breaks become spaces, and the five special characters of XML
/// are written as references.
package enum SafeText {
  /// The text without characters that XML forbids or that change how neighbours are read.
  /// Runs of blanks become one space, and none is left at either end.
  package static func plain(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var owesSpace = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        owesSpace = !kept.isEmpty
      } else if !isRefused(scalar) {
        if owesSpace { kept.append(" ") }
        owesSpace = false
        kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// `plain` text with `& < > " '` written as references, fit for element content and attributes.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in plain(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A valid id that differs whenever the given one does: letters, digits, `-` and `_` stay, any
  /// other character becomes its code between points, and a first letter is added where missing.
  package static func identifier(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isPlain || scalar == "-" || scalar == "_" {
        result.unicodeScalars.append(scalar)
      } else {
        result += "." + String(scalar.value, radix: 16) + "."
      }
    }
    let first = result.unicodeScalars.first
    return first?.properties.isAlphabetic == true ? result : "p." + result
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true  // control
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // bidirectional
    case 0x00AD, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: true  // invisible
    case 0xFFF9...0xFFFF, 0xFDD0...0xFDEF: true  // annotation and noncharacters
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
