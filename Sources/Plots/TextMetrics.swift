/// How much room text takes, estimated without a font: generous, so that labels do not collide in
/// whichever sans-serif the reader has.
package enum TextMetrics {
  /// Estimated width in pixels at a font size in pixels.
  package static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + ems($1) } * size
  }

  /// The text, cut with an ellipsis where it is wider than `limit` pixels.
  package static func shortened(_ text: String, size: Double, limit: Double) -> String {
    guard width(text, size: size) > limit else { return text }
    var kept = ""
    var used = ems("…")
    for character in text {
      used += ems(character)
      if used * size > limit { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text, cut in its middle where it is wider than `limit` pixels: names that begin alike often
  /// differ at their end.
  package static func shortenedInside(_ text: String, size: Double, limit: Double) -> String {
    guard width(text, size: size) > limit else { return text }
    let room = limit / size - ems("…")
    var tail = ""
    var used = 0.0
    for character in text.reversed() {
      used += ems(character)
      if used > room * 0.4 { break }
      tail.insert(character, at: tail.startIndex)
    }
    while tail.first == " " { tail.removeFirst() }
    let left = limit - width(tail, size: size)
    return shortened(text, size: size, limit: left) + tail
  }

  /// The text in lines of at most `limit` pixels, broken at spaces, at most `lines` of them; what
  /// does not fit ends in an ellipsis.
  package static func wrapped(
    _ text: String, size: Double, limit: Double, lines: Int
  ) -> [String] {
    var result: [String] = []
    var current = ""
    for word in SafeText.plain(text).split(separator: " ") {
      let joined = current.isEmpty ? String(word) : current + " " + word
      if current.isEmpty || width(joined, size: size) <= limit {
        current = joined
      } else {
        result.append(current)
        current = String(word)
      }
    }
    if !current.isEmpty { result.append(current) }
    if result.count > max(lines, 1) {
      let rest = result[(max(lines, 1) - 1)...].joined(separator: " ")
      result = Array(result.prefix(max(lines, 1) - 1)) + [rest]
    }
    return result.map { shortened($0, size: size, limit: limit) }
  }

  private static func ems(_ character: Character) -> Double {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    guard scalar.isASCII else {
      switch scalar.value {
      case 0xA0, 0x2009, 0x202F: return 0.32
      case 0x2026, 0x2014: return 1
      case 0x1100...0x115F, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFF00...0xFFEF: return 1.05
      case 0x1_0000...: return 1.3
      default: return 0.66
      }
    }
    switch character {
    case "i", "j", "l", "t", "f", "r", "I", " ", ".", ",", ":", ";", "'", "!", "|", "(", ")", "[",
      "]", "/", "-":
      return 0.38
    case "m", "w", "M", "W", "%", "@": return 0.97
    case "A"..."Z", "+", "=", "<", ">", "&", "#", "~": return 0.73
    case "0"..."9": return 0.62
    default: return 0.6
    }
  }
}
