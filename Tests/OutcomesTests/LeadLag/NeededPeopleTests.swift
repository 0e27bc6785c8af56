import Outcomes
import TestSupport
import Testing

@Suite("How many people it would take (Demidenko 2007)")
struct NeededPeopleTests {
  @Test("the formula, by hand")
  func formula() throws {
    // (1.959964 + 0.841621)² · 100 · 0.2² / 0.5² = 7.848880 · 16 = 125.58.
    let needed = try #require(
      NeededPeople(
        effect: 0.5, isStated: true, standardError: 0.2, people: 100, power: 0.8))
    #expect(needed.people == 126)
    #expect(needed.sentence.contains("the effect stated in 80 of 100 such studies"))
    let other = try #require(
      NeededPeople(
        effect: -0.5, isStated: false, standardError: 0.2, people: 100, power: 0.8))
    #expect(other.people == 126 && other.sentence.contains("uncertain"))
  }

  @Test("no effect, or one out of reach, has no number")
  func none() {
    #expect(
      NeededPeople(effect: 0, isStated: true, standardError: 1, people: 10, power: 0.8) == nil)
    #expect(
      NeededPeople(effect: 1e-5, isStated: true, standardError: 1, people: 10, power: 0.8) == nil)
  }

  @Test("panels of as many people find the effect as often as planned")
  func simulated() throws {
    var panel = LeadLagPanel(
      people: 2_000, forward: 0.4, readiness: 0, start: -2, onlyFirst: true)
    var options = LeadLagOptions()
    options.recurrence = .first
    options.step = 1
    options.oddsRatio = 1.4918246976412703  // e^0.4
    let needed = try LeadLag(panel.draw(seed: 9, stream: 0), options: options).needed.get()
    panel.people = needed.people
    let panels = Slow.cases(60, 2_000)
    let runs = LeadLagRuns(panel, panels: panels, seed: 10, recurrence: .first)
    let error = (0.8 * 0.2 / Double(panels)).squareRoot()
    // The number of people is uncertain by two hundredths of power itself.
    #expect(abs(runs.level.significant - 0.8) < 4 * error + 0.02, "\(runs.level.significant)")
    if Slow.isAskedFor {
      print("needed \(needed.people): found in \(runs.level.significant) of \(panels)")
    }
  }
}
