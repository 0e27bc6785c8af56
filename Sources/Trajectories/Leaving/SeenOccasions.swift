public import Journeys
public import Models
public import Results
public import Scoring

/// Who has a score on which occasion: the table that questions about leaving are asked of.
///
/// An occasion on which somebody has no score is one on which they were not seen, whatever the
/// reason. People may not yet be due on later occasions, as where support began at different times;
/// an occasion that is not due is not missed.
public struct SeenOccasions: Sendable, Hashable {
  /// One person over the occasions.
  public struct Course: Sendable, Hashable {
    /// What the person is called in the table.
    public var name: String
    /// The service; empty when the data name none.
    public var service: String
    /// Which of two groups that are compared; nil where none are.
    public var group: String?
    /// A score per occasion; nil where there is none.
    public var scores: [Double?]
    /// Position of the last occasion that is due, in the order of the occasions.
    public var dueThrough: Int

    /// Makes a course.
    public init(
      name: String, service: String = "", group: String? = nil, scores: [Double?],
      dueThrough: Int? = nil
    ) {
      self.name = name
      self.service = service
      self.group = group
      self.scores = scores
      self.dueThrough = dueThrough ?? scores.count - 1
    }

    /// Position of the first occasion with a score.
    public var first: Int? { scores.firstIndex { $0 != nil } }
    /// Position of the last occasion with a score.
    public var last: Int? { scores.lastIndex { $0 != nil } }
    /// Whether there is a score on the last occasion that is due, or a later one.
    public var isStillThere: Bool { last.map { $0 >= dueThrough } ?? false }
  }

  /// Most occasions that such a table is made for.
  public static let mostOccasions = 200

  /// What to know about an answer from everybody together.
  var notes: [Note] {
    var notes: [Note] = []
    let never = courses.count { $0.first == nil }
    if never > 0 {
      notes.append(
        Note("leaving.never-seen", "\(never) of these people have no score and are not counted."))
    }
    let services = Set(courses.map(\.service)).count
    if services > 1 {
      notes.append(
        Note(
          "leaving.services",
          "People come from \(services) services and are taken to be no more alike within one than "
            + "across them; where they are, the intervals are too narrow."))
    }
    return notes
  }

  /// The occasions in order.
  public let occasions: [Occasion]
  /// Everybody.
  public let courses: [Course]

  /// Makes the table from its parts.
  ///
  /// - Parameters:
  ///   - occasions: in order, no two at the same position.
  ///   - courses: one score, or nil, per occasion; a score is finite.
  /// - Throws: `Withheld` with fewer than two occasions, with more than ``mostOccasions``, and
  ///   without a score.
  public init(occasions: [Occasion], courses: [Course]) throws(Withheld) {
    for (earlier, later) in zip(occasions, occasions.dropFirst()) {
      precondition(earlier < later, "occasions out of order")
    }
    for course in courses {
      precondition(
        course.scores.count == occasions.count
          && course.scores.allSatisfy { $0?.isFinite ?? true },
        "\(course.scores.count) scores for \(occasions.count) occasions")
    }
    guard occasions.count <= Self.mostOccasions else { throw Self.tooMany }
    guard courses.contains(where: { $0.first != nil }) else {
      throw Withheld(
        "leaving.no-scores", "Nobody has a score on any occasion.",
        help: "Check the column of scores and the selection of rows.")
    }
    guard occasions.count >= 2 else {
      throw Withheld(
        "leaving.one-occasion", "There is one occasion only, so nobody could have left yet.",
        help: "Ask again when a second occasion has been recorded.")
    }
    self.occasions = occasions
    self.courses = courses
  }

