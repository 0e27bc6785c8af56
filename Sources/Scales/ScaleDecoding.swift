import Documents
public import Platform
public import Results

extension Scale {
  /// Reads a scale from its JSON file, strictly, and audits it.
  ///
  /// Every problem of the file is found in one pass: unknown and missing keys, wrong types, items
  /// that do not exist, tables and bands that leave a score without a row.
  ///
  /// - Parameter file: a scale file as `Scales/scale.schema.json` describes it.
  /// - Throws: `RefusedInput` with `document.…` or `scale.…`.
  public init(reading file: SourceFile) throws(RefusedInput) {
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    let reading = Reading(file: file.name)
    let scale = Scale(document, reading)
    try reading.finish()
    guard let scale else {
      throw RefusedInput([
        Diagnostic(
          .documentValue, at: document.place, "The file does not describe a scale.",
          help: "Start again from a file that is known to work.")
      ])
    }
    let problems = ScaleAudit.problems(of: scale)
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self = scale
  }

  private init?(_ document: Node, _ reading: Reading) {
    guard var object = ObjectReader(document, reading) else { return nil }
    let schema = object.choice("schema", Schema.self)
    let id = object.string("id")
    let name = object.string("name")
    let version = object.string("version")
    let status = object.choice("status", Status.self)
    let about = object.string("about")
    let respondent = object.choice("respondent", Respondent.self)
    let timeFrame = object.object("timeFrame").flatMap(TimeFrame.init(reading:))
    let licence = object.object("licence").flatMap(Licence.init(reading:))
    let lineage = object.optionalObject("lineage").map { Lineage(reading: $0, reading) }
    let agreement = object.optionalObject("agreed").map { Agreement(reading: $0, reading) }
    let sources = SourceList(object.array("sources"), reading)
    let responses = ResponseSets(object.members("responses"), reading)
    let items = (object.array("items") ?? []).compactMap {
      Placed<Item>($0, responses, licence, reading)
    }
    let positions = IdIndex(items.map(\.value.id), items.map(\.place), "item", reading)
    let context = ScoreContext(items: items.map(\.value), positions: positions, sources: sources)
    let scores = (object.array("scores") ?? []).compactMap {
      Placed<ScoreDefinition>($0, context, reading)
    }
    _ = IdIndex(scores.map(\.value.id), scores.map(\.place), "score", reading)
    let examples = (object.array("examples") ?? []).compactMap {
      WorkedExample($0, context, scores.map(\.value), reading)
    }
    object.finish()
    responses.checkWording(licence, reading)
    if let timeFrame, let source = timeFrame.source {
      sources.check(source, at: object.place, reading)
    }
    guard
      schema != nil, let id, let name, let version, let status, let about, let respondent,
      let timeFrame, let licence
    else { return nil }
    self.init(
      id: id, name: name, version: version, status: status, about: about,
      respondent: respondent, timeFrame: timeFrame, licence: licence,
      lineage: lineage ?? Lineage(adaptedFrom: nil, notComparableWith: []),
      agreement: agreement, sources: sources.citations, items: items.map(\.value),
      scores: scores.map(\.value), examples: examples)
  }
}

/// The versions of the format that this program reads.
private enum Schema: String, CaseIterable {
  case first = "waymark-scale/1"
}

/// A decoded value and the place it stands in.
struct Placed<Value> {
  var value: Value
  var place: Place
}

/// Ids of one kind, each once.
struct IdIndex {
  private(set) var positions: [String: Int] = [:]

  init(_ ids: [String], _ places: [Place], _ kind: String, _ reading: Reading) {
    for (position, id) in ids.enumerated() {
      if positions.updateValue(position, forKey: id) != nil {
        reading.report(
          .scaleDuplicateId, at: places[position], "The \(kind) id '\(id)' is used twice.",
          help: "Give each \(kind) an id of its own.")
      }
    }
  }

  subscript(_ id: String) -> Int? { positions[id] }

  /// Known ids in the order of the file.
  var ids: [String] { positions.sorted { $0.value < $1.value }.map(\.key) }
}

/// The sources of a file, cited elsewhere in it by id.
struct SourceList {
  private(set) var citations: [Citation] = []

  init(_ nodes: [Node]?, _ reading: Reading) {
    for node in nodes ?? [] {
      guard var object = ObjectReader(node, reading) else { continue }
      let id = object.string("id")
      let text = object.string("text")
      let url = object.optionalString("url")
      object.finish()
      if let id, let text { citations.append(Citation(id: id, text: text, url: url)) }
    }
  }

  /// Reports a source that is cited and not listed.
  func check(_ id: String, at place: Place, _ reading: Reading) {
    guard !citations.contains(where: { $0.id == id }) else { return }
    let nearest = NearestName.find(id, among: citations.map(\.id))
    reading.report(
      .scaleUnknownReference, at: place, "The source '\(id)' is cited and not listed.",
      help: nearest.map { "Did you mean '\($0)'?" } ?? "Add it to 'sources'.")
  }
}

/// What the scores of a file refer to.
struct ScoreContext {
  var items: [Item]
  var positions: IdIndex
  var sources: SourceList
}
