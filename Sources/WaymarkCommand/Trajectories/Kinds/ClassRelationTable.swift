import Models
import Results

/// What goes with class without pretending that it is known: columns of persons that may be behind it, and later
/// outcomes.
struct ClassRelationTable {
  let classes: LatentClasses
  /// Columns that may be behind class, taken together.
  let behind: [PersonColumn]
  /// Later outcomes, one by one.
  let later: [PersonColumn]

  /// A column of persons, and the rows that have it.
  typealias Read = (name: String, rows: ModelFrame)

  init(
    _ classes: LatentClasses, behind: [Read], later: [Read]
  ) throws(LatentClassError) {
    self.classes = classes
    self.behind = try Self.persons(behind, classes)
    self.later = try Self.persons(later, classes)
  }

  private static func persons(
    _ read: [Read], _ classes: LatentClasses
  ) throws(LatentClassError) -> [PersonColumn] {
    var result: [PersonColumn] = []
    for (name, rows) in read { result.append(try PersonColumn(name, in: rows, of: classes)) }
    return result
  }

  private static let columns = [
    "classes", "method", "column", "class", "against", "estimate", "std.error", "statistic",
    "p.value", "conf.low", "conf.high", "people", "reason",
  ]

  /// A row for each figure of each number of classes above one.
  var table: ResultTable {
    ResultTable(
      columns: Self.columns,
      rows: classes.models.filter { $0.classes > 1 }.flatMap { model in
        do throws(ClassRelationError) {
          let assignment = try ClassAssignment(posteriors: model.posteriors)
          return membership(model.classes, assignment)
            + later.flatMap { outcomes(model.classes, assignment, $0) }
        } catch {
          return [Row(classes: model.classes, method: "", column: "", reason: Self.words(error))]
        }
      }.map(\.cells))
  }

  private func membership(_ count: Int, _ assignment: ClassAssignment) -> [Row] {
    guard !behind.isEmpty else { return [] }
    let columns = behind.flatMap(Self.numbers)
    func row(_ column: String) -> Row {
      Row(classes: count, method: "three-step", column: column)
    }
    do throws(ClassRelationError) {
      let found = try ClassMembership(
        assignment, columns: columns.map(\.values), terms: columns.map(\.name),
        level: classes.options.level)
      var rows = found.coefficients.enumerated().flatMap { g, terms in
        terms.map { term -> Row in
          var row = row(term.term)
          (row.classNumber, row.against, row.people) = (g + 1, count, Double(found.used))
          row.take(term)
          return row
        }
      }
      for (name, test) in zip(columns.map(\.name), found.tests) {
        guard let test else { continue }
        var row = row(name)
        (row.statistic, row.pValue, row.people) = (test.statistic, test.pValue, Double(found.used))
        rows.append(row)
      }
      return rows
    } catch {
      var row = row(behind.map(\.name).joined(separator: ", "))
      row.reason = Self.words(error)
      return [row]
    }
  }

  private func outcomes(
    _ count: Int, _ assignment: ClassAssignment, _ column: PersonColumn
  ) -> [Row] {
    if let levels = column.levels, levels.count > 2 {
      return [
        Row(
          classes: count, method: "bch", column: column.name,
          reason:
            "There are \(levels.count) categories. Make a column of yes and no, 1 and 0, of each that matters."
        )
      ]
    }
    let isShare = column.values.allSatisfy { $0 == nil || $0 == 0 || $0 == 1 }
    let level = classes.options.level
    let name = column.levels.map { "\(column.name) = \($0.last ?? "")" } ?? column.name
    return rows(count, name, .weights) { () throws(ClassRelationError) in
      isShare
        ? try ClassOutcome.shares(
          column.values.map { $0.map { $0 == 1 } }, by: assignment, level: level)
        : try ClassOutcome.means(column.values, by: assignment, level: level)
    }
      + (isShare
        ? []
        : rows(count, name, .likelihood) { () throws(ClassRelationError) in
          try ClassOutcome.modelledMeans(column.values, by: assignment, level: level)
        })
  }

  private func rows(
    _ count: Int, _ name: String, _ method: ClassOutcome.Method,
    _ make: () throws(ClassRelationError) -> ClassOutcome
  ) -> [Row] {
    func row() -> Row { Row(classes: count, method: method.rawValue, column: name) }
    do throws(ClassRelationError) {
      let found = try make()
      var rows = found.classes.enumerated().map { g, figure in
        var row = row()
        (row.classNumber, row.people) = (g + 1, figure.persons)
        row.estimate = figure.estimate
        row.reason = figure.reason.map { "\($0.reason) \($0.help)" }
        return row
      }
      for difference in found.differences {
        var row = row()
        (row.classNumber, row.against) = (difference.to + 1, difference.from + 1)
        row.take(difference.estimate)
        rows.append(row)
      }
      if let test = found.equality {
        var row = row()
        (row.statistic, row.pValue, row.people) = (test.statistic, test.pValue, Double(found.used))
        rows.append(row)
      }
      return rows
    } catch {
      var row = row()
      row.reason = Self.words(error)
      return [row]
    }
  }

  /// A column of persons as numbers: categories as differences from the first.
  private static func numbers(_ column: PersonColumn) -> [(name: String, values: [Double?])] {
    guard let levels = column.levels else { return [(column.name, column.values)] }
    return levels.indices.dropFirst().map { level in
      (
        "\(column.name)\(levels[level])",
        column.values.map { $0.map { $0 == Double(level) ? 1 : 0 } }
      )
    }
  }

  private static func words(_ error: ClassRelationError) -> String {
    "Not told: \(error.message). \(error.help)"
  }

  /// One row of the table.
  private struct Row {
    var classes: Int
    var method: String
    var column: String
    var classNumber: Int?
    var against: Int?
    var estimate: Estimate?
    var statistic: Double?
    var pValue: Double?
    var people: Double?
    var reason: String?

    mutating func take(_ term: TermEstimate) {
      (estimate, statistic, pValue) = (term.estimate, term.statistic, term.pValue)
    }

    var cells: [ResultTable.Cell] {
      [
        .integer(classes), .text(method), .text(column),
        classNumber.map { .integer($0) } ?? .missing, against.map { .integer($0) } ?? .missing,
        .number(estimate?.value.finite), .number(estimate?.standardError?.finite),
        .number(statistic?.finite), .number(pValue?.finite),
        .number(estimate?.interval?.lower.finite), .number(estimate?.interval?.upper.finite),
        .number(people?.finite), reason.map { .text($0) } ?? .missing,
      ]
    }
  }
}
