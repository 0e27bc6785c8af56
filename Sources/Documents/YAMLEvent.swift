/// One step of a YAML document as libyaml tells it.
struct YAMLEvent {
  /// What the step is.
  enum Kind {
    case documentStart
    case scalar(String, isPlain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
    case alias
  }

  var kind: Kind
  /// Characters of the document before the step.
  var index: Int
  var hasAnchor = false
  var hasTag = false
}

/// Why libyaml could not go on.
struct YAMLFault {
  /// Its own words.
  var problem: String
  /// Where: characters, or bytes for a character that no YAML may hold.
  var position: Position

  /// Two ways in which libyaml counts.
  enum Position {
    case characters(Int)
    case bytes(Int)
  }
}
