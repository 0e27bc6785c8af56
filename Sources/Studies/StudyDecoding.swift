import Disclosure
import Documents
public import Platform
public import Results
import Scales
import Scoring
import Tables

extension Study {
  /// Reads a study file, strictly; every problem is found in one pass.
  ///
  /// - Parameter file: YAML.
  /// - Throws: `RefusedInput` with `document.…` or `study.…`.
  public init(reading file: SourceFile) throws(RefusedInput) {
    let document = try YAMLDocument.parse(file.bytes, file: file.name)
    let reading = Reading(file: file.name)
    let study = try reading.finish(Study(document, reading), as: "a study", at: document.place)
    self = study
  }

  private init?(_ document: Node, _ reading: Reading) {
    guard var object = ObjectReader(document, reading) else { return nil }
    let id = object.string("id")
    let title = object.string("title")
    let about = object.string("about")
    let kind = object.choice("kind", Kind.self)
    let notice = object.optionalString("notice")
    let data = object.object("data").flatMap { StudyFiles($0, reading) }
    let columns = object.object("columns").flatMap(Columns.init)
    let occasions = OccasionCoding(object.node("occasions"), reading)
    let words = object.optionalObject("words").map(Words.init(reading:))
    var answers = data?.answers ?? GivenAnswers()
    let scales = (object.array("scales") ?? []).compactMap { ScaleUse($0, &answers, reading) }
    let outcomes = (object.array("outcomes") ?? []).compactMap {
      Outcome($0, scales.map(\.scale), reading)
    }
    let rules = (object.optionalArray("rules") ?? []).compactMap { RuleUse($0, reading) }
    let comparison = object.optionalArray("comparison")
    var disclosure = object.optionalObject("disclosure")
    let fewest = disclosure?.optionalInteger("fewest_persons")
    let profile = disclosure?.optionalChoice("profile", DisclosureChoice.self)
    disclosure?.finish()
    let framework = object.optionalNode("framework")
    let records = object.optionalObject("records").map { RecordUse($0, reading) } ?? nil
    object.finish()
    if let fewest, fewest < 1 {
      reading.report(
        .documentValue, at: object.place, "'fewest_persons' must be at least 1.",
        help: "Give the fewest people behind a figure, such as 10.")
    }
    if let columns, let occasions, occasions.needsColumn != (columns.occasion != nil) {
      reading.report(
        .studyOccasion, at: document.place,
        occasions.needsColumn
          ? "'columns' does not say which column tells the occasions apart."
          : "'occasions' is 'once', and 'columns' names a column of the occasion.",
        help:
          "Name it as 'occasion' under columns, or write 'occasions: once' where everybody answered "
          + "once.")
    }
    guard let id, let title, let about, let kind, let data, let columns, let occasions else {
      return nil
    }
    self.init(
      id: id, title: title, about: about, kind: kind, notice: notice, files: data.files,
      serviceChanges: data.serviceChanges, corrections: data.corrections,
      missingCodes: data.missingCodes, answers: answers, person: columns.person,
      idsUniqueIn: columns.idsUniqueIn,
      service: columns.service, occasion: columns.occasion, worker: columns.worker,
      occasions: occasions,
      words: (words ?? nil) ?? Words(service: "service", services: "services"), scales: scales,
      outcomes: outcomes, rules: rules,
      comparison: (comparison ?? []).compactMap { $0.stringValue(reading) },
      comparisonPlace: comparison?.first?.place, fewestPersons: fewest ?? 10,
      profile: (profile ?? .thresholdTen).profile,
      framework: framework.flatMap { node in
        node.stringValue(reading).map { FrameworkUse(id: $0, place: node.place) }
      },
      records: records)
  }
}

private struct Columns {
  var person: String
  var idsUniqueIn: SurveyMapping.IdScope
  var service: String?
  var occasion: String?
  var worker: String?

  init?(_ reader: ObjectReader) {
    var object = reader
    let person = object.string("person")
    let scope = object.choice("ids_unique_in", SurveyMapping.IdScope.self)
    let service = object.optionalString("service")
    let occasion = object.optionalString("occasion")
    let worker = object.optionalString("worker")
    object.finish()
    guard let person, let scope else { return nil }
    self.person = person
    idsUniqueIn = scope
    self.service = service
    self.occasion = occasion
    self.worker = worker
  }
}

extension Study.Words {
  fileprivate init?(reading reader: ObjectReader) {
    var object = reader
    let service = object.string("service")
    let services = object.string("services")
    object.finish()
    guard let service, let services else { return nil }
    self.init(service: service, services: services)
  }
}

extension Study.ScaleUse {
  fileprivate init?(_ node: Node, _ answers: inout GivenAnswers, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let scale = object.string("scale")
    let pattern = object.optionalString("pattern")
    let order = object.optionalString("order")
    let from = object.optionalString("from")
    let columns = object.optionalMembers("columns") ?? []
    let labels = object.optionalMembers("labels") ?? []
    let codes = object.optionalNode("missing_codes")
    let itemCodes = object.optionalMembers("item_missing_codes") ?? []
    object.finish()
    if let pattern, pattern.split(separator: "{n}", omittingEmptySubsequences: false).count != 2 {
      reading.report(
        .documentValue, at: node.place, "A pattern holds '{n}' once, such as 'q{n}'.",
        help: "'{n}' stands for the number of the item, from 1.")
    }
    if order != nil && pattern == nil {
      reading.report(
        .documentValue, at: node.place, "'order' goes with 'pattern'.",
        help: "It says which item the number in the pattern counts; columns by name need none.")
    }
    guard let scale else { return nil }
    var named: [String: String] = [:]
    for member in columns { named[member.key] = member.value.stringValue(reading) }
    for member in itemCodes {
      let target = GivenAnswers.Target(scale: from ?? scale, item: member.key)
      answers.missing += GivenAnswers.missing(member.value, for: target, reading)
    }
    answers.missing += GivenAnswers.missing(codes, for: .init(scale: from ?? scale), reading)
    let file = GivenAnswers.labelFile(labels)
    if file == nil { answers.labels += GivenAnswers.labels(labels, scale: from ?? scale, reading) }
    self.init(
      scale: scale, columns: named, pattern: pattern, labelFile: file?.stringValue(reading),
      order: order, from: from, place: node.place)
  }
}

extension Study.Outcome {
  fileprivate init?(_ node: Node, _ scales: [String], _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let scale = object.string("scale")
    let score = object.string("score")
    let formula = object.optionalNode("trajectory")
    let asked = object.optionalNode("kinds")
    let benchmark = object.optionalBoolean("benchmark") ?? true
    let describeOnly = object.optionalBoolean("describe_only") ?? false
    let errorByScore = object.optionalBoolean("error_by_score") ?? false
    object.finish()
    let trajectory = formula?.stringValue(reading)
    let kinds = asked?.kinds(reading)
    if let asked, formula == nil {
      reading.report(
        .documentValue, at: asked.place, "'kinds' goes with 'trajectory'.",
        help: "Give the outcome a formula: kinds are of how scores move over time.")
    }
    guard let scale, let score else { return nil }
    if !scales.contains(scale) {
      let nearest = NearestName.find(scale, among: scales)
      reading.report(
        .studyReference, at: node.place, "The scale '\(scale)' is not listed under 'scales'.",
        help: nearest.map { "Did you mean '\($0)'?" } ?? "List it there first.")
      return nil
    }
    self.init(
      scale: scale, score: score, trajectory: trajectory, kinds: kinds, benchmark: benchmark,
      describeOnly: describeOnly, errorByScore: errorByScore, place: node.place,
      trajectoryPlace: formula?.place)
  }
}
