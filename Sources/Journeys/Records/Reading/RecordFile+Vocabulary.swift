import Platform
import Scales

/// What a file of records may hold, for whoever begins one.
extension RecordFile.Kind {
  /// Names of the columns of a file of this kind, as they stand in a new one.
  ///
  /// - Parameter service: whether people are known only by service and id together.
  /// - Returns: the names; the person's first, where rows are of people.
  public func columnNames(withService service: Bool) -> [String] {
    let key: [RecordColumn] = self == .names ? [] : service ? [.person, .service] : [.person]
    return (key + required + optional).map(\.rawValue)
  }

  /// The words of columns that may have only some, in order: `("status", ["set", "rated", …])`.
  ///
  /// - Parameter rules: what the framework of the study names.
  /// - Returns: by column, or by what a column is of, the words.
  public func vocabulary(_ rules: RecordRules) -> [(of: String, words: [String])] {
    switch self {
    case .consent: [Self.words(.covers, Consent.Part.self), Self.words(.use, Consent.Use.self)]
    case .support: [Self.words(.ended, SupportSpell.Ending.self), Self.words(.toldBy, Teller.self)]
    case .workers, .names: []
    case .outcomes: Self.states(rules) + [Self.words(.toldBy, Teller.self)]
    case .goals:
      [
        (RecordColumn.outcome.rawValue, rules.outcomes),
        (RecordColumn.rating.rawValue, Self.range(rules.rating(of: nil))),
        Self.words(.status, GoalEvent.Status.self),
        Self.words(.chosenBy, GoalStatement.Chooser.self),
      ]
    case .observations: Self.answers(rules) + [Self.words(.by, Observation.View.self)]
    case .contacts:
      [
        Self.words(.offered, YesOrNo.self), Self.words(.kept, YesOrNo.self),
        Self.words(.startedBy, Contact.Starter.self),
        (RecordColumn.meaningToPerson.rawValue, Self.range(rules.meaningToPerson)),
        (RecordColumn.meaningToWorker.rawValue, Self.range(rules.meaningToWorker)),
      ]
    case .words:
      [
        Self.words(.kind, WrittenWord.Kind.self), (RecordColumn.about.rawValue, rules.outcomes),
      ]
    }
  }

  private static func words<Word: RawRepresentable & CaseIterable>(
    _ column: RecordColumn, _ type: Word.Type
  ) -> (of: String, words: [String]) where Word.RawValue == String {
    (column.rawValue, type.allCases.map(\.rawValue))
  }

  /// The ends of a range; nothing where there is none.
  private static func range(_ range: ClosedRange<Double>?) -> [String] {
    range.map {
      ["\(NumberText.text($0.lowerBound)) to \(NumberText.text($0.upperBound))"]
    } ?? []
  }

  /// What may stand under `state`, outcome by outcome; of counts it is a number.
  private static func states(_ rules: RecordRules) -> [(of: String, words: [String])] {
    let ids = rules.states.mapValues(\.ids).merging(rules.levels) { states, _ in states }
    return ids.sorted { $0.key < $1.key }.map {
      ("outcome \($0.key), state", $0.value + StateIndicator.reserved)
    } + rules.counts.sorted().map { ("outcome \($0), state", ["a number"]) }
  }

  private static func answers(_ rules: RecordRules) -> [(of: String, words: [String])] {
    rules.observations.sorted { $0.key < $1.key }.map {
      ("indicator \($0.key), answer", $0.value.answers)
    }
  }
}
