import Platform
import Results
import Scales

extension RulePack {
  /// A pack by its id, or by its file: a name with '/' or '.json'.
  ///
  /// - Throws: `RefusedInput`.
  static func named(_ name: String, in catalog: ScaleCatalog) throws(RefusedInput) -> RulePack {
    let isFile = name.contains("/") || name.hasSuffix(".json")
    return try RulePack(
      reading: isFile
        ? SourceFile(reading: name)
        : catalog.rulePacks.file(of: name, askedAt: Place(file: "the command line")))
  }

  /// The scale of each measure; nil where the catalogue has none of that id.
  ///
  /// - Throws: `RefusedInput` when a scale's file cannot be used.
  func scales(in catalog: ScaleCatalog) throws(RefusedInput) -> [Scale?] {
    var scales: [Scale?] = []
    for measure in measures {
      guard catalog.ids.contains(measure.scale) else {
        scales.append(nil)
        continue
      }
      scales.append(
        try Scale(reading: catalog.file(of: measure.scale, askedAt: measure.place)))
    }
    return scales
  }
}
