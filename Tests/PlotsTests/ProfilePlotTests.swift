import Plots
import Testing

@Suite("Profiles of kinds")
struct ProfilePlotTests {
  static func plot(_ kinds: Int) -> ProfilePlot {
    ProfilePlot(
      title: "Kinds", yLabel: "Score", occasions: ["Baseline", "Review 1", "Review 2"],
      profiles: (0..<kinds).map { kind in
        .init(
          "Kind \(kind)",
          points: (0..<3).map { at in
            let value = Double(10 * kind + at)
            return .init(at: Double(at), value: value, lower: value - 1, upper: value + 1)
          })
      })
  }

  @Test("each kind has a line, a band and a name; what is spoken says from where to where")
  func drawing() {
    let svg = Self.plot(2).svg(id: "k")
    #expect(
      svg.contains("Means of 2 kinds over 3 times. Kind 0: from 0 to 2; Kind 1: from 10 to 12."))
    #expect(svg.contains(">Kind 0<") && svg.contains(">Kind 1<"))
    #expect(svg.split(separator: "<circle").count == 1 + 6)
    #expect(svg.contains("Shaded: the interval of each mean."))
  }

  @Test("nothing to draw says so, and kinds beyond six are counted")
  func edges() {
    #expect(Self.plot(0).svg(id: "k").contains("Nothing to draw yet"))
    #expect(Self.plot(8).svg(id: "k").contains("Not drawn: 2 further kinds."))
    var plot = Self.plot(1)
    plot.profiles[0].points[1].value = .nan
    #expect(!plot.svg(id: "k").lowercased().contains(/["\s]nan/))
  }
}