  /// The table of a panel; people without a score are in it, as never seen.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - group: which of two groups somebody belongs to, where groups are compared.
  ///   - due: until which time somebody's occasions are due; nil for all.
  /// - Throws: `Withheld`.
  public init(
    _ panel: Panel, of target: ScoreTarget, group: (Person) -> String? = { _ in nil },
    due: (Person) -> Double? = { _ in nil }
  ) throws(Withheld) {
    var occasions: [Double: Occasion] = [:]
    for journey in panel.journeys {
      for entry in journey.entries where occasions[entry.occasion.position] == nil {
        occasions[entry.occasion.position] = entry.occasion
      }
      guard occasions.count <= Self.mostOccasions else { throw Self.tooMany }
    }
    let sorted = occasions.values.sorted()
    let places = Dictionary(
      zip(sorted.map(\.position), sorted.indices), uniquingKeysWith: { first, _ in first })
    let courses = panel.journeys.map { journey in
      var scores = [Double?](repeating: nil, count: sorted.count)
      for point in journey.points(of: target) where point.value.isFinite {
        if let place = places[point.occasion.position] { scores[place] = point.value }
      }
      let until = due(journey.person) ?? .infinity
      return Course(
        name: PanelFrame.name(of: journey.person), service: journey.person.service,
        group: group(journey.person), scores: scores,
        dueThrough: sorted.lastIndex { $0.position <= until } ?? -1)
    }
    try self.init(occasions: sorted, courses: courses)
  }

  /// The table of rows: one row per person and occasion that has a score.
  ///
  /// - Parameters:
  ///   - frame: complete rows.
  ///   - outcome: the column of scores.
  ///   - time: the column of occasions, as numbers.
  ///   - person: the column of people.
  ///   - service: the column of services, where there is one; the first a person is seen in counts.
  ///   - group: the column of two groups to compare, where there is one.
  /// - Throws: `Withheld` when a column is absent or of the wrong kind, or two rows claim the same
  ///   person and time.
  public init(
    _ frame: ModelFrame, outcome: String, time: String, person: String, service: String? = nil,
    group: String? = nil
  ) throws(Withheld) {
    let values = try Self.numbers(outcome, frame)
    let times = try Self.numbers(time, frame)
    let persons = try Self.labels(person, frame)
    let services = try service.map { name throws(Withheld) in try Self.labels(name, frame) }
    let groups = try group.map { name throws(Withheld) in try Self.labels(name, frame) }
    let distinct = Set(times).sorted()
    guard distinct.count <= Self.mostOccasions else { throw Self.tooMany }
    let places = Dictionary(
      zip(distinct, distinct.indices), uniquingKeysWith: { first, _ in first })
    var courses: [Course] = []
    var byName: [String: Int] = [:]
    for row in times.indices.sorted(by: { (times[$0], $0) < (times[$1], $1) }) {
      guard let place = places[times[row]] else { continue }
      let index = byName[persons[row]] ?? courses.count
      if index == courses.count {
        byName[persons[row]] = index
        courses.append(
          Course(
            name: persons[row], service: services?[row] ?? "", group: groups?[row],
            scores: [Double?](repeating: nil, count: distinct.count)))
      }
      guard courses[index].scores[place] == nil else {
        throw Withheld(
          "leaving.repeated", "Two rows give a score of the same person at the same time.",
          help: "Keep one of them, or give them different times.")
      }
      courses[index].scores[place] = values[row]
    }
    try self.init(
      occasions: distinct.map { Occasion(position: $0, label: Self.label($0)) },
      courses: courses)
  }

  private static let tooMany = Withheld(
    "leaving.too-many-occasions",
    "There are more than \(mostOccasions) different times; who is still there is asked of occasions "
      + "that people share.",
    help: "Name occasions, or gather dates into periods.")

  private static func numbers(
    _ name: String, _ frame: ModelFrame
  ) throws(Withheld) -> [Double] {
    if case .numeric(let values)? = frame.columns[name] { return values }
    throw Withheld(
      "leaving.column", "There is no column of numbers '\(name)'.",
      help: "Name a column of the table that holds numbers.")
  }

  private static func labels(_ name: String, _ frame: ModelFrame) throws(Withheld) -> [String] {
    switch frame.columns[name] {
    case .numeric(let values)?: return values.map(label)
    case .factor(let codes, let levels)?: return codes.map { levels[$0] }
    case nil:
      throw Withheld(
        "leaving.column", "There is no column '\(name)'.", help: "Name a column of the table.")
    }
  }

  /// A whole number without its point.
  private static func label(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
