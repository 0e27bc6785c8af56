import Documents
import Results

extension TimeFrame {
  init?(reading reader: ObjectReader) {
    var object = reader
    let recall = object.string("recall")
    let realisticChange = object.optionalString("realisticChange")
    let source = object.optionalString("source")
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

extension Lineage {
  init(reading reader: ObjectReader, _ reading: Reading) {
    var object = reader
    let adaptedFrom = object.optionalString("adaptedFrom")
    let others = object.optionalArray("notComparableWith") ?? []
    object.finish()
    self.init(
      adaptedFrom: adaptedFrom, notComparableWith: others.compactMap { $0.stringValue(reading) })
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
