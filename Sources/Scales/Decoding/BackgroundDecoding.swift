import Documents
import Results

extension TimeFrame {
  init?(reading reader: ObjectReader, _ context: ScaleContext) {
    var object = reader
    let recall = object.string("recall")
    let realisticChange = object.optionalString("realisticChange")
    let source = object.optionalSource(context)
    object.finish()
    guard let recall else { return nil }
    self.init(recall: recall, realisticChange: realisticChange, source: source)
  }
}

extension Licence {
  init?(reading reader: ObjectReader) {
    var object = reader
    let tier = object.choice("tier", Tier.self)
    let holder = object.string("holder")
    let terms = object.string("terms")
    let url = object.optionalString("url")
    object.finish()
    guard let tier, let holder, let terms else { return nil }
    self.init(tier: tier, holder: holder, terms: terms, url: url)
  }
}

extension Agreement {
  init(reading reader: ObjectReader, _ reading: Reading) {
    var object = reader
    let by = object.array("by") ?? []
    let on = object.optionalString("on")
    let review = object.optionalString("review")
    object.finish()
    self.init(by: by.compactMap { $0.stringValue(reading) }, on: on, review: review)
  }
}

extension NoTotal {
  init?(reading reader: ObjectReader, _ context: ScaleContext) {
    var object = reader
    let reason = object.string("reason")
    let source = object.source(context)
    object.finish()
    guard let reason, let source else { return nil }
    self.init(reason: reason, source: source)
  }
}

extension Unverified {
  init?(_ node: Node, _ context: ScaleContext) {
    guard var object = ObjectReader(node, context.reading) else { return nil }
    let about = object.string("about")
    let note = object.string("note")
    let source = object.optionalSource(context)
    object.finish()
    guard let about, let note else { return nil }
    self.init(about: about, note: note, source: source)
  }
}

/// A language as its short name: two or three letters, and a region or script after a dash.
enum Language {
  static func check(_ language: String, at place: Place, _ reading: Reading) {
    guard language.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) == nil else { return }
    reading.report(
      .documentValue, at: place, "'\(language)' is not the short name of a language.",
      help: "Write two or three small letters, such as \"en\" or \"cy\".")
  }
}
