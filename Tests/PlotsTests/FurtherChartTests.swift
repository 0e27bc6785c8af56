import Plots
import Testing

@Suite("What each further kind of plot says")
struct FurtherChartTests {
  private func words(_ plot: any Plot) -> [String] {
    MarkupReader(plot.svg(id: "f")).named("text").map(\.text)
  }

  private func description(_ plot: any Plot) -> String {
    MarkupReader(plot.svg(id: "f")).named("desc").first?.text ?? ""
  }

  @Test("a caterpillar is in the order of the values, and fills marks that leave the upright out")
  func caterpillar() {
    let plot = CaterpillarPlot(
      title: "T", xLabel: "x",
      rows: [
        .init("low", 1, lower: 0, upper: 1.5), .init("high", 3, lower: 2, upper: 4),
        .init("middle", 2, lower: 1, upper: 3),
      ], reference: 1.9, referenceLabel: "all")
    #expect(
      words(plot).filter { ["low", "middle", "high"].contains($0) } == ["high", "middle", "low"])
    #expect(description(plot).contains("The intervals of 2 leave the reference, all, out."))
    #expect(words(plot).contains("leaves it out"))
    #expect(words(MoreSamples.crowded[0]).contains("The first 120 of 400 rows are drawn."))
  }

  @Test("squares of a forest go with their weight by area, and the diamond spans its interval")
  func forest() throws {
    let plot = ForestPlot(
      title: "T", xLabel: "x", weightLabel: "People",
      rows: [
        .init("a", 1, lower: 0, upper: 2, weight: 100),
        .init("b", 1, lower: 0, upper: 2, weight: 25),
      ], summary: .init("all", 1, lower: 0.5, upper: 1.5, weight: 125))
    let reader = MarkupReader(plot.svg(id: "f"))
    let sides = reader.named("rect").compactMap { $0.attributes["width"].flatMap(Double.init) }
    #expect(sides.count == 2 && abs(sides[0] - 2 * sides[1]) < 0.02)
    #expect(reader.named("path").count == 1)
    #expect(words(plot).contains("1.0 (0.5 to 1.5)"))
  }

  /// Worked out by hand: the median of 1 to 12 is 6.5, with six figures in a row on either side.
  @Test("a run chart finds runs of six on one side of the median")
  func shifts() {
    func chart(_ values: [Double?]) -> RunChart {
      RunChart(
        title: "T", yLabel: "y",
        points: values.enumerated().map { .init(PlottedOccasion("\($0)"), $1) })
    }
    let rising = chart((1...12).map(Double.init))
    #expect(rising.median == 6.5)
    #expect(rising.shifts == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]])
    // A point on the median, and one that is not there, neither break a run nor lengthen it.
    let broken = chart([1, 2, 3, nil, 4, 5, 1, 5, 9, 8, 9, 8, 9])
    #expect(broken.median == 5)
    #expect(broken.shifts.isEmpty)
    #expect(chart([1, 9, 1, 9, 1, 9, 1, 9, 1, 9]).shifts.isEmpty)
    let few = chart([1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(few.median == nil && few.shifts.isEmpty)
    #expect(words(few).contains { $0.hasPrefix("Fewer than 10 points") })
  }

  @Test("a growth plot counts lines that go up and down, and says how many it draws")
  func growth() {
    let plot = GrowthPlot(
      title: "T", yLabel: "y", occasions: ["1", "2"],
      lines: (0..<300).map { .init(from: 0, to: 1, start: 1, end: $0 < 250 ? 2 : 0) }, average: [])
    #expect(description(plot).contains("300 people over 2 occasions: 250 go up, 50 go down."))
    #expect(words(plot).contains("Thin lines: the first 200 of 300 people."))
    #expect(MarkupReader(plot.svg(id: "f")).named("path").count == 200)
  }

  @Test("a cell of missing answers has its share in words, and what was not asked a cross")
  func missing() {
    let said = words(MoreSamples.missing)
    #expect(said.contains("98\u{A0}%") && said.contains("2\u{A0}%"))
    #expect(
      description(MoreSamples.missing).contains("Review 3: 98"))
    let none = MissingnessPlot(
      title: "T", occasions: ["1"], rows: [.init("A", cells: [.init(missing: 0, asked: 9)])])
    #expect(description(none).contains("No answer is missing."))
  }

  @Test("bars of answers say the share of every choice, small ones too")
  func likert() {
    let spoken = description(MoreSamples.likert)
    #expect(spoken.contains("1 Not at all 5\u{A0}%") && spoken.contains("5 Wholly 28\u{A0}%"))
    #expect(spoken.contains("Nobody was asked this: no answers."))
    let rare = LikertPlot(title: "T", choices: ["a", "b"], rows: [.init("q", counts: [1, 999])])
    #expect(description(rare).contains("a under 1\u{A0}%, b over 99\u{A0}%"))
  }

  @Test("a cut-off stands in words beside first and last scores")
  func cutOff() {
    #expect(description(MoreSamples.cut).contains("Cut-off 9.5: range of people who seek help."))
    #expect(words(MoreSamples.cut).joined(separator: " ").contains("Cut-off 9.5"))
    #expect(!words(Samples.beforeAfter).joined().contains("Cut-off"))
  }

  @Test("setbacks and regained ground are marked, said and spoken; a turn without a score is not")
  func turns() {
    let said = words(MoreSamples.turns)
    #expect(said.contains("Large diamond: where a setback beyond error was deepest."))
    #expect(said.contains { $0.hasPrefix("Large square: how far ground was regained") })
    let spoken = description(MoreSamples.turns)
    #expect(spoken.contains("Setback deepest at Review 1. Ground regained by Review 2."))
    #expect(!spoken.contains("Ground regained by Review 3."))
    #expect(!words(Samples.grid).contains { $0.hasPrefix("Large") })
  }

  @Test("a drawing with paper of its own has white ground and dark ink, its title and a note")
  func paper() {
    for plot in Samples.all {
      let svg = plot.svg(
        id: "f", options: DrawingOptions(title: "Another title", note: "A note", hasPaper: true))
      let reader = MarkupReader(svg)
      #expect(reader.fault == nil)
      #expect(reader.elements.first?.attributes["color"] == "#1c2126")
      #expect(reader.named("rect").first?.attributes["fill"] == "#ffffff")
      #expect(reader.named("title").first?.text == "Another title")
      #expect(words(plot).contains("A note") == false)
      #expect(reader.named("text").contains { $0.text == "A note" })
      #expect(reader.elements.allSatisfy { $0.attributes["style"] == nil })
    }
  }
}
