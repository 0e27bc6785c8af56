import ArgumentParser
import Benchmarking
import Disclosure
import Documents
import Models
import Platform
import Results
import Tables
import Trajectories

/// A comparison of services from a row per person.
struct BenchmarkOfPeople {
  let options: PeopleOptions
  let comparison: ComparisonOptions
  let gate: DisclosureGate

  static func results(
    _ files: [String], _ options: PeopleOptions, _ comparison: ComparisonOptions,
    _ data: CellOptions, _ account: inout PanelAccount
  ) throws -> BenchmarkResults {
    let formula = try ModelRefusal.parsed(options.formula ?? "")
    guard formula.random.isEmpty else {
      throw ValidationError(
        "--formula: services come from --service; leave out the parts with '|'.")
    }
    let service = options.service ?? ""
    guard !formula.columns.contains(service) else {
      throw ValidationError("--formula: '\(service)' is what is compared, and not adjusted for.")
    }
    if let name = data.factor.first(where: { !formula.columns.contains($0) }) {
      throw ValidationError("--factor: the formula has no column '\(name)'.")
    }
    let tables = try PeopleTables(files, formula, options, data, &account)
    let refusal = ModelRefusal(formula, tables.columns.facts)
    try refusal.check()
    let frame: ModelFrame
    do throws(ModelError) {
      frame = try TableFrame.frame(tables.columns)
    } catch {
      throw refusal.refused(error)
    }
    let run = BenchmarkOfPeople(
      options: options, comparison: comparison,
      gate: DisclosureGate(comparison.disclosure.profile))
    if options.rate { return try run.rates(formula, frame, tables) }
    var text = "\(options.formula ?? "") + (1 | `\(service)`)"
    if let practitioner = options.practitioner {
      text += " + (1 | `\(service)`:`\(practitioner)`)"
    }
    return try run.means(try ModelRefusal.parsed(text), frame, tables)
  }

  /// Whether positions are told.
  var isMarked: Bool { !options.describeOnly }

  /// Every note once.
  func unique(_ notes: [Note]) -> [Note] {
    var seen: Set<Note> = []
    return notes.filter { seen.insert($0).inserted }
  }

  /// The options, as they were taken.
  func echoed(_ formula: String) -> [JSONValue.Member] {
    [
      .init("formula", .string(formula)), .init("service", .optional(options.service)),
      .init("rate", .boolean(options.rate)), .init("describeOnly", .boolean(options.describeOnly)),
      .init("level", .number(comparison.level)),
      .init("dispersion", .string(comparison.dispersion.rawValue)),
      .init("winsorise", .number(comparison.winsorise)),
      .init("draws", .integer(comparison.draws)),
      .init("seed", .integer(Int(clamping: comparison.seed))),
      .init("disclosure", .string(gate.profile.id)),
      .init("disclosureVersion", .string(gate.profile.version)),
    ]
  }
}
