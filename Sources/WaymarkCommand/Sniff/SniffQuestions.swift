import Results
import Scoring
import Tables

/// What only the person who knows the file can answer: asked, never applied.
struct SniffQuestions {
  private let sniff: SurveySniff
  private var form: TableForm { sniff.form }

  init(_ sniff: SurveySniff) { self.sniff = sniff }

  /// The questions, those about the whole file first.
  var texts: [String] {
    names + rows + missing + columns + key
  }

  private var names: [String] {
    form.badNames.map { "line \($0.place.line ?? 1): \($0.message) \($0.help)" }
  }

  private var rows: [String] {
    var texts: [String] = []
    if !form.rows.footers.isEmpty {
      let lines = form.rows.footers.map(String.init)
      texts.append(
        "Does the table end before line \(lines[0])? \(lines.count == 1 ? "Line" : "Lines") "
          + "\(Counted.list(lines)) at the end \(lines.count == 1 ? "looks" : "look") like totals or "
          + "remarks. They are not counted here, but scoring reads them: delete them first.")
    }
    if !form.rows.repeatedNames.isEmpty {
      let lines = form.rows.repeatedNames.map(String.init)
      texts.append(
        "Were several files put together? The column names stand again on line "
          + "\(Counted.list(lines)).")
    }
    return texts
  }

  /// Codes and words that may stand for no answer, over all columns that could be answers.
  private var missing: [String] {
    let found = sniff.missingLookAlikes
    guard !found.isEmpty else { return [] }
    let words = found.prefix(12).map {
      "\($0.text) (\($0.count) in \(Counted.words($0.columns, "column")))"
    }
    return [
      "Do these mean that nothing was answered: \(words.joined(separator: ", "))? "
        + "They do only if you say so, with --missing \(ShellWord.quoted(sniff.missingList))."
    ]
  }

  private var columns: [String] {
    form.columns.flatMap { column in
      dates(column) + decimals(column) + damage(column)
    }
  }

  private func dates(_ column: ColumnForm) -> [String] {
    guard column.kind == .dates, let best = column.dates.first else { return [] }
    let name = "'\(Wrapped.shortened(column.name, 40))'"
    let rivals = column.dates.filter { $0.count == best.count }
    if rivals.count > 1 {
      return [
        "In \(name), is it \(Counted.list(rivals.map(\.form.rawValue)).replacing(" and ", with: " or "))? "
          + "Every day fits both; no day above 12 settles it."
      ]
    }
    let others = column.filled - best.count
    guard others > 0 else { return [] }
    return [
      "In \(name), \(best.form.rawValue) fits \(best.count) of \(column.filled) cells: are days "
        + "written in two ways?"
    ]
  }

  private func decimals(_ column: ColumnForm) -> [String] {
    guard column.decimalCommas > 0, column.kind == .decimals || column.kind == .codes else {
      return []
    }
    let name = "'\(Wrapped.shortened(column.name, 40))'"
    let asThousands =
      column.commasWithThree == column.decimalCommas
      ? " All have three digits behind the comma, so it may also part thousands." : ""
    let mixed = column.decimalPoints > 0 ? " Others there have a point." : ""
    return [
      "In \(name), is the comma in \(Counted.words(column.decimalCommas, "cell")) a decimal comma?"
        + asThousands + mixed + " It is never read as one by itself."
    ]
  }

  private func damage(_ column: ColumnForm) -> [String] {
    guard column.position == sniff.roles.person?.column || column.plainlyAnID else { return [] }
    let name = "'\(Wrapped.shortened(column.name, 40))'"
    return column.damage.map { damage in
      switch damage {
      case .exponents(let count):
        "Did a spreadsheet shorten the ids in \(name)? \(Counted.words(count, "cell")) "
          + "\(count == 1 ? "looks" : "look") like 1.2E+05; their last digits are lost. Export again with the column as text."
      case .points(let count):
        "Did a program take the ids in \(name) for numbers? \(Counted.words(count, "cell")) "
          + "\(count == 1 ? "ends" : "end") in .0, and would be other people than the same ids without it."
      case .short(let count, let usual):
        "Did the ids in \(name) lose zeros at the front? \(Counted.words(count, "cell")) \(count == 1 ? "is" : "are") "
          + "shorter than the usual \(usual) digits."
      }
    }
  }

  private var key: [String] {
    let roles = sniff.roles
    guard roles.person != nil, roles.occasion != nil, roles.keys < roles.keyRows else { return [] }
    let again = roles.keyRows - roles.keys
    return [
      "Why does somebody have an occasion twice? "
        + "\(Counted.words(again, "row repeats", "rows repeat")) a person and an occasion; a study "
        + "sets such rows aside, 'waymark score' does not look for them."
    ]
  }
}

extension ColumnForm {
  /// Whether its name says that it is an id.
  fileprivate var plainlyAnID: Bool {
    let name = name.lowercased()
    return name == "id" || name.hasSuffix("_id") || name.hasSuffix(" id")
  }
}
