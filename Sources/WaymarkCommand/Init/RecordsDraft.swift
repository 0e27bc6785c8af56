import Journeys
import Platform
import Results
import Scales

/// The framework of a study that is begun, with the files of records that its indicators are read from.
struct RecordsDraft {
  /// The files, in order: those that the indicators need, and consent always.
  let kinds: [RecordFile.Kind]
  /// Whether files are begun; otherwise the study file has them behind a '#'.
  let begins: Bool
  private let framework: OutcomesFramework
  private let rules: RecordRules
  private let until: CalendarDay

  /// - Parameters:
  ///   - id: the framework's id.
  ///   - options: the day of reckoning, and whether files are begun.
  ///   - catalog: where the scales are, and the frameworks beside them.
  /// - Throws: `RefusedInput` with `framework.…`, or those of a scale.
  init(_ id: String, _ options: InitRecordOptions, _ catalog: ScaleCatalog) throws {
    let place = Place(file: "--framework")
    framework = try catalog.frameworks.framework(id, askedAt: place)
    let rated = framework.outcomes.flatMap(\.indicators).compactMap { indicator -> String? in
      if case .goals(let scale) = indicator.record { scale } else { nil }
    }
    var scales: [Scale] = []
    for id in Set(rated).sorted() {
      scales.append(try Scale(reading: try catalog.file(of: id, askedAt: place)))
    }
    rules = RecordRules(framework, goalsRatedOn: scales)
    until = try options.day
    begins = options.records
    kinds = Self.kinds(framework)
  }

  /// Time is counted from the start of support, so states and contacts need it; organisations and areas
  /// have none.
  private static func kinds(_ framework: OutcomesFramework) -> [RecordFile.Kind] {
    var kinds: Set<RecordFile.Kind> = [.consent]
    for indicator in framework.outcomes.flatMap(\.indicators) {
      switch indicator.kind {
      case .score: break
      case .goals: kinds.insert(.goals)
      case .observation: kinds.insert(.observations)
      case .engagement: kinds.formUnion([.contacts, .support])
      case .state, .count, .level: kinds.formUnion([.outcomes, .support])
      case .words: kinds.formUnion([.words, .names])
      }
    }
    if framework.unit != .person { kinds.remove(.support) }
    return RecordFile.Kind.allCases.filter(kinds.contains)
  }

  /// The name of a file.
  static func name(_ kind: RecordFile.Kind) -> String { "\(kind.rawValue).csv" }

  /// The files to begin.
  ///
  /// - Parameter service: whether people are known only by service and id together.
  /// - Returns: by name what is in them; none where none are begun.
  func files(withService service: Bool) -> [(name: String, text: String)] {
    guard begins else { return [] }
    return kinds.map {
      (Self.name($0), $0.columnNames(withService: service).joined(separator: ",") + "\n")
    }
  }

  /// The lines of the study file.
  ///
  /// - Parameter followed: ids of the scales that the study has.
  /// - Returns: YAML.
  func lines(followed: [String]) -> [String] {
    let asked = framework.outcomes.flatMap(\.indicators).compactMap { indicator -> String? in
      if case .score(let score) = indicator.record { score.scale } else { nil }
    }
    let absent = Set(asked).subtracting(followed).sorted()
    var lines = ["", "# What the study is after: waymark frameworks show \(framework.id)"]
    if !absent.isEmpty {
      lines += Self.comment(
        "It has scores of \(absent.joined(separator: ", ")) as well, which are not followed here.")
    }
    if framework.unit != .person {
      lines += Self.comment(
        "It is about \(framework.unit == .area ? "areas" : "organisations"): each is what 'person' above "
          + "stands for.")
    }
    lines.append("framework: \(framework.id)")
    let head = begins ? "" : "# "
    return lines + ["\(head)records:"]
      + ([
        "  until: \(until.text)  # the day up to which they go, and on which consent is judged: move it on"
      ] + kinds.flatMap(written)).map { head + $0 }
  }

  private static func comment(_ text: String) -> [String] {
    Wrapped.lines(text, first: "# ", rest: "# ")
  }

  /// A file as the study file names it, with the words that its columns may have.
  private func written(_ kind: RecordFile.Kind) -> [String] {
    ["  \(kind.rawValue): \(Self.name(kind))  # \(kind.row)"]
      + kind.vocabulary(rules).filter { !$0.words.isEmpty }.flatMap {
        Wrapped.lines(
          "\($0.of): \($0.words.joined(separator: ", "))", first: "  #   ", rest: "  #     ")
      }
  }
}

extension RecordFile.Kind {
  /// What a row is.
  fileprivate var row: String {
    switch self {
    case .consent: "a row for what a person agreed to; whoever has none is left out"
    case .support: "a row for each stretch of support; a break is a gap between two"
    case .workers: "a row for each stretch with a worker"
    case .outcomes: "a row for each stretch of time in one state"
    case .goals: "a row whenever a goal is set, rated, changed, retired or reached"
    case .observations: "a row for each thing that was noted"
    case .contacts: "a row for each contact, whether it came about or not"
    case .words: "a row for each note, quote or picture"
    case .names: "a name in each row, to be masked in every text"
    }
  }
}
