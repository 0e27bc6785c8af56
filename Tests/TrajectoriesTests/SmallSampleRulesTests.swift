import Models
import Platform
import Results
import Tables
import TestSupport
import Testing
import Trajectories

@Suite("What few groups mean")
struct SmallSampleRulesTests {
  /// A fit with so many persons, three rows each.
  static func fit(_ persons: Int) throws -> MixedModelFit {
    let rows = 0..<(3 * persons)
    return try MixedModel("y ~ 1 + (1 | g)").fit(
      ModelFrame([
        "y": .numeric(rows.map { Double(($0 * 7) % 11) + Double(($0 / 3 * 5) % 13) }),
        "g": .factor(rows.map { "p\($0 / 3)" }),
      ]))
  }

  static let few = "trajectory.few-levels"
  static let some = "trajectory.some-levels"
  static let offered = "trajectory.bootstrap-offered"

  @Test(
    "by the number of levels",
    arguments: [
      (4, [few, offered]), (5, [some, offered]), (10, [some, offered]), (11, [offered]),
      (19, [offered]), (20, []),
    ])
  func notes(_ persons: Int, _ codes: [String]) throws {
    let fit = try Self.fit(persons)
    let notes = SmallSampleRules(fit.groups).notes(fit.options)
    #expect(notes.map(\.code) == codes)
    for note in notes { #expect(note.message.contains("'g' has ")) }
  }

  @Test("maximum likelihood is advised against with five to ten")
  func advice() throws {
    let fit = try Self.fit(7)
    var options = fit.options
    let message = SmallSampleRules(fit.groups).notes(options)[0].message
    #expect(!message.contains("by REML") && message.contains("Kenward"))
    options.inference = .kenwardRoger
    #expect(!SmallSampleRules(fit.groups).notes(options)[0].message.contains("Kenward"))
    options.criterion = .maximumLikelihood
    #expect(SmallSampleRules(fit.groups).notes(options)[0].message.contains("by REML"))
  }

  @Test("Kenward and Roger's method is chosen where a group has few levels", arguments: [10, 11])
  func inference(_ levels: Int) throws {
    let formula = try Formula("y ~ 1 + (1 | g)")
    let columns = try DataColumns(
      ProjectFiles.text("g,y\n" + (0..<40).map { "\($0 % levels),\($0)\n" }.joined()),
      ColumnsAsked(TableFrame.columns(formula, factors: [])))
    #expect(
      SmallSampleRules.inference(.reml, formula, columns.facts)
        == (levels == 10 ? .kenwardRoger : .satterthwaite))
    #expect(
      SmallSampleRules.inference(.maximumLikelihood, formula, columns.facts) == .satterthwaite)
  }
}
