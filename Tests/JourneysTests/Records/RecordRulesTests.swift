import Journeys
import Scales
import TestSupport
import Testing

@Suite("What records may say follows from the framework")
struct RecordRulesTests {
  @Test("states, levels, counts, observations and ranges are those of the framework")
  func framework() throws {
    let framework = try OutcomesFramework(
      reading: ProjectFiles.file("Fixtures/frameworks/everything.json"))
    let goals = try Scale(reading: ProjectFiles.file("Scales/goal-based-outcomes.json"))
    let rules = RecordRules(framework, goalsRatedOn: [goals])
    #expect(rules.outcomes == framework.outcomes.map(\.id))
    for outcome in framework.outcomes {
      for indicator in outcome.indicators {
        switch indicator.record {
        case .state(let state):
          let found = try #require(rules.states[indicator.id])
          #expect(found.ids == state.states.map(\.id))
          #expect(found.holding == Set(state.states.filter(\.holds).map(\.id)))
          #expect(!found.holding.isEmpty && found.holding.count < found.ids.count)
        case .level(let levels): #expect(rules.levels[indicator.id] == levels.map(\.id))
        case .count: #expect(rules.counts.contains(indicator.id))
        case .observation(let observed):
          #expect(rules.observations[indicator.id]?.answers == observed.answers.map(\.id))
          #expect(
            rules.observations[indicator.id]?.by?.rawValue
              == (observed.by == .both ? nil : observed.by.rawValue))
        case .goals(let id) where id == goals.id:
          #expect(rules.goalRatings[outcome.id] == 0...10)
        default: break
        }
      }
    }
    #expect(!rules.states.isEmpty && !rules.observations.isEmpty)
  }

  @Test("a goal of an outcome has that outcome's range, one of none the widest")
  func ranges() {
    var rules = RecordRules()
    #expect(rules.rating(of: nil) == nil)
    rules.goalRatings = ["a": 0...10, "b": -2...2]
    #expect(rules.rating(of: "b") == -2...2)
    #expect(rules.rating(of: nil) == -2...10 && rules.rating(of: "c") == -2...10)
  }
}
