import Foundation
import Plots
import Testing

@Suite("Chart specifications (Vega-Lite)")
struct SpecTests {
  static let plots = (Samples.all + HardSamples.all).compactMap { $0 as? any RestylablePlot }

  private func tree(_ plot: any RestylablePlot) throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(plot.vegaLite.utf8))
    return try #require(read as? [String: Any])
  }

  @Test("are JSON with a schema, a title, and at least one layer of marks")
  func shape() throws {
    #expect(Self.plots.count > 50)
    for plot in Self.plots {
      let spec = try tree(plot)
      #expect(spec["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v5.json")
      #expect((spec["title"] as? [String: Any])?["text"] is String)
      let layers = try #require(spec["layer"] as? [[String: Any]])
      #expect(!layers.isEmpty && layers.allSatisfy { $0["mark"] != nil && $0["encoding"] != nil })
    }
  }

  @Test("hold the numbers of the plot and no others")
  func numbers() throws {
    let plot = RankIntervalPlot(
      title: "T", xLabel: "x", rows: [.init("A", middle: 2.5, lower: 1, upper: 4)], count: 9)
    let data = try #require(try tree(plot)["data"] as? [String: Any])
    let rows = try #require(data["values"] as? [[String: Any]])
    #expect(rows.count == 1 && rows[0]["row"] as? String == "A")
    #expect(rows[0]["middle"] as? Double == 2.5 && rows[0]["upper"] as? Double == 4)
    let control = try #require(try tree(BenchmarkSamples.control)["data"] as? [String: Any])
    let points = try #require(control["values"] as? [[String: Any]])
    #expect(points.count == 27 && points[8]["value"] is NSNull)
    #expect(points[13]["mean"] as? Double == 29.3 && points[14]["mean"] as? Double == 39.5)
  }

  @Test("have the same bytes twice, and no tag, control character or number that is none")
  func harmless() {
    for plot in Self.plots {
      let text = plot.vegaLite
      #expect(text == plot.vegaLite)
      #expect(!text.contains("<") && !text.contains("\u{202E}") && !text.contains("\n"))
      #expect(!text.contains(":nan") && !text.contains(":inf") && !text.contains(":-inf"))
    }
  }

  @Test("give every kind of point a shape of its own, and no colour but the drawing's")
  func looks() {
    let hues = Set(Palette.Hue.allCases.map(\.rawValue) + ["#777777"])
    for plot in Self.plots {
      for match in plot.vegaLite.matches(of: /#[0-9A-Fa-f]{6}/) {
        #expect(hues.contains(String(match.output)))
      }
    }
    let funnel = BenchmarkSamples.ratios.vegaLite
    #expect(funnel.contains("\"range\":[\"circle\",\"diamond\",\"square\"]"))
  }

  @Test("a sum over persons says that it is for inside use")
  func insideUse() {
    #expect(BenchmarkSamples.cusum.vegaLite.contains(CumulativeChart.insideUse))
  }
}
