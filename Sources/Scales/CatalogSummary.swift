import Documents
public import Results

/// The scales of a folder in a line each.
public struct CatalogSummary: Sendable, Hashable {
  /// Columns `id, name, items, scores, respondent, status, licence_tier, unverified`, a row per scale.
  public let table: ResultTable

  /// Reads every scale of a folder.
  ///
  /// - Throws: `RefusedInput` with everything that is wrong with any of them.
  public init(_ catalog: ScaleCatalog) throws(RefusedInput) {
    var table = ResultTable(columns: [
      "id", "name", "items", "scores", "respondent", "status", "licence_tier", "unverified",
    ])
    var problems: [Diagnostic] = []
    for id in catalog.ids {
      do throws(RefusedInput) {
        let file = try catalog.file(of: id, askedAt: Place(file: catalog.folder))
        let scale = try Scale(reading: file)
        table.rows.append([
          .text(scale.id), .text(scale.name), .integer(scale.items.count),
          .integer(scale.scores.count), .text(scale.respondent.rawValue),
          .text(scale.status.rawValue), .text(scale.licence.tier.rawValue),
          .integer(scale.unverified.count),
        ])
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self.table = table
  }

  /// The same as JSON: a list of objects with the columns as keys.
  public var json: String {
    let rows = table.rows.map { row -> JSONValue in
      .object(zip(table.columns, row).map { .init($0, $1.json) })
    }
    return JSONValue.array(rows).text()
  }
}

extension ResultTable.Cell {
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(number)
    case .integer(let integer): .integer(integer)
    case .missing: .null
    }
  }
}
