import Psychometrics
import TestSupport

/// Answers from `../shared/data` for Rasch models; nil where the files are absent.
enum RaschAnswers {
  /// eRm's raschdat1: 100 people by 30 items of 0 or 1.
  static let simulated = answers("raschdat1.csv", items: 30, categories: 2)
  /// eRm's pcmdat: 20 people by 7 items of 0 to 3.
  static let partialCredit = answers("pcmdat.csv", items: 7, categories: 4)
  /// Bock and Lieberman's section 6 of the Law School Admission Test: 1,000 people, 5 items.
  static let lsat6 = patterns("LSAT6_patterns.csv")
  /// Section 7 of the same.
  static let lsat7 = patterns("LSAT7_patterns.csv")

  /// Five agreeableness items of six categories of 200 people (Fixtures/psychometrics/alpha), from 0.
  static func agreeable() throws -> CategoryAnswers {
    let rows = try Expected.rows("Fixtures/psychometrics/alpha/input.csv").map { row in
      ["A1", "A2", "A3", "A4", "A5"].enumerated().map { i, name in
        row[name].flatMap { Int($0) }.map { i == 0 ? 6 - $0 : $0 - 1 }
      }
    }
    return CategoryAnswers(rows, categories: Array(repeating: 6, count: 5))
  }

  private static func answers(_ name: String, items: Int, categories: Int) -> CategoryAnswers? {
    (try? SharedData.rows(name)).map { rows in
      CategoryAnswers(
        rows.map { row in (1...items).map { code(row, $0) } },
        categories: Array(repeating: categories, count: items))
    }
  }

  private static func patterns(_ name: String) -> CategoryAnswers? {
    (try? SharedData.rows(name)).map { rows in
      CategoryAnswers(
        rows.map { row in (1...5).map { code(row, $0) } },
        categories: Array(repeating: 2, count: 5),
        counts: rows.map { row in
          row.first { $0.key.lowercased() == "freq" }.flatMap { Int($0.value) } ?? 0
        })
    }
  }

  /// The code of an item whose column is named I1, Item.1 or Item_1.
  private static func code(_ row: [String: String], _ item: Int) -> Int? {
    ["I\(item)", "Item.\(item)", "Item_\(item)"].lazy.compactMap { row[$0] }.first
      .flatMap { Int($0) }
  }
}
