import Results
import Tables
import Testing

@Suite("The order of day and month is decided on the whole column")
struct DateColumnTests {
  static func order(_ cells: String...) throws(RefusedInput) -> DateOrder {
    var column = DateColumn()
    for (position, cell) in cells.enumerated() {
      column.take(Array(cell.utf8)[...], line: position + 2)
    }
    return try column.order(file: "test", line: 1, field: "date")
  }

  @Test("one day above 12 settles it for all")
  func settled() throws {
    #expect(try Self.order("03/04/2025", "25/04/2025", "2025-01-02") == .dayFirst)
    #expect(try Self.order("3/4/2025 10:00", "4/25/2025 11:00") == .monthFirst)
    #expect(try Self.order("2025-01-02", "4 Mar 2025") == .dayFirst)
    #expect(try Self.order() == .dayFirst)
  }

  @Test("what fits both ways, or neither, refuses the file")
  func refused() {
    func code(_ run: () throws(RefusedInput) -> DateOrder) -> DiagnosticCode? {
      do throws(RefusedInput) { _ = try run() } catch { return error.diagnostics.first?.code }
      return nil
    }
    #expect(
      code { () throws(RefusedInput) in try Self.order("03/04/2025", "05/06/2025") }
        == .dateOrderAmbiguous)
    #expect(
      code { () throws(RefusedInput) in try Self.order("13/04/2025", "05/16/2025") }
        == .dateOrderMixed)
  }

  @Test("the day in either order, and none where the calendar has none")
  func days() {
    let text = Array("03/04/2025".utf8)[...]
    #expect(DateOrder.dayFirst.day(text).map(DayNumber.text) == "2025-04-03")
    #expect(DateOrder.monthFirst.day(text).map(DayNumber.text) == "2025-03-04")
    #expect(DateOrder.dayFirst.day(Array("31/04/2025".utf8)[...]) == nil)
    #expect(DateOrder.dayFirst.day(Array("4/3/25".utf8)[...]).map(DayNumber.text) == "2025-03-04")
  }
}
