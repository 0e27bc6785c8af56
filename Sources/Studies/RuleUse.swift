import Documents
public import Results

extension Study {
  /// A rule pack by which people are counted, beside the analyses.
  public struct RuleUse: Sendable, Hashable {
    /// The pack's id.
    public var pack: String
    /// The scales of the measures that are used, where they stand in place of each other; nil for all.
    public var only: [String]?
    /// Where it stands in the study file.
    public var place: Place

    /// `nhs-talking-therapies`, or `{pack: core, only: [core-10]}`.
    init?(_ node: Node, _ reading: Reading) {
      place = node.place
      if case .string(let id) = node.kind {
        pack = id
        return
      }
      guard var object = ObjectReader(node, reading) else { return nil }
      let pack = object.string("pack")
      let only = object.optionalArray("only")?.compactMap { $0.stringValue(reading) }
      object.finish()
      guard let pack else { return nil }
      self.pack = pack
      self.only = only
    }
  }
}
