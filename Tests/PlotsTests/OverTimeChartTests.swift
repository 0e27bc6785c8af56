import Foundation
import Plots
import Testing

@Suite("What charts of shares over time say")
struct OverTimeChartTests {
  private func words(_ plot: any Plot) -> [String] {
    MarkupReader(plot.svg(id: "f")).named("text").map(\.text)
  }

  private func description(_ plot: any Plot) -> String {
    MarkupReader(plot.svg(id: "f")).named("desc").first?.text ?? ""
  }

  @Test(
    "shares with their intervals are spoken at the times asked for, and how far people were followed"
  )
  func spoken() {
    let said = description(OverTimeSamples.held)
    #expect(said.hasPrefix("at 0 100\u{A0}%; at 4 88\u{A0}% (82 to 93\u{A0}%)"))
    #expect(said.hasSuffix("Followed to 19."))
    let gains = description(OverTimeSamples.gains)
    #expect(
      gains.contains("on the occasion before: at 0 100\u{A0}%") && gains.contains("Followed to 17.")
    )
    #expect(!gains.contains("at 24"))
  }

  @Test("people watched stand under the axis, and what is withheld is a dash with its meaning")
  func watched() {
    let said = words(OverTimeSamples.held)
    for word in ["People watched at that time", "48", "40", "31", "17", "–"] {
      #expect(said.contains(word), "\(word)")
    }
    #expect(said.contains("–: withheld, too few people."))
    #expect(!words(OverTimeSamples.states).contains("–: withheld, too few people."))
  }

  @Test("a curve goes across and down, never slanting, and ends where people were seen last")
  func steps() throws {
    let plot = SurvivalPlot(
      title: "T", xLabel: "x", yLabel: "y",
      curves: [.init(steps: [.init(0, 1), .init(4, 0.5)], until: 10)])
    let paths = MarkupReader(plot.svg(id: "f")).named("path")
    let line = try #require(paths.first { $0.attributes["fill"] == "none" }?.attributes["d"])
    let points = line.split { "ML".contains($0) }.map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(points.count == 4)
    for (one, next) in zip(points, points.dropFirst()) {
      #expect(one[0] == next[0] || one[1] == next[1])
    }
    #expect(points[0][1] < points[3][1])
  }

  @Test("states are named at their end with their last share; one that nobody was ever in is not")
  func states() {
    let said = words(OverTimeSamples.states)
    #expect(said.contains("died 2\u{A0}%") && said.contains("moved away 18\u{A0}%"))
    #expect(
      description(OverTimeSamples.states).contains("At 6: held 44\u{A0}%, not held 48\u{A0}%"))
    let never = IncidencePlot(
      title: "T", xLabel: "x", yLabel: "y", states: ["a", "b"], steps: [.init(0, [1, 0])], until: 2)
    #expect(!words(never).contains { $0.hasPrefix("b ") })
    #expect(MarkupReader(never.svg(id: "f")).named("path").count == 2)
  }

  @Test("more curves and states than can be told apart are said, and nothing is lost of the whole")
  func many() {
    let plot = SurvivalPlot(
      title: "T", xLabel: "x", yLabel: "y",
      curves: (0..<6).map { .init("\($0)", steps: [.init(0, 1)], until: 1) })
    #expect(words(plot).contains("Not drawn: 2 further curves."))
    let states = IncidencePlot(
      title: "T", xLabel: "x", yLabel: "y", states: (0..<20).map { "s\($0)" },
      steps: [.init(0, Array(repeating: 0.05, count: 20))], until: 1)
    #expect(words(states).contains("11 others 55\u{A0}%"))
  }

  @Test("very many steps make a drawing of bounded size")
  func thinned() {
    for plot in OverTimeSamples.crowded("long") {
      #expect(plot.svg(id: "f").utf8.count < 500_000)
    }
  }

  @Test("specifications hold the numbers of the curves, stepped")
  func spec() throws {
    let read = try JSONSerialization.jsonObject(with: Data(OverTimeSamples.held.vegaLite.utf8))
    let tree = try #require(read as? [String: Any])
    let data = try #require(tree["data"] as? [String: Any])
    let rows = try #require(data["values"] as? [[String: Any]])
    #expect(rows.count == 15 && rows[14]["time"] as? Double == 19)
    #expect(rows[0]["lower"] is NSNull && rows[1]["share"] as? Double == 0.96)
    #expect(OverTimeSamples.held.vegaLite.contains("step-after"))
    #expect(OverTimeSamples.states.vegaLite.contains("\"stack\":\"zero\""))
    // What is withheld is not in them.
    #expect(!OverTimeSamples.held.vegaLite.contains("\"people\":null"))
  }
}
