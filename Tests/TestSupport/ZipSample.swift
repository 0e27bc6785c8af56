/// Zip files as tests need them, made without a library: entries stored as they are (PKWARE APPNOTE
/// 6.3, 4.3).
public enum ZipSample {
  /// A zip file with these entries.
  public static func archive(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in entries {
      // Version 2.0, no flags, stored, 1 January 1980, and the facts of the entry.
      let facts =
        low(20, 2) + low(0, 2) + low(0, 2) + low(0, 2) + low(0x21, 2)
        + low(Int(GzipSample.checkSum(bytes)), 4) + low(bytes.count, 4) + low(bytes.count, 4)
        + low(name.utf8.count, 2) + low(0, 2)
      directory += [0x50, 0x4B, 1, 2] + low(20, 2) + facts + low(0, 2) + low(0, 2) + low(0, 2)
      directory += low(0, 4) + low(file.count, 4) + Array(name.utf8)
      file += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + bytes
    }
    return file + directory + [0x50, 0x4B, 5, 6] + low(0, 4) + low(entries.count, 2)
      + low(entries.count, 2) + low(directory.count, 4) + low(file.count, 4) + low(0, 2)
  }

  /// The lowest bytes of a number, the lowest first.
  private static func low(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
