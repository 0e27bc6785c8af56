import Results
import Scales
import TestSupport
import Testing

@Suite("Answers that call for a conversation")
struct AttentionTests {
  private func scale(_ attention: String) -> TestScale {
    var scale = TestScale(
      2, codes: 0...3,
      scores: [TestScale.score("s", "sum", TestScale.items(["q1", "q2"]), range: "[0, 6]")])
    scale.itemKeys = ["q2": #""attention": {\#(attention)}"#]
    return scale
  }

  @Test("are those from a code on, or those listed")
  func codes() throws {
    let from = try scale(#""atLeast": 2, "why": "It may be grave.", "source": "us""#).scale()
    #expect(from.items[0].attention == nil)
    #expect((0...3).filter(from.items[1].callsForAttention) == [2, 3])
    #expect(from.items[1].attentionWords == "q2 above 1")
    #expect(from.items[1].attention?.source == "us")
    let listed = try scale(#""codes": [3, 1], "why": "So we say.", "source": "notStated""#).scale()
    #expect((0...3).filter(listed.items[1].callsForAttention) == [1, 3])
    #expect(listed.items[1].attentionWords == "q2 at 1, 3")
    #expect(listed.items[1].attention?.source == nil)
  }

  @Test(
    "some of an item's answers do, and not all; no others can",
    arguments: [
      #""why": "x", "source": "us""#, #""atLeast": 1, "codes": [1], "why": "x", "source": "us""#,
      #""atLeast": 0, "why": "x", "source": "us""#, #""atLeast": 4, "why": "x", "source": "us""#,
      #""codes": [], "why": "x", "source": "us""#, #""codes": [4], "why": "x", "source": "us""#,
      #""codes": [0, 1, 2, 3], "why": "x", "source": "us""#,
    ])
  func refused(_ attention: String) {
    #expect(scale(attention).problems.map(\.code) == [.scaleAttention])
  }

  @Test("a reason and a listed source are asked for")
  func incomplete() {
    #expect(
      scale(#""atLeast": 1, "source": "us""#).problems.map(\.code) == [.documentMissingKey])
    #expect(
      scale(#""atLeast": 1, "why": "x", "source": "them""#).problems.map(\.code)
        == [.scaleUnknownReference])
  }

  @Test(
    "are declared where a shipped scale asks about ending one's life",
    arguments: [
      ("phq-9", "phq9-9 above 0"), ("core-10", "core10-6 above 0"),
    ])
  func shipped(_ id: String, _ words: String) throws {
    let scale = try Scale(reading: ProjectFiles.file("Scales/\(id).json"))
    #expect(scale.items.compactMap(\.attentionWords) == [words])
  }
}
