import Results

/// What the grammar of JSON allows at a point of the text.
enum JSONExpectation {
  case value
  case firstElement(Place)
  case element(Place)
  case firstKey(Place)
  case key(Place)
  case colon(String)
  case commaOrBracket(Place)
  case commaOrBrace(Place)
  case end

  /// In words, to follow "expected".
  var words: String {
    switch self {
    case .value: "a value"
    case .firstElement: "a value or ]"
    case .element: "a value"
    case .firstKey: "a key in double quotation marks or }"
    case .key: "a key in double quotation marks"
    case .colon(let key): "a colon after the key \(Shown.name(key))"
    case .commaOrBracket: "a comma or ]"
    case .commaOrBrace: "a comma or }"
    case .end: "the end of the file"
    }
  }

  /// The list or object that is still open, in words that follow "The".
  var open: String? {
    switch self {
    case .firstElement(let place), .element(let place), .commaOrBracket(let place):
      "list that starts on \(Shown.position(place))"
    case .firstKey(let place), .key(let place), .commaOrBrace(let place):
      "object that starts on \(Shown.position(place))"
    case .value, .colon, .end: nil
    }
  }

  /// Whether a comma has just been read.
  var followsComma: Bool {
    switch self {
    case .element, .key: true
    default: false
    }
  }
}
