/// Falls on one score, by what trust did meanwhile.
public struct OpenAnswering: Sendable, Hashable {
  /// A fall that is a question, and whose.
  public struct Question: Sendable, Hashable {
    /// The person's position among those asked about.
    public let person: Int
    /// The fall.
    public let fall: FallWithTrust
  }

  /// People asked about.
  public let people: Int
  /// People with at least one fall beyond error.
  public let withFall: Int
  /// Falls by what trust did meanwhile; they add up to all falls.
  public let falls: [FallWithTrust.Trust: Int]
  /// Falls with trust rising meanwhile, to be asked about.
  public let questions: [Question]
  /// People with such a fall.
  public var withQuestion: Int { Set(questions.map(\.person)).count }

  /// Counts falls.
  ///
  /// - Parameter people: the falls beyond error of each person, as the analysis of change has them, with trust.
  public init(_ people: [[FallWithTrust]]) {
    self.people = people.count
    withFall = people.count { !$0.isEmpty }
    falls = people.joined().reduce(into: [:]) { $0[$1.trust, default: 0] += 1 }
    questions = people.enumerated().flatMap { person, falls in
      falls.filter(\.isQuestion).map { Question(person: person, fall: $0) }
    }
  }
}
