import Plots
import Testing

@Suite("Journeys")
struct JourneyPlotTests {
  private func plot(_ scores: [Double?]) -> JourneyPlot {
    JourneyPlot(
      title: "T", yLabel: "y", occasions: ["1", "2", "3", "4", "5"],
      journeys: [PlottedJourney("A", scores: scores)])
  }

  private func lines(_ svg: String) -> (solid: [String], dashed: [String]) {
    let paths = MarkupReader(svg).named("path")
    let isDashed = { (element: MarkupReader.Element) in
      element.attributes["stroke-dasharray"] != nil
    }
    return (
      paths.filter { !isDashed($0) }.compactMap { $0.attributes["d"] },
      paths.filter(isDashed).compactMap { $0.attributes["d"] }
    )
  }

  @Test("a missing score breaks the line, and a dashed connector says so")
  func gapBreaks() {
    let (solid, dashed) = lines(plot([1, 2, nil, 3, 4]).svg(id: "f"))
    #expect(solid.count == 1 && solid[0].count { $0 == "M" } == 2)
    #expect(dashed.count == 1 && dashed[0].count { $0 == "L" } == 1)
    #expect(plot([1, 2, nil, 3, 4]).svg(id: "f").contains("no score on the occasions between"))
  }

  @Test("without a gap there is one line and no connector")
  func noGap() {
    let (solid, dashed) = lines(plot([1, 2, 3, 4, 5]).svg(id: "f"))
    #expect(solid.count == 1 && solid[0].count { $0 == "M" } == 1 && dashed.isEmpty)
  }

  @Test("missing scores at either end are no gap")
  func ends() {
    #expect(lines(plot([nil, 2, 3, 4, nil]).svg(id: "f")).dashed.isEmpty)
  }

  @Test("the spoken summary has every score and every missing one")
  func spoken() {
    let summary = MarkupReader(plot([1, nil, 3, 4, nil]).svg(id: "f")).named("desc").first?.text
    #expect(summary?.contains("A: 1, no score, 3, 4, no score.") == true)
  }

  @Test("positions space the occasions only where all have one and they increase")
  func positions() {
    #expect(
      PlottedOccasion.places([PlottedOccasion("a", at: 0), PlottedOccasion("b", at: 6)]) == [0, 6])
    #expect(
      PlottedOccasion.places([PlottedOccasion("a", at: 6), PlottedOccasion("b", at: 0)]) == [0, 1])
    #expect(PlottedOccasion.places(["a", PlottedOccasion("b", at: 6)]) == [0, 1])
  }
}
