import Scales
public import Scoring

/// One person's own goals over time: each with its weight, its ratings, and when it was ended.
///
/// At any time there are goals that are followed and rated, goals that are followed and not rated, and
/// goals that were ended. Only the second kind is missing.
public struct GoalJourney: Sendable, Hashable {
  /// How near a person says they are to a goal, on one occasion: 0 to 10 for goal-based outcomes, −2 to
  /// 2 for goal attainment.
  public struct Rating: Sendable, Hashable {
    /// The goal's id.
    public var goal: String
    /// When.
    public var occasion: Occasion
    /// The rating.
    public var value: Double

    /// A rating.
    public init(goal: String, occasion: Occasion, value: Double) {
      self.goal = goal
      self.occasion = occasion
      self.value = value
    }
  }

  /// What is known on one occasion.
  public struct Standing: Sendable, Hashable {
    /// When.
    public let occasion: Occasion
    /// The number over the goals that were followed and rated; nil where none was.
    public let value: Double?
    /// Goals followed and rated.
    public let rated: Int
    /// Goals followed and not rated.
    public let notRated: Int
    /// Goals ended before, by what ended them; those without a reason under nil.
    public let ended: [PersonalGoal.Ending?: Int]
  }

  /// How far one goal has come.
  public struct Distance: Sendable, Hashable {
    /// The goal.
    public let goal: PersonalGoal
    /// Its first rating.
    public let first: Rating
    /// Its last rating, which for an ended goal is its last before or at its end.
    public let last: Rating
    /// last − first; nil for a goal rated once.
    public let change: Double?
  }

  /// Whose goals.
  public let person: Person
  /// The goals, in the order they were set.
  public let goals: [PersonalGoal]
  private let ratingsOf: [String: [Rating]]

  /// Gathers goals and ratings.
  ///
  /// Ratings of a goal before it was set, after it was ended, or of no goal of the person are returned
  /// and not used; of two ratings of a goal on one occasion neither is.
  ///
  /// - Parameters:
  ///   - person: whose they are.
  ///   - goals: the goals, each id once.
  ///   - ratings: in any order.
  /// - Returns: the journey, with the ratings that were set aside.
  public static func gathered(
    _ person: Person, goals: [PersonalGoal], ratings: [Rating]
  ) -> (journey: GoalJourney, setAside: [Rating]) {
    let goalOf = Dictionary(goals.map { ($0.id, $0) }) { first, _ in first }
    var (used, setAside): ([String: [Rating]], [Rating]) = ([:], [])
    for rating in ratings {
      if goalOf[rating.goal]?.isFollowed(at: rating.occasion.position) == true {
        used[rating.goal, default: []].append(rating)
      } else {
        setAside.append(rating)
      }
    }
    for (goal, list) in used.sorted(by: { $0.key < $1.key }) {
      var times: [Double: Int] = [:]
      for rating in list { times[rating.occasion.position, default: 0] += 1 }
      setAside += list.filter { times[$0.occasion.position] != 1 }
      used[goal] = list.filter { times[$0.occasion.position] == 1 }
        .sorted { $0.occasion.position < $1.occasion.position }
    }
    return (GoalJourney(person, goals, used), setAside)
  }

  private init(_ person: Person, _ goals: [PersonalGoal], _ ratings: [String: [Rating]]) {
    self.person = person
    self.goals = goals.sorted { ($0.set, $0.id) < ($1.set, $1.id) }
    ratingsOf = ratings
  }

  /// Every occasion on which a goal was rated, in order.
  public var occasions: [Occasion] {
    var byPosition: [Double: Occasion] = [:]
    for rating in ratingsOf.values.joined() {
      byPosition[rating.occasion.position] = rating.occasion
    }
    return byPosition.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The mean rating of the goals followed, on every occasion: goal-based outcomes.
  public var meanRatings: [Standing] {
    standings { rated in
      rated.reduce(0) { $0 + $1.value } / Double(rated.count)
    }
  }

  /// The T score of the goals followed, with their weights, on every occasion: goal attainment.
  ///
  /// - Parameter rho: the assumed correlation of goals. The default is 0.30, by custom.
  /// - Returns: a standing per occasion.
  public func attainment(rho: Double = 0.3) -> [Standing] {
    standings { rated in
      GoalAttainment.score(
        weighted: rated.reduce(0) { $0 + $1.goal.weight * $1.value },
        weights: rated.reduce(0) { $0 + $1.goal.weight },
        squares: rated.reduce(0) { $0 + $1.goal.weight * $1.goal.weight }, rho: rho)
    }
  }

  /// The ratings of a goal, in order; none for a goal that is not the person's.
  public func ratings(of goal: String) -> [Rating] { ratingsOf[goal] ?? [] }

  /// How far each goal that was ever rated has come, ended ones among them.
  public var distances: [Distance] {
    goals.compactMap { goal in
      guard let ratings = ratingsOf[goal.id], let first = ratings.first, let last = ratings.last
      else { return nil }
      return Distance(
        goal: goal, first: first, last: last,
        change: ratings.count > 1 ? last.value - first.value : nil)
    }
  }

  private func standings(
    _ value: ([(goal: PersonalGoal, value: Double)]) -> Double
  ) -> [Standing] {
    occasions.map { occasion in
      let time = occasion.position
      let followed = goals.filter { $0.isFollowed(at: time) }
      let rated = followed.compactMap { goal in
        ratingsOf[goal.id]?.first { $0.occasion.position == time }
          .map { (goal: goal, value: $0.value) }
      }
      var ended: [PersonalGoal.Ending?: Int] = [:]
      for goal in goals where goal.isEnded(before: time) { ended[goal.ending, default: 0] += 1 }
      return Standing(
        occasion: occasion, value: rated.isEmpty ? nil : value(rated), rated: rated.count,
        notRated: followed.count - rated.count, ended: ended)
    }
  }
}
