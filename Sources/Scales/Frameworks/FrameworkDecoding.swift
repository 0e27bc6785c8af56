import Documents
public import Platform
public import Results

extension OutcomesFramework {
  /// Reads a framework from its JSON file, strictly, and audits it: everything that can be proven of it
  /// without its scales.
  ///
  /// - Parameter file: a file as `Scales/frameworks/framework.schema.json` describes it.
  /// - Throws: `RefusedInput` with `document.…` or `framework.…`; everything in one pass.
  public init(reading file: SourceFile) throws(RefusedInput) {
    let document = try JSONDocument.parse(file.bytes, file: file.name)
    let reading = Reading(file: file.name)
    let framework = try reading.finish(
      OutcomesFramework(document, reading), as: "an outcomes framework", at: document.place)
    let problems = FrameworkAudit.problems(of: framework)
    guard problems.isEmpty else { throw RefusedInput(problems) }
    self = framework
  }

  private init?(_ document: Node, _ reading: Reading) {
    guard var object = ObjectReader(document, reading) else { return nil }
    let schema = object.choice("schema", Schema.self)
    let id = object.id("id", reading)
    let name = object.words("name", reading)
    let version = object.words("version", reading)
    let about = object.words("about", reading)
    let unit = object.optionalChoice("unit", Unit.self)
    let after = object.object("after").flatMap { After(reading: $0, reading) }
    let status = object.choice("status", Status.self)
    let agreedBy = object.object("agreedBy").flatMap { FrameworkAgreement(reading: $0, reading) }
    let reviewBy = object.day("reviewBy", reading)
    let outcomes = (object.array("outcomes") ?? []).compactMap { FrameworkOutcome($0, reading) }
    object.finish()
    guard schema != nil, let id, let name, let version, let about, let after, status != nil,
      let agreedBy, let reviewBy
    else { return nil }
    self.init(
      id: id, name: name, version: version, about: about, unit: unit ?? .person, after: after,
      status: .bespoke, agreedBy: agreedBy, reviewBy: reviewBy, outcomes: outcomes,
      place: document.place)
  }
}

/// The versions of the format that this program reads.
private enum Schema: String, CaseIterable {
  case first = "waymark-framework/1"
}

/// A framework is made for a service, and has no evidence of its own.
private enum Status: String, CaseIterable {
  case bespoke
}

extension OutcomesFramework.After {
  fileprivate init?(reading reader: ObjectReader, _ reading: Reading) {
    var object = reader
    let approach = object.words("approach", reading)
    let sources = (object.array("sources") ?? []).compactMap { Citation(framework: $0, reading) }
    let independence = object.words("independence", reading)
    object.finish()
    guard let approach, let independence else { return nil }
    self.init(approach: approach, sources: sources, independence: independence, place: reader.place)
  }
}

extension Citation {
  fileprivate init?(framework node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.id("id", reading)
    let text = object.words("text", reading)
    let url = object.optionalString("url")
    object.finish()
    guard let id, let text else { return nil }
    self.init(id: id, text: text, url: url)
  }
}

extension FrameworkAgreement {
  fileprivate init?(reading reader: ObjectReader, _ reading: Reading) {
    var object = reader
    let date = object.optionalDay("date", reading)
    let roles = (object.array("roles") ?? []).compactMap { Role($0, reading) }
    let livedExperience = object.choice("livedExperience", TookPart.self)
    let commissioners = object.choice("commissioners", TookPart.self)
    let reviews = (object.array("reviews") ?? []).compactMap { Review($0, reading) }
    object.finish()
    guard let livedExperience, let commissioners else { return nil }
    self.init(
      date: date, roles: roles, livedExperience: livedExperience, commissioners: commissioners,
      reviews: reviews, place: reader.place)
  }
}

extension FrameworkAgreement.Role {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let role = object.words("role", reading)
    let tookPart = object.choice("tookPart", FrameworkAgreement.TookPart.self)
    object.finish()
    guard let role, let tookPart else { return nil }
    self.init(role: role, tookPart: tookPart)
  }
}

extension FrameworkAgreement.Review {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let date = object.day("date", reading)
    let about = object.words("about", reading)
    object.finish()
    guard let date, let about else { return nil }
    self.init(date: date, about: about)
  }
}
