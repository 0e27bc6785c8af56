/// The marks around a Stata file of version 13 or later, which say its version and where it ends.
///
/// Source: Stata's manual, file formats .dta, releases 117 to 119.
enum StataFrame {
  private static let start = Array("<stata_dta><header><release>".utf8)
  private static let end = Array("</stata_dta>".utf8)
  private static let releases = ["117", "118", "119"].map { Array($0.utf8) }

  /// What is wrong with the marks of a file; nil when nothing is, or it is of an older version, which
  /// has none.
  static func fault(_ bytes: [UInt8]) -> StatisticalEnd? {
    guard bytes.starts(with: start.prefix(11)) else { return nil }
    guard bytes.starts(with: start), bytes.suffix(end.count).elementsEqual(end) else {
      return .damaged
    }
    let release = bytes.dropFirst(start.count).prefix(3)
    return releases.contains { $0.elementsEqual(release) } ? nil : .unknownVersion
  }
}
