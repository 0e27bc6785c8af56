/// An SPSS file that a test makes up, byte by byte, without rows.
///
/// Source: PSPP developers' guide, System File Format.
public enum MadeUpSPSS {
  /// A file of so many numbers `V1`, `V2` and so on.
  ///
  /// - Parameters:
  ///   - variables: how many.
  ///   - extensions: extension records, as kind, size and count of their pieces, and bytes.
  /// - Returns: the file.
  public static func file(
    variables: Int, extensions: [(kind: Int, size: Int, count: Int, bytes: [UInt8])] = []
  ) -> [UInt8] {
    var file = text("$FL2", 4) + text("@(#) SPSS DATA FILE made up", 60)
    file += number(2) + number(variables) + number(0) + number(0) + number(0)
    file += [0, 0, 0, 0, 0, 0, 0x59, 0x40]
    file += text("01 Jan 26", 9) + text("12:00:00", 8) + text("", 64) + [0, 0, 0]
    for variable in 1...variables {
      let format = number(0x05_08_02)
      file += number(2) + number(0) + number(0) + number(0) + format + format
      file += text("V\(variable)", 8)
    }
    for part in extensions {
      file += number(7) + number(part.kind) + number(part.size) + number(part.count) + part.bytes
    }
    return file + number(999) + number(0)
  }

  /// A number of four bytes, the lowest first.
  public static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func text(_ text: String, _ size: Int) -> [UInt8] {
    Array(text.utf8.prefix(size)) + [UInt8](repeating: 0x20, count: max(0, size - text.utf8.count))
  }
}
