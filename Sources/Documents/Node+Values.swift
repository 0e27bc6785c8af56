import Platform
import Results

/// Values as whoever asks wants them; what does not fit is reported.
extension Node {
  /// The text, nil and reported when it is none; an unquoted YAML scalar is text as it stands,
  /// unless it is empty, `~` or `null`.
  public func stringValue(_ reading: Reading) -> String? {
    if case .string(let text) = kind, !isNull { return text }
    reportWrongType(.text, reading)
    return nil
  }

  /// The whole number, nil and reported when it is none; `3.0` is whole, `"3"` in quotation marks
  /// is text.
  public func integerValue(_ reading: Reading) -> Int? {
    guard let text = numberText else {
      reportWrongType(.wholeNumber, reading)
      return nil
    }
    guard let number = finiteNumber(text, .wholeNumber, reading) else { return nil }
    if let whole = Int(text) ?? Int(exactly: number) { return whole }
    let isWhole = number == number.rounded()
    reading.report(
      isWhole ? .documentNumberSize : .documentWrongType, at: place,
      isWhole
        ? "\(name) is too large for a whole number."
        : "\(name) should be a whole number, but it has a fraction.",
      help: Wanted.wholeNumber.help)
    return nil
  }

  /// The number, nil and reported when it is none or too large or small for a `Double`.
  public func numberValue(_ reading: Reading) -> Double? {
    guard let text = numberText else {
      reportWrongType(.number, reading)
      return nil
    }
    return finiteNumber(text, .number, reading)
  }

  /// True or false, nil and reported when it is neither; YAML's `yes` and `no` are words.
  public func booleanValue(_ reading: Reading) -> Bool? {
    switch kind {
    case .boolean(let value): return value
    case .string("true") where isPlain, .string("True") where isPlain,
      .string("TRUE") where isPlain:
      return true
    case .string("false") where isPlain, .string("False") where isPlain,
      .string("FALSE") where isPlain:
      return false
    default:
      reportWrongType(.truth, reading)
      return nil
    }
  }

  /// The values of a list, nil and reported when it is none.
  public func arrayValue(_ reading: Reading) -> [Node]? {
    if case .array(let nodes) = kind { return nodes }
    reportWrongType(.list, reading)
    return nil
  }

  /// The keys and values of an object, nil and reported when it is none; a key that stands twice
  /// is reported with both places.
  public func membersValue(_ reading: Reading) -> [Member]? {
    if case .object(let members) = kind {
      reading.reportRepeatedKeys(members, of: self)
      return members
    }
    reportWrongType(.object, reading)
    return nil
  }

  /// The case that the text names, nil and reported with all allowed words when it names none.
  public func choiceValue<Value: RawRepresentable & CaseIterable>(
    _ type: Value.Type, _ reading: Reading
  ) -> Value? where Value.RawValue == String {
    guard let word = stringValue(reading) else { return nil }
    if let value = Value(rawValue: word) { return value }
    let allowed = Value.allCases.map(\.rawValue)
    let nearest = NearestName.find(word, among: allowed).map { "Did you mean '\($0)'? " } ?? ""
    reading.report(
      .documentValue, at: place,
      "\(name) is \(Shown.name(word)), which is not one of the words allowed here.",
      help: nearest + "Allowed: " + Shown.names(allowed) + ".")
    return nil
  }

  /// The text of a number: as JSON writes it, or the same without quotation marks in YAML.
  private var numberText: String? {
    switch kind {
    case .number(let text): text
    case .string(let text) where isPlain && JSONNumber.matches(text): text
    default: nil
    }
  }

  private func finiteNumber(_ text: String, _ wanted: Wanted, _ reading: Reading) -> Double? {
    if let number = NumberText.value(text) { return number }
    reading.report(
      .documentNumberSize, at: place,
      "\(name) is a number too large, or too near zero, to compute with.",
      help: wanted.help)
    return nil
  }
}
