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

  @Test(
    "from the periods alone the number is near that of the model, and is there where no model is")
  func planned() throws {
    var options = LeadLagOptions()
    options.recurrence = .first
    options.oddsRatio = 1.5
    let panel = LeadLagPanel(people: 2_000, readiness: 0, start: -2, onlyFirst: true)
    let found = LeadLag(panel.draw(seed: 11, stream: 0), options: options)
    let (level, needed) = (try found.level.get(), try found.needed.get())
    let planned = try #require(
      NeededPeople(
        planned: found.periods, step: level.step, effect: 0.405465108108164, power: 0.8))
    #expect(
      agrees(Double(planned.people), Double(needed.people), relative: 0.15),
      "\(planned.people) for \(needed.people)")
    let few = LeadLag(
      LeadLagPanel(people: 15, start: -2, onlyFirst: true).draw(seed: 12, stream: 0),
      options: options)
    #expect(LeadLagTests.code(few.level) == "lead-lag.too-few-outcomes")
    let plan = try few.needed.get()
    #expect(plan.isStated && plan.people > 15 && plan.from <= 15)
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
