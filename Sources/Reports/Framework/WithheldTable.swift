import Results

extension ReportTable {
  /// Why something is not shown, as a table: a reason may hold numbers of its own.
  static func withheld(_ id: String, _ items: [(what: Sentence, why: Withheld)]) -> ReportTable {
    var table = ReportTable(
      id, "Not shown, and why", columns: ["What", "Why", "What would make it possible"])
    for item in items {
      table.add(.words(item.what), [.given(item.why.reason), .given(item.why.help)])
    }
    return table
  }
}
