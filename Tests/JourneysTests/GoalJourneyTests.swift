import Journeys
import Scoring
import Testing

@Suite("A person's own goals over time")
struct GoalJourneyTests {
  static func rating(_ goal: String, _ time: Double, _ value: Double) -> GoalJourney.Rating {
    .init(goal: goal, occasion: Occasion(position: time, label: "\(Int(time))"), value: value)
  }

  static let person = Person(service: "", id: "made up")

  @Test("goals are counted while they are followed; an ended goal is not a lost one")
  func followed() {
    let (journey, setAside) = GoalJourney.gathered(
      Self.person,
      goals: [
        PersonalGoal(id: "home", set: 0),
        PersonalGoal(id: "sleep", set: 0, ended: 2, ending: .reached),
        PersonalGoal(id: "choir", set: 2), PersonalGoal(id: "fishing", set: 0, ended: 0),
      ],
      ratings: [
        Self.rating("home", 0, 2), Self.rating("sleep", 0, 4), Self.rating("fishing", 0, 9),
        Self.rating("home", 2, 5), Self.rating("sleep", 2, 10),
        Self.rating("choir", 4, 6),
      ])
    #expect(setAside == [])
    let standings = journey.meanRatings
    #expect(standings.map(\.value) == [5, 7.5, 6])
    #expect(standings.map(\.rated) == [3, 2, 1])
    // At 2 the choir is set and not rated; at 4 the home is followed and not rated.
    #expect(standings.map(\.notRated) == [0, 1, 1])
    #expect(standings[2].ended == [.reached: 1, nil: 1])
    #expect(journey.distances.map(\.change) == [nil, 3, 6, nil])
    #expect(journey.distances.map(\.goal.id) == ["fishing", "home", "sleep", "choir"])
  }

  @Test("T counts each goal by its weight: 50 + 10 Σwx / √(0.7 Σw² + 0.3 (Σw)²)")
  func attainment() {
    let (journey, _) = GoalJourney.gathered(
      Self.person,
      goals: [PersonalGoal(id: "a", weight: 2, set: 0), PersonalGoal(id: "b", set: 0, ended: 1)],
      ratings: [
        Self.rating("a", 0, -1), Self.rating("b", 0, -1), Self.rating("a", 1, 1),
        Self.rating("b", 1, 0), Self.rating("a", 2, 2),
      ])
    let t = journey.attainment().map(\.value)
    // By hand: −3 / √(0.7 · 5 + 0.3 · 9) = −1.204829…; 2 / √6.2 = 0.803219…; 4 / √(0.7 · 4 + 0.3 · 4) = 2.
    #expect(abs((t[0] ?? 0) - (50 - 30 / 6.2.squareRoot())) < 1e-12)
    #expect(abs((t[1] ?? 0) - (50 + 20 / 6.2.squareRoot())) < 1e-12)
    #expect(abs((t[2] ?? 0) - 70) < 1e-12)
  }

  @Test("ratings of no goal, outside its time, or twice on one occasion are set aside")
  func setAside() {
    let (journey, setAside) = GoalJourney.gathered(
      Self.person, goals: [PersonalGoal(id: "a", set: 1, ended: 3, ending: .retired)],
      ratings: [
        Self.rating("a", 0, 5), Self.rating("a", 4, 5), Self.rating("b", 2, 5),
        Self.rating("a", 2, 5), Self.rating("a", 2, 7), Self.rating("a", 3, 6),
      ])
    #expect(setAside.count == 5)
    #expect(journey.meanRatings.map(\.value) == [6])
  }

  @Test("a person without goals, or without ratings, has no standing and no fault")
  func empty() {
    #expect(GoalJourney.gathered(Self.person, goals: [], ratings: []).journey.meanRatings == [])
    let (journey, _) = GoalJourney.gathered(
      Self.person, goals: [PersonalGoal(id: "a", set: 0)], ratings: [])
    #expect(journey.attainment() == [] && journey.distances == [])
  }
}
