import Journeys
import Results
import Scales
import Scoring
import Tables
import TestSupport
import Testing

@Suite("Dates become occasions")
struct DatedOccasionsTests {
  static func panel(_ rows: String, _ dated: DatedOccasions) throws -> Panel {
    let scale = try Scale(reading: ProjectFiles.file("Scales/trust-in-support.json"))
    let items = scale.items.map(\.id)
    let mapping = SurveyMapping(
      person: "id", idsUniqueIn: .everywhere, service: nil, occasion: "date",
      occasions: .dated(dated), worker: nil, scales: [.init(scale: scale, columns: items)])
    let header = (["id", "date"] + items).joined(separator: ",") + "\n"
    var reader = try SurveyReader(ProjectFiles.text(header + rows), mapping: mapping)
    let read = try reader.rows()
    var panel = Panel(
      read, scorers: [Scorer(scale)], idsUniqueIn: .everywhere, dates: dated)
    panel.setAside += reader.setAside
    return panel
  }

  static func row(_ id: String, _ date: String, _ answer: String) -> String {
    "\(id),\(date)," + Array(repeating: answer, count: 8).joined(separator: ",") + "\n"
  }

  static func labels(_ panel: Panel) -> [[String]] {
    panel.journeys.map { $0.entries.map(\.occasion.label) }
  }

  @Test("everybody's own days in their order, each of them on its date")
  func order() throws {
    let panel = try Self.panel(
      Self.row("a", "20/03/2025", "2") + Self.row("a", "01/02/2025", "3")
        + Self.row("b", "05/05/2025", "4"), DatedOccasions(step: .order))
    #expect(Self.labels(panel) == [["1", "2"], ["1"]])
    #expect(panel.journeys[0].entries.map(\.line) == [3, 2])
    #expect(panel.journeys[0].entries[0].occasion.day == 20_120)  // 2025-02-01, by date(1)
  }

  @Test("quarters of the calendar and of a financial year; the last day in a quarter counts")
  func quarters() throws {
    let rows =
      Self.row("a", "2025-01-05", "2") + Self.row("a", "2025-03-31", "3")
      + Self.row("a", "2025-04-01", "4")
    let calendar = try Self.panel(rows, DatedOccasions(step: .quarter))
    #expect(Self.labels(calendar) == [["2025 Q1", "2025 Q2"]])
    #expect(calendar.setAside.map(\.code) == [.occasionSuperseded])
    #expect(calendar.setAside.map(\.place.line) == [2])
    let financial = try Self.panel(rows, DatedOccasions(step: .quarter, yearStarts: 4))
    #expect(Self.labels(financial) == [["2024/25 Q4", "2025/26 Q1"]])
    let years = try Self.panel(rows, DatedOccasions(step: .year, yearStarts: 4))
    #expect(Self.labels(years) == [["2024/25", "2025/26"]])
  }

  @Test("a date that is none is set aside, and so is another answer on the same day")
  func dates() throws {
    let panel = try Self.panel(
      Self.row("a", "2025-02-30", "2") + Self.row("b", "2025-02-03", "3")
        + Self.row("b", "2025-02-03", "4") + Self.row("c", "45000", "3"),
      DatedOccasions(step: .order))
    #expect(panel.journeys.isEmpty)
    #expect(
      Set(panel.setAside.map(\.code)) == [.occasionDate, .keyConflict])
  }

  @Test("rows that answer nothing give way to those of the same day that do")
  func emptyRows() throws {
    let panel = try Self.panel(
      Self.row("a", "2025-02-03", "") + Self.row("a", "2025-02-03", "3")
        + Self.row("a", "2025-02-03", ""), DatedOccasions(step: .order))
    #expect(panel.journeys[0].entries.map(\.line) == [3])
    #expect(panel.setAside.map(\.code) == [.keyNothingAnswered, .keyNothingAnswered])
    // Alone, a row without an answer stays an occasion: that it is empty is worth knowing.
    let alone = try Self.panel(Self.row("a", "2025-02-03", ""), DatedOccasions(step: .order))
    #expect(alone.journeys.count == 1)
  }

  @Test("periods of days before 1970 and at the ends of years")
  func periods() {
    let quarter = DatedOccasions(step: .quarter, yearStarts: 4)
    #expect(quarter.occasion(day: -1).label == "1969/70 Q3")
    #expect(DatedOccasions(step: .month).occasion(day: 0).label == "1970-01")
    let positions = stride(from: -400, to: 400, by: 7).map { quarter.occasion(day: $0).position }
    #expect(positions == positions.sorted())
  }
}
