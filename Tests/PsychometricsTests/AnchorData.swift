import TestSupport

/// Answers that published analyses were made of. Those of R packages stay beside the project
/// (`../shared/data`), and tests that need them are skipped where they are absent.
enum AnchorData {
  /// 2,709 people's answers to five items of agreeableness, the first reversed, with codes from 0: the
  /// complete rows of `psych::bfi`, from `bfi.csv`. An array per item.
  static let agreeableness: [[UInt8]]? = bfi(["A1", "A2", "A3", "A4", "A5"]).map { rows in
    (0..<5).map { j in rows.map { UInt8(j == 0 ? 6 - $0[j] : $0[j] - 1) } }
  }

  /// 2,436 people's answers to the 25 items of `psych::bfi`, none reversed. An array per person.
  static let inventory: [[Int]]? = bfi(
    "ACENO".flatMap { letter in (1...5).map { "\(letter)\($0)" } })

  private static func bfi(_ names: [String]) -> [[Int]]? {
    guard let rows = try? SharedData.rows("bfi.csv") else { return nil }
    return rows.compactMap { row in
      let codes = names.compactMap { row[$0].flatMap { Int($0) } }
      return codes.count == names.count ? codes : nil
    }
  }
}
