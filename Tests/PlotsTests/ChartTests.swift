import Plots
import TestSupport
import Testing

@Suite("What each kind of plot says")
struct ChartTests {
  private func words(_ plot: any Plot) -> [String] {
    MarkupReader(plot.svg(id: "f")).named("text").map(\.text)
  }

  private func description(_ plot: any Plot) -> String {
    MarkupReader(plot.svg(id: "f")).named("desc").first?.text ?? ""
  }

  @Test("a withheld bin is hatched and explained, not drawn as zero")
  func withheldBin() {
    #expect(words(Samples.histogram).contains { $0.hasPrefix("Hatched: the number of people") })
    let open = Histogram(title: "T", xLabel: "x", bins: [.init(lower: 0, upper: 1, count: 0)])
    #expect(!words(open).contains { $0.hasPrefix("Hatched") })
  }

  @Test("a reference mark never loses its value")
  func referenceValue() {
    let plot = Histogram(
      title: "T", xLabel: "x", bins: [.init(lower: 0, upper: 10, count: 3)],
      references: [.init(value: 4.25, label: String(repeating: "long ", count: 60))])
    #expect(words(plot).contains { $0.hasSuffix("… (4.25)") })
  }

  @Test("a mean that is withheld breaks the line and says so")
  func withheldMean() {
    let plot = MeanTrend(
      title: "T", yLabel: "y",
      means: [
        .init("1", mean: 1, n: 12), .init("2", mean: nil, n: nil), .init("3", mean: 3, n: 11),
      ])
    #expect(words(plot).contains("n withheld"))
    let join = MarkupReader(plot.svg(id: "f")).named("path").first?.attributes["d"] ?? ""
    #expect(join.count { $0 == "M" } == 2 && !join.contains("L"))
  }

  @Test("persons with the same two scores share a circle of that area")
  func sharedCircle() {
    let plot = BeforeAfterPlot(
      title: "T",
      pairs: Array(repeating: .init(before: 3, after: 9), count: 4)
        + [.init(before: 1, after: 1)])
    let radii = MarkupReader(plot.svg(id: "f")).named("circle").prefix(2)
      .compactMap { $0.attributes["r"].flatMap(Double.init) }
    #expect(radii.count == 2 && abs(radii[0] - 2 * radii[1]) <= 0.02)
    #expect(words(plot).contains("Higher than before") && words(plot).contains("Lower than before"))
    #expect(description(plot).contains("5 people: 4 higher than before, 1 the same, 0 lower"))
  }

  @Test("a funnel names the services outside its limits, and all only where they are few")
  func funnelNames() {
    let many = words(Samples.funnel)
    #expect(many.contains("Northgate") && many.contains("Riverside outreach"))
    #expect(!many.contains("Service 1"))
    let few = FunnelPlot(
      title: "T", yLabel: "y",
      services: [.init("A", persons: 20, value: 1), .init("B", persons: 50, value: 2)], target: 1)
    #expect(words(few).contains("A") && words(few).contains("B"))
  }

  @Test("a withheld row has words and no mark")
  func withheldRow() {
    let plot = IntervalPlot(title: "T", xLabel: "x", rows: [.withheld("A", "withheld: 4 persons")])
    #expect(words(plot).contains("withheld: 4 persons"))
    #expect(MarkupReader(plot.svg(id: "f")).named("circle").isEmpty)
  }

  @Test("shares are whole percents, and small ones do not vanish")
  func shares() {
    let said = words(Samples.shares)
    #expect(said.contains("52 (37\u{A0}%)") && said.contains("1 (under 1\u{A0}%)"))
    let nearlyAll = StackedBar(
      title: "T", categories: ["a", "b"], rows: [.counts("", [999, 1])])
    #expect(words(nearlyAll).contains("999 (over 99\u{A0}%)"))
  }

  @Test("a grid says how many journeys it leaves out")
  func gridLimit() {
    let plot = JourneyGrid(
      title: "T", yLabel: "y", occasions: ["1", "2"],
      journeys: (0..<30).map { PlottedJourney("Person \($0)", scores: [1, 2]) })
    #expect(words(plot).contains("The first 24 of 30 journeys are shown."))
    #expect(!words(plot).contains("Person 24"))
  }

  @Test("no plot blames anyone")
  func wordsNeverBlame() {
    for plot in Samples.all {
      let reader = MarkupReader(plot.svg(id: "f"))
      for text in reader.named("text") + reader.named("desc") {
        #expect(RefusedWords.found(in: text.text).isEmpty, "\(text.text)")
      }
    }
  }
}
