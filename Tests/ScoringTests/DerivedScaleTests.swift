import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("Scales that are scored from the answers to another one")
struct DerivedScaleTests {
  static let place = Place(file: "--from")

  @Test(
    "the same scores as from those columns alone, whatever stands in them",
    arguments: [
      // Items of WEMWBS as reference/scales.md §4.1 has them; AUDIT-C is the first three of AUDIT.
      ("swemwbs", "wemwbs", [1, 2, 3, 6, 7, 9, 11]), ("audit-c", "audit", [1, 2, 3]),
    ], [0, 10, 50])
  func asDirectly(_ derivation: (id: String, from: String, items: [Int]), _ dirt: Int) throws {
    let scale = try ScoreStreamTests.scale(derivation.id)
    let source = try ScoreStreamTests.scale(derivation.from)
    for seed in 1...6 as ClosedRange<UInt64> {
      let survey = DirtySurvey(source, seed: seed, dirt: dirt)
      let asked = SurveyMapping.ScaleColumns(scale: source, columns: survey.columns)
      let derived = try asked.answering(scale, askedAt: Self.place)
      #expect(derived.columns == derivation.items.map { survey.columns[$0 - 1] })
      let direct = SurveyMapping.ScaleColumns(
        scale: scale, columns: derivation.items.map { "q \(derivation.from)-\($0)" })
      let options = ScoreStreamTests.options()
      #expect(
        try StreamOutcome(survey.text, [derived], options)
          == StreamOutcome(survey.text, [direct], options))
    }
  }

  @Test(
    "a scale answers itself; one that is no part of another is refused with what it is a part of")
  func refused() throws {
    let swemwbs = try ScoreStreamTests.scale("swemwbs")
    let columns = SurveyMapping.ScaleColumns(scale: swemwbs, columns: swemwbs.items.map(\.id))
    #expect(try columns.answering(swemwbs, askedAt: Self.place) == columns)
    let who = try ScoreStreamTests.scale("who-5")
    let stranger = refusals { _ = try columns.answering(who, askedAt: Self.place) }
    #expect(stranger.map(\.code) == [.scaleDerivation])
    #expect(stranger[0].help.contains("names no scale") && stranger[0].place == Self.place)
    let other = SurveyMapping.ScaleColumns(scale: who, columns: who.items.map(\.id))
    let wrong = refusals { _ = try other.answering(swemwbs, askedAt: Self.place) }
    #expect(wrong.map(\.code) == [.scaleDerivation] && wrong[0].help.contains("'wemwbs'"))
  }

  @Test("items that are not there, or code their answers otherwise, are refused")
  func misfits() throws {
    let swemwbs = try ScoreStreamTests.scale("swemwbs")
    var source = try ScoreStreamTests.scale("wemwbs")
    source.items[6].id = "another"
    let gone = refusals { _ = try swemwbs.derived(from: source, askedAt: Self.place) }
    #expect(gone.map(\.code) == [.scaleDerivation] && gone[0].message.contains("'wemwbs-7'"))
    source = try ScoreStreamTests.scale("wemwbs")
    source.items[10].options.removeLast()
    let coded = refusals { _ = try swemwbs.derived(from: source, askedAt: Self.place) }
    #expect(coded.map(\.code) == [.scaleDerivation])
    #expect(coded[0].message.contains("'wemwbs-11'") && coded[0].message.contains("'swemwbs-7'"))
  }

  @Test("missing codes are those of the scale that was asked")
  func missingCodes() throws {
    let swemwbs = try ScoreStreamTests.scale("swemwbs")
    var source = try ScoreStreamTests.scale("wemwbs")
    // The scale with every key of the format declares codes of its own, and of single items.
    let everything = try ScoreStreamTests.scale("everything")
    source.missingCodes = everything.missingCodes
    let codes = try #require(everything.items.map(\.missingCodes).first { !$0.isEmpty })
    source.items[5].missingCodes = codes
    let derived = try swemwbs.derived(from: source, askedAt: Self.place).scale
    for code in everything.missingCodes {
      #expect(derived.nonAnswer(code.code, item: 0) == code.state)
    }
    for code in codes {
      #expect(derived.nonAnswer(code.code, item: 3) == code.state)
      #expect(
        derived.nonAnswer(code.code, item: 0)
          == everything.missingCodes.first { $0.code == code.code }?.state)
    }
    #expect(!everything.missingCodes.isEmpty && swemwbs.missingCodes.isEmpty)
  }

  @Test("D10, RSES: columns by position are put in the order that the file names")
  func itemOrders() throws {
    let rses = try ScoreStreamTests.scale("rses")
    let names = rses.items.indices.map { "q\($0 + 1)" }
    let order = try #require(rses.itemOrders.first { $0.id == "1965" })
    // The 1965 order reverses items 3, 5, 8, 9 and 10, the other 2, 5, 6, 8 and 9 (scales.md D10).
    let reversed = Set(
      rses.scores[0].items.filter { $0.key == .reverse }.map(\.item))
    func positions(_ columns: [String]) -> [String] {
      columns.indices.filter { reversed.contains($0) }.map { columns[$0] }.sorted()
    }
    #expect(positions(names) == ["q2", "q5", "q6", "q8", "q9"])
    #expect(positions(order.byItem(names)) == ["q10", "q3", "q5", "q8", "q9"])
  }
}
