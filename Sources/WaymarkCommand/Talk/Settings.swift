import ArgumentParser

/// Settings that stand in the environment: they count where the command line says nothing.
enum Settings {
  /// Every word that `$WAYMARK_FORMAT` can be; a command takes those that it has.
  private static let formats = ["table", "csv", "json", "ndjson", "text"]

  /// How results are written.
  ///
  /// - Parameters:
  ///   - asked: the value of `--format`.
  ///   - usual: what to do where nothing is said, or the command has no such form.
  /// - Returns: the form.
  /// - Throws: `ValidationError` when `$WAYMARK_FORMAT` is no form at all.
  static func format<Format: RawRepresentable>(
    _ asked: Format?, else usual: @autoclosure () -> Format
  ) throws -> Format where Format.RawValue == String {
    if let asked { return asked }
    guard let word = Environment.value("WAYMARK_FORMAT") else { return usual() }
    guard formats.contains(word) else {
      throw ValidationError(
        "$WAYMARK_FORMAT is '\(word)', which is none of: \(formats.joined(separator: ", ")).")
    }
    return Format(rawValue: word) ?? usual()
  }
}
