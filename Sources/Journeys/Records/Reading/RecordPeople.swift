import Results
public import Scoring
import Tables

/// Who is who: the people of the answers, so that records are joined to them.
public struct RecordPeople: Sendable {
  /// Where ids are unique.
  public let idsUniqueIn: SurveyMapping.IdScope
  private let known: [Person: Person]
  private let firstScores: [Person: Int]
  private let serviceNames: [String: String]
  /// What is left of services and ids when capitals, spaces and noughts are taken away.
  private let skeletons: Set<[String]>

  /// Takes the people of a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's answers.
  ///   - idsUniqueIn: what makes a person, as the panel was made.
  ///   - serviceNames: services that are called otherwise by now: by their name in the files the one in the
  ///     panel.
  public init(
    _ panel: Panel, idsUniqueIn: SurveyMapping.IdScope, serviceNames: [String: String] = [:]
  ) {
    var firstScores: [Person: Int] = [:]
    for journey in panel.journeys {
      firstScores[journey.person] = journey.entries.lazy.compactMap(\.occasion.day).min()
    }
    self.init(
      panel.journeys.map(\.person), firstScores: firstScores, idsUniqueIn: idsUniqueIn,
      serviceNames: serviceNames)
  }

  /// Takes people by their keys.
  ///
  /// - Parameters:
  ///   - people: everybody with answers.
  ///   - firstScores: the day of each one's first answers, where it is known.
  ///   - idsUniqueIn: what makes a person.
  ///   - serviceNames: as above.
  public init(
    _ people: [Person], firstScores: [Person: Int] = [:], idsUniqueIn: SurveyMapping.IdScope,
    serviceNames: [String: String] = [:]
  ) {
    self.idsUniqueIn = idsUniqueIn
    self.firstScores = firstScores
    self.serviceNames = serviceNames
    known = Dictionary(
      people.map { (Self.key($0.service, $0.id, idsUniqueIn), $0) },
      uniquingKeysWith: { first, _ in first })
    skeletons = Set(known.keys.map(Self.skeleton))
  }

  private static func skeleton(_ person: Person) -> [String] {
    [FoldedText.of(person.service), IdSpellings.skeleton(person.id)]
  }

  /// Whether somebody of the answers differs from a key in nothing but capitals, spaces or noughts.
  func isNearlyKnown(_ person: Person) -> Bool { skeletons.contains(Self.skeleton(person)) }

  private static func key(
    _ service: String, _ id: String, _ scope: SurveyMapping.IdScope
  ) -> Person {
    Person(service: scope == .service ? service : "", id: id)
  }

  /// Whether a row must name its service.
  var needsService: Bool { idsUniqueIn == .service && known.keys.contains { !$0.service.isEmpty } }

  /// Ids that stand for nobody but a person wherever they are written: of a letter and a digit at least, and four
  /// signs. They are masked in texts as names are.
  var tellingIds: [String] {
    Set(known.values.map(\.id)).filter { id in
      id.count > 3 && id.contains(where: \.isLetter) && id.contains(where: \.isNumber)
    }.sorted()
  }

  /// The name that a service goes by.
  func service(_ name: String) -> String { serviceNames[name] ?? name }

  /// The person of the answers whom a row names; nil where there is none.
  func known(_ service: String, _ id: String) -> Person? {
    known[Self.key(service, id, idsUniqueIn)]
  }

  /// The key of a person whom no answers name, by which their rows meet.
  func unknown(_ service: String, _ id: String) -> Person {
    Self.key(service, id, idsUniqueIn)
  }

  /// The day of somebody's first answers, where it is known.
  func firstScore(_ person: Person) -> Int? { firstScores[person] }
}
