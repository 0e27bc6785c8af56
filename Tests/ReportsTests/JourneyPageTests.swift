import Change
import Journeys
import Reports
import Scales
import Scoring
import Testing

@Suite("A page for one person to keep")
struct JourneyPageTests {
  static func page(
    _ values: [Double], sem: Double? = 2, planned: Int = 5,
    direction: ScoreDefinition.Direction = .higherIsBetter, name: String = "Sam",
    words: [String] = []
  ) -> JourneyPage {
    let points = values.enumerated().map {
      JourneyPoint(
        occasion: Occasion(position: Double($0), label: "Review \($0 + 1)"), value: $1)
    }
    return JourneyPage(
      name: name,
      measures: [
        JourneyPage.Measure(
          name: "Trust", direction: direction, range: 0...40,
          journey: JourneyDescription(
            Person(service: "", id: "p-17"), points, direction: direction,
            yardstick: sem.map { JourneyYardstick(standardError: $0, plannedOccasions: planned) }))
      ], words: words, contact: "the team at the front desk", program: "waymark 0")
  }

  static let full = page(
    [12, 22, 9, 15, 21], words: ["My own front door.", "To see my daughter at weekends."])

  // SEM 2, five occasions: 3.857656 · 2 = 7.72 points (reference/change.md §2.8). From 22 to 9 are 13; of
  // them 12 regained, which is most. First to last 9, and Jacobson and Truax's 1.96 · √2 · 2 = 5.54 is
  // exceeded.
  @Test("own words come first, then the scores with their range, in words and in a table")
  func content() {
    let scan = PageScan(Self.full.html)
    #expect(scan.faults.isEmpty)
    #expect(scan.all("h2").map(\.text).first == "In your own words")
    #expect(
      scan.all("li").map(\.text).prefix(2) == [
        "My own front door.", "To see my daughter at weekends.",
      ])
    let said = scan.all("p").map(\.text).joined(separator: " ")
    #expect(said.contains("Your last score is higher than your first. That is more than chance"))
    #expect(said.contains("a setback (Review 3), and you have regained most of that ground since."))
    let rows = scan.all("tr").map(\.text)
    #expect(rows.contains { $0.contains("Review 3") && $0.contains("7.0") && $0.contains("11.0") })
    #expect(said.contains("ask the team at the front desk"))
    #expect(said.contains("No score on this page is a decision about your support."))
  }

  @Test("no number stands in prose: numbers are in the table")
  func numbers() {
    for text in PageScan(Self.full.html).texts where StudyReportTests.isProse(text) {
      #expect(text.isMarked("given") || !text.text.contains { $0.isNumber }, "\(text.text)")
    }
  }

  @Test("a change within error is said to be that, and a smaller fall is no setback")
  func withinError() {
    let said = PageScan(Self.page([20, 17, 22]).html).all("p").map(\.text).joined(separator: " ")
    #expect(said.contains("may be chance alone, so it says little either way"))
    #expect(!said.contains("setback"))
  }

  @Test("where lower is better the words of higher and lower stay with the numbers")
  func lowerIsBetter() {
    let said = PageScan(Self.page([30, 12], direction: .lowerIsBetter).html).all("p").map(\.text)
      .joined(separator: " ")
    #expect(said.contains("a lower score is better"))
    #expect(said.contains("Your last score is lower than your first. That is more than chance"))
  }

  @Test("one score, no error known, no words: nothing is claimed, and there is room to write")
  func little() {
    let one = PageScan(Self.page([20]).html)
    #expect(one.faults.isEmpty)
    #expect(one.all("p").contains { $0.text.contains("nothing to compare it with yet") })
    let unknown = PageScan(Self.page([20, 30], sem: nil).html)
    #expect(!unknown.all("p").contains { $0.text.contains("chance") })
    #expect(!unknown.all("th").contains { $0.text == "By chance, from" })
    // Three lines for own words, five to disagree.
    #expect(one.all("p").count { $0.open.has("line") } == 8)
  }

  @Test("the page names nobody but the person, and not by their id")
  func names() {
    #expect(!Self.full.html.contains("p-17"))
    let hostile = Self.page([1, 2], name: MadeStudies.hostile, words: [MadeStudies.hostile]).html
    #expect(PageScan(hostile).faults.isEmpty && !hostile.contains("<script"))
  }

  @Test("a score at the end of the scale cannot be beyond it")
  func ends() {
    let cells = PageScan(Self.page([40, 1]).html).all("td").map(\.text)
    #expect(cells.contains("40.0") && !cells.contains("42.0") && !cells.contains("\u{2212}1.0"))
  }
}
