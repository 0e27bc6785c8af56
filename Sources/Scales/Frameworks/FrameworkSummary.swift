import Documents
public import Results

/// The outcomes frameworks of a folder in a line each.
public struct FrameworkSummary: Sendable, Hashable {
  /// Columns `id, name, status, agreed, lived_experience, commissioners, review_by, review_passed, soft,
  /// hard, unit, version`, a row per framework. `agreed` is a day, or missing in a template; the two after
  /// it are `yes`, `no` or `notRecorded`; `soft` and `hard` count outcomes.
  public let table: ResultTable
  /// For how many the day of review has passed.
  public let passed: Int

  /// Reads every framework of a folder, without its scales.
  ///
  /// - Parameters:
  ///   - catalog: the folder.
  ///   - day: the day on which it is asked whether reviews have passed.
  /// - Throws: `RefusedInput` with everything that is wrong with any of them.
  public init(_ catalog: FrameworkCatalog, on day: CalendarDay) throws(RefusedInput) {
    var table = ResultTable(columns: [
      "id", "name", "status", "agreed", "lived_experience", "commissioners", "review_by",
      "review_passed", "soft", "hard", "unit", "version",
    ])
    var problems: [Diagnostic] = []
    var passed = 0
    for id in catalog.ids {
      do throws(RefusedInput) {
        let file = try catalog.file(of: id, askedAt: Place(file: catalog.folder))
        let framework = try OutcomesFramework(reading: file)
        table.rows.append(framework.row(on: day))
        if framework.reviewHasPassed(on: day) { passed += 1 }
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    (self.table, self.passed) = (table, passed)
  }

  /// The same as JSON: a list of objects with the columns as keys.
  public var json: String {
    let rows = table.rows.map { row -> JSONValue in
      .object(zip(table.columns, row).map { .init($0, $1.json) })
    }
    return JSONValue.array(rows).text()
  }
}

extension OutcomesFramework {
  fileprivate func row(on day: CalendarDay) -> [ResultTable.Cell] {
    [
      .text(id), .text(name), .text(status.rawValue),
      agreedBy.date.map { .text($0.text) } ?? .missing,
      .text(agreedBy.livedExperience.rawValue), .text(agreedBy.commissioners.rawValue),
      .text(reviewBy.text), .text(reviewHasPassed(on: day) ? "yes" : "no"),
      .integer(count(.soft)), .integer(count(.hard)), .text(unit.rawValue), .text(version),
    ]
  }
}
