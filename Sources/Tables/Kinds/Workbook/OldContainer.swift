/// The container of Microsoft's older files, which also holds workbooks that a password protects.
///
/// Source: Microsoft, [MS-CFB] 2.2 (header signature) and [MS-OFFCRYPTO] 2.3.4 (`EncryptedPackage`).
enum OldContainer {
  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  /// The stream's name as the directory has it, in UTF-16.
  private static let package = "EncryptedPackage".utf16.flatMap {
    [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
  }

  /// Whether a file is such a container.
  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

  /// Whether the container holds a workbook behind a password. Entries of a directory begin at
  /// multiples of 128 bytes.
  static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    stride(from: 0, to: bytes.count, by: 128).contains {
      bytes[$0...].prefix(package.count).elementsEqual(package)
    }
  }
}
