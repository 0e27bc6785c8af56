import Documents
import Results

/// The sources of a file, cited elsewhere in it by id.
struct SourceList {
  private(set) var citations: [Citation] = []

  init(_ nodes: [Node]?, _ reading: Reading) {
    var ids = IdIndex(kind: "source")
    for node in nodes ?? [] {
      guard var object = ObjectReader(node, reading) else { continue }
      let id = object.string("id")
      let text = object.string("text")
      let url = object.optionalString("url")
      object.finish()
      guard let id, let text else { continue }
      ids.add(id, citations.count, at: node.place, reading)
      citations.append(Citation(id: id, text: text, url: url))
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

extension ObjectReader {
  /// The required key `source`: the id of a source that the file lists.
  mutating func source(_ context: ScaleContext) -> String? {
    node("source").flatMap { Self.cited($0, context) }
  }

  /// The key `source`, which may be absent.
  mutating func optionalSource(_ context: ScaleContext) -> String? {
    optionalNode("source").flatMap { $0.isNull ? nil : Self.cited($0, context) }
  }

  /// The required key `source`, where `notStated` says that the authors state nothing: that is a
  /// statement too, so it is wrapped once more.
  mutating func statedSource(_ context: ScaleContext) -> String?? {
    guard let node = node("source") else { return .none }
    if case .string("notStated") = node.kind { return .some(nil) }
    return Self.cited(node, context).map { .some($0) }
  }

  private static func cited(_ node: Node, _ context: ScaleContext) -> String? {
    guard let id = node.stringValue(context.reading) else { return nil }
    context.sources.check(id, at: node.place, context.reading)
    return id
  }

  /// A year, or years such as `2010-2013`.
  mutating func year(_ reading: Reading) -> String? {
    node("year").flatMap { Self.year($0, reading) }
  }

  /// A year, or years, that may be absent.
  mutating func optionalYear(_ reading: Reading) -> String? {
    optionalNode("year").flatMap { $0.isNull ? nil : Self.year($0, reading) }
  }

  private static func year(_ node: Node, _ reading: Reading) -> String? {
    if case .number = node.kind {
      guard let year = node.integerValue(reading) else { return nil }
      if (1800...2200).contains(year) { return String(year) }
    } else if let text = node.stringValue(reading) {
      if text.wholeMatch(of: /[12][0-9]{3}([-–][12][0-9]{3})?/) != nil { return text }
    } else {
      return nil
    }
    reading.report(
      .documentValue, at: node.place, "A year is four digits, or two years with a dash between.",
      help: "Write 2011, or \"2010-2013\".")
    return nil
  }
}
