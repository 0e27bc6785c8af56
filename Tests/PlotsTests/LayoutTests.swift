import Plots
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test("no words leave the drawing or lie on other words", arguments: [720.0, 360, 480, 1000])
  func wordsHaveRoom(_ width: Double) {
    let plots = Samples.all + HardSamples.crowded + HardSamples.still + HardSamples.hostile
    for plot in plots {
      let reader = MarkupReader(plot.svg(id: "f", options: DrawingOptions(width: width)))
      let words = reader.named("text").compactMap(Words.init)
      let height = reader.elements.first?.attributes["height"].flatMap(Double.init) ?? 0
      let sheet = Box(left: -2, top: 0, right: width + 2, bottom: height)
      for (place, one) in words.enumerated() {
        #expect(sheet.contains(one.box), "\(one.text) leaves \(plot.title) at \(width)")
        for other in words[(place + 1)...] where one.box.overlaps(other.box) {
          Issue.record("\(one.text) lies on \(other.text) in \(plot.title) at \(width)")
        }
      }
    }
  }

  /// A line of text and the box it is likely to fill.
  private struct Words {
    let text: String
    let box: Box

    init?(_ element: MarkupReader.Element) {
      guard let x = element.attributes["x"].flatMap(Double.init),
        let y = element.attributes["y"].flatMap(Double.init),
        let size = element.attributes["font-size"].flatMap(Double.init)
      else { return nil }
      text = element.text
      // The estimate is generous by design; nine tenths of it is close to common fonts.
      let width = 0.9 * TextMetrics.width(LayoutTests.unescaped(text), size: size)
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      box = Box(left: left, top: y - 0.72 * size, right: left + width, bottom: y + 0.12 * size)
    }
  }

  private static func unescaped(_ text: String) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return pairs.reduce(text) { text, pair in
      var result = ""
      var rest = Substring(text)
      while !rest.isEmpty {
        if rest.hasPrefix(pair.0) {
          result += pair.1
          rest = rest.dropFirst(pair.0.count)
        } else {
          result.append(rest.removeFirst())
        }
      }
      return result
    }
  }
}
