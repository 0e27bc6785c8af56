import Results

/// The keys of one object while it is read, so that none stands twice.
///
/// Keys that Unicode holds to be the same text are the same key, however their accents are stored.
struct KeyRegister {
  private var places: [String: Place] = [:]

  /// Takes note of a key; gives the trouble when it stood there before.
  mutating func add(_ key: String, at place: Place) -> Diagnostic? {
    guard let first = places.updateValue(place, forKey: key) else { return nil }
    places[key] = first
    return Diagnostic(
      .documentDuplicateKey, at: place,
      "The key \(Shown.name(key)) stands twice in one object: first on \(Shown.position(first)), "
        + "and again on \(Shown.position(place)).",
      help: "Remove one of the two, or rename it.")
  }
}
