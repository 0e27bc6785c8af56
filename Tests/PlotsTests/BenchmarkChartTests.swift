import Plots
import Testing

@Suite("What charts of services and of time say")
struct BenchmarkChartTests {
  private func words(_ plot: any Plot) -> [String] {
    MarkupReader(plot.svg(id: "f")).named("text").map(\.text)
  }

  private func description(_ plot: any Plot) -> String {
    MarkupReader(plot.svg(id: "f")).named("desc").first?.text ?? ""
  }

  @Test("a funnel names the definition of its limits, and its two levels")
  func funnel() {
    let said = words(BenchmarkSamples.ratios)
    #expect(
      said.contains("Limits: square-root approximation to the Poisson distribution, not widened."))
    #expect(said.contains("outside the 95 % limits: worth a look"))
    #expect(said.contains("outside the 99.8 % limits: a signal"))
    var bare = BenchmarkSamples.ratios
    bare.inner = nil
    bare.outer = nil
    #expect(!words(bare).contains { $0.hasPrefix("Limits:") })
  }

  @Test("points outside a funnel look alike above and below its limits")
  func sides() {
    let plot = FunnelPlot(
      title: "T", yLabel: "y",
      services: [
        .init("A", persons: 20, value: -5, standing: .outsideOuter),
        .init("B", persons: 30, value: 5, standing: .outsideOuter),
      ], target: 0)
    let fills = MarkupReader(plot.svg(id: "f")).named("rect").map { $0.attributes["fill"] }
    #expect(fills.count == 3 && Set(fills).count == 1)
  }

  @Test("a caterpillar labels both intervals, and gives λ and the value before it was drawn in")
  func caterpillar() {
    let said = words(BenchmarkSamples.shrunken)
    #expect(said.contains("±1.96 standard errors: one value"))
    #expect(said.contains("±1.39 standard errors: comparing two"))
    #expect(said.contains("λ") && said.contains("0.45"))
    #expect(said.contains { $0.hasPrefix("Two whose thick lines do not overlap") })
    #expect(!words(MoreSamples.caterpillar).contains { $0.contains("1.39") || $0 == "λ" })
  }

  @Test("places are said as intervals, and how wide they are on average")
  func ranks() {
    let plot = RankIntervalPlot(
      title: "T", xLabel: "x",
      rows: [
        .init("A", middle: 2, lower: 1, upper: 4), .init("B", middle: 3, lower: 3, upper: 3),
      ], count: 9)
    #expect(words(plot).contains("1 to 4") && words(plot).contains("3"))
    #expect(words(plot).contains("On average a line is 2.5 of 9 places wide."))
    #expect(description(plot) == "2 rows, places out of 9. A: 1 to 4; B: 3.")
    // Rows stay in the order given.
    #expect(words(plot).filter { ["A", "B"].contains($0) } == ["A", "B"])
  }

  @Test("a prediction interval stands under the diamond with its definition")
  func prediction() {
    let said = words(BenchmarkSamples.forest)
    #expect(said.contains("−0.20 to 1.10") && said.contains("One more"))
    #expect(said.joined(separator: " ").contains("Student&#39;s t with k − 2 degrees of freedom"))
    #expect(description(BenchmarkSamples.forest).hasSuffix("Prediction interval −0.20 to 1.10."))
    #expect(!words(MoreSamples.forest).contains("One more"))
  }

  @Test("a control chart says in words what icons would show")
  func control() {
    let said = words(BenchmarkSamples.control)
    #expect(said.contains("2025 Q3: common cause, ups and downs of the usual size."))
    #expect(said.contains("Latest") && said.contains("Target") && said.contains("Target 45"))
    #expect(said.contains("high or rising, the direction hoped for"))
    #expect(said.contains("New limits: reminders sent") && said.contains("Mean 39.5"))
    let spoken = description(BenchmarkSamples.control)
    #expect(spoken.contains("Mean 29.3, limits 21.6 to 37, from 2019 Q1."))
    #expect(spoken.contains("2021 Q1: no figure") && spoken.contains("2024 Q4: 48, standing out"))
    #expect(words(BenchmarkSamples.short).contains("not judged: too few figures"))
  }

  @Test("a gap breaks the line of a control chart, and limits change where a segment begins")
  func controlLines() {
    let reader = MarkupReader(BenchmarkSamples.control.svg(id: "f"))
    let lines = reader.named("path").filter { $0.attributes["fill"] == "none" }
    let line = lines.first?.attributes["d"] ?? ""
    #expect(line.count { $0 == "M" } == 2 && line.count { $0 == "L" } == 24)
    let dashed = reader.named("line").filter { $0.attributes["stroke-dasharray"] == "6 4" }
    #expect(dashed.count == 4)
    #expect(dashed[0].attributes["x2"] == dashed[2].attributes["x1"])
  }

  @Test("a cumulative sum begins anew after a signal, and says that it is for inside use")
  func cumulative() {
    let chart = BenchmarkSamples.cusum
    let reader = MarkupReader(chart.svg(id: "f"))
    let lines = reader.named("path").filter { $0.attributes["fill"] == "none" }
    #expect(lines.count == chart.signals.count + 1 && chart.signals.count == 2)
    #expect(words(chart).contains(CumulativeChart.insideUse))
    #expect(description(chart).contains("Signal at person 108, 142."))
    var unbroken = chart
    unbroken.resets = false
    let one = MarkupReader(unbroken.svg(id: "f")).named("path")
      .filter { $0.attributes["fill"] == "none" }
    #expect(one.count == 1)
    #expect(description(BenchmarkSamples.vlad).contains("ends at −1.6."))
  }

  @Test("a very long sum is drawn with its lows and highs, in a drawing of bounded size")
  func thinned() {
    let values = (0..<200_000).map { $0 == 123_456 ? 900.0 : $0 == 77_777 ? -900 : Double($0 % 10) }
    let chart = CumulativeChart(title: "T", yLabel: "y", values: values)
    let svg = chart.svg(id: "f")
    #expect(svg.utf8.count < 60_000)
    let line = MarkupReader(svg).named("path").first?.attributes["d"] ?? ""
    let heights = line.split { "ML".contains($0) }
      .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
    let usual = heights.sorted()[heights.count / 2]
    #expect(heights.contains { $0 < usual - 80 } && heights.contains { $0 > usual + 80 })
  }
}
