/// The streams that every program is given.
public enum StandardStream: Int32, Sendable {
  /// Where data go.
  case output = 1
  /// Where complaints go.
  case error = 2

  /// Writes a text whole. Control characters are made visible, so that no text of a file can steer
  /// a terminal.
  ///
  /// - Parameter text: what to write.
  /// - Throws: `SystemFailure` when it could not be written whole.
  public func write(_ text: String) throws(SystemFailure) {
    try FileSystem.writeAll(
      Array(Self.visible(text).utf8), to: rawValue, path: self == .output ? "stdout" : "stderr")
  }

  /// A text with its control characters made visible, but for line feeds.
  public static func visible(_ text: String) -> String {
    var visible = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n", .format:
        visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }
}
