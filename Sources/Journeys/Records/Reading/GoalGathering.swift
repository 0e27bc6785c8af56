import Results
import Scoring
import Tables

/// What a row says of a goal.
struct GoalEvent {
  /// What happened.
  enum Status: String, CaseIterable {
    case set
    case rated
    case changed
    case retired
    case reached

    /// What comes first on one day.
    fileprivate var rank: Int {
      switch self {
      case .set: 0
      case .rated: 1
      case .changed: 2
      case .retired, .reached: 3
      }
    }
  }

  var day: Int
  var status: Status
  var rating: Double?
  var weight: Double?
  var words: String
  var outcome: String?
  var chosenBy: GoalStatement.Chooser?
}

/// Puts the rows of a person's goals in order: when each was set, rated, changed and ended.
///
/// A goal that was changed has come to its end as one that another took the place of, and goes on as that
/// other: `g1`, then `g1#2`. It is no lost goal, and ratings of the two are not compared.
struct GoalGathering {
  private(set) var setAside: [Diagnostic] = []
  private var goals: [PersonalGoal] = []
  private var statements: [GoalStatement] = []
  private var ratings: [GoalJourney.Rating] = []

  /// Takes in the rows of one goal.
  mutating func take(_ id: String, _ events: [Placed<GoalEvent>]) {
    let events = events.sorted {
      ($0.value.day, $0.value.status.rank, $0.place.line ?? 0)
        < ($1.value.day, $1.value.status.rank, $1.place.line ?? 0)
    }
    var versions: [(goal: PersonalGoal, statement: GoalStatement)] = []
    var rated: [[Placed<GoalEvent>]] = []
    func begin(_ event: GoalEvent) {
      let name = versions.isEmpty ? id : "\(id)#\(versions.count + 1)"
      versions.append(
        (
          PersonalGoal(id: name, weight: event.weight ?? 1, set: Double(event.day)),
          GoalStatement(goal: name)
        ))
      rated.append([])
    }
    func end(_ time: Double, _ ending: PersonalGoal.Ending) {
      versions[versions.count - 1].goal.ended = time
      versions[versions.count - 1].goal.ending = ending
    }
    for (position, placed) in events.enumerated() {
      let event = placed.value
      let isFollowed = versions.last.map { $0.goal.ended == nil } ?? false
      if event.status == .set && isFollowed
        || event.status != .set && !isFollowed && !versions.isEmpty
      {
        setAside.append(Self.outOfOrder(placed.place, isSetTwice: event.status == .set))
        continue
      }
      if !isFollowed { begin(event) }
      if event.status == .changed, isFollowed {
        // On the day of the change it is followed only if it was still rated then.
        let isRated = rated.last?.last?.value.day == event.day
        end(Double(event.day) - (isRated ? 0 : 0.5), .replaced)
        let goesOn = position + 1 < events.count || event.rating != nil || !event.words.isEmpty
        guard goesOn else { continue }
        begin(event)
      }
      if event.status == .retired { end(Double(event.day), .retired) }
      if event.status == .reached { end(Double(event.day), .reached) }
      if event.rating != nil { rated[rated.count - 1].append(placed) }
      fill(&versions[versions.count - 1].statement, event)
    }
    goals += versions.map(\.goal)
    statements += versions.map(\.statement)
    for (version, list) in zip(versions, rated) { rate(version.goal.id, list) }
  }

  private func fill(_ statement: inout GoalStatement, _ event: GoalEvent) {
    if statement.words.isEmpty { statement.words = event.words }
    statement.outcome = statement.outcome ?? event.outcome
    statement.chosenBy = statement.chosenBy ?? event.chosenBy
  }

  private mutating func rate(_ goal: String, _ list: [Placed<GoalEvent>]) {
    var byDay: [Int: [Placed<GoalEvent>]] = [:]
    for placed in list { byDay[placed.value.day, default: []].append(placed) }
    for (day, rivals) in byDay {
      guard let value = rivals.first?.value.rating else { continue }
      if rivals.allSatisfy({ $0.value.rating == value }) {
        let occasion = Occasion(position: Double(day), label: DayNumber.text(day), day: day)
        ratings.append(GoalJourney.Rating(goal: goal, occasion: occasion, value: value))
        continue
      }
      let lines = rivals.map(\.place).sorted().lines
      for placed in rivals {
        setAside.append(
          Diagnostic(
            .recordConflict, at: placed.place,
            "\(lines) give one goal different ratings on one day.",
            help: "Keep the right one; none of them is used till then."))
      }
    }
  }

  private static func outOfOrder(_ place: Place, isSetTwice: Bool) -> Diagnostic {
    Diagnostic(
      .recordGoalOrder, at: place,
      isSetTwice
        ? "The goal is set a second time while it is followed."
        : "The row is of a goal that had been put down or reached before.",
      help: "Write 'changed' where it became another goal; 'set' where it was taken up again. "
        + "Correct the date, or give another goal another id.")
  }

  /// The person's goals; nil where there are none.
  func journey(of person: Person) -> (GoalJourney?, [GoalStatement]) {
    guard !goals.isEmpty else { return (nil, []) }
    let gathered = GoalJourney.gathered(person, goals: goals, ratings: ratings)
    return (gathered.journey, statements)
  }
}
