import Plots
import Testing

@Suite("Every drawing")
struct DrawingTests {
  static let plots = Samples.all + HardSamples.all

  @Test("is well formed, has a role, a title and a description that are referred to")
  func accessible() {
    for plot in DrawingTests.plots {
      let reader = MarkupReader(plot.svg(id: "figure 1"))
      #expect(reader.fault == nil)
      let root = reader.elements.first
      #expect(root?.name == "svg" && root?.attributes["role"] == "img")
      #expect(root?.attributes["viewBox"] != nil)
      let ids = root?.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
      let named = reader.named("title") + reader.named("desc")
      #expect(named.compactMap { $0.attributes["id"] } == ids && ids.count == 2)
      #expect(named.allSatisfy { !$0.text.isEmpty })
    }
  }

  @Test("holds nothing that runs, nothing from outside, and no number that is none")
  func harmless() {
    for plot in DrawingTests.plots {
      let svg = plot.svg(id: "f")
      let reader = MarkupReader(svg)
      let allowed: Set = ["svg", "title", "desc", "line", "path", "rect", "circle", "text"]
      #expect(Set(reader.elements.map(\.name)).isSubset(of: allowed))
      for element in reader.elements {
        for (key, value) in element.attributes where key != "xmlns" {
          #expect(!key.hasPrefix("on") && !value.contains("://") && !value.contains("url("))
          #expect(!value.contains("nan") && !value.contains("inf"))
        }
      }
      #expect(!svg.contains("\u{202E}") && !svg.contains("\u{0}") && !svg.contains("<script"))
    }
  }

  @Test("has the same bytes twice, and other ids only for another id")
  func sameBytes() {
    for plot in DrawingTests.plots {
      #expect(plot.svg(id: "f") == plot.svg(id: "f"))
    }
    #expect(Samples.journey.svg(id: "f") != Samples.journey.svg(id: "g"))
  }

  @Test("of nothing says so", arguments: HardSamples.empty.indices)
  func nothing(_ place: Int) {
    let svg = HardSamples.empty[place].svg(id: "f")
    #expect(svg.contains(">Nothing to draw yet</text>") && svg.count < 900)
  }

  @Test("takes any width", arguments: [-1, 0, 320, 500, 1600, 1e9, .nan, .infinity])
  func anyWidth(_ width: Double) {
    for plot in Samples.all + HardSamples.wild + HardSamples.crowded {
      let svg = plot.svg(id: "f", options: DrawingOptions(width: width, showsTitle: false))
      #expect(MarkupReader(svg).fault == nil)
    }
  }

  @Test("names the plot to screen readers even where the title is not drawn")
  func hiddenTitle() {
    let svg = Samples.shares.svg(id: "f", options: DrawingOptions(showsTitle: false))
    #expect(MarkupReader(svg).named("title").first?.text == Samples.shares.title)
    #expect(!MarkupReader(svg).named("text").contains { $0.text == Samples.shares.title })
  }
}
