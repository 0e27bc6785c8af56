import Documents
import Results

/// A key and a weight, as an item or a score of a score has them.
struct DecodedKey {
  var key: ScoreDefinition.Key
  var weight: Fraction

  /// Reads `"forward"`, `"reverse"` or an object with a key, map or threshold, and a weight.
  init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    if case .string(let word) = node.kind {
      guard let key = Self.word(word) else {
        reading.report(
          .documentValue, at: node.place, "An item counts 'forward' or 'reverse'.",
          help: "Write \"forward\" where a higher code adds to the score, else \"reverse\".")
        return nil
      }
      self.init(key: key, weight: .one)
      return
    }
    guard var object = ObjectReader(node, reading) else { return nil }
    let word = object.optionalChoice("key", Word.self)
    let weight = object.optionalNode("weight")
    let map = object.optionalMembers("map")
    let least = object.optionalNumber("atLeast")
    object.finish()
    if [word == nil, map == nil, least == nil].count(where: { !$0 }) > 1 {
      reading.report(
        .scaleKey, at: node.place, "Only one of 'key', 'map' and 'atLeast' can say what counts.",
        help: "Write the result of both as a 'map'.")
      return nil
    }
    guard let weight = Self.weight(weight, reading) else { return nil }
    if let map {
      guard let values = Self.map(map, reading) else { return nil }
      self.init(key: .map(values), weight: weight)
    } else if let least {
      self.init(key: .atLeast(least), weight: weight)
    } else {
      self.init(key: word == .reverse ? .reverse : .forward, weight: weight)
    }
  }

  private init(key: ScoreDefinition.Key, weight: Fraction) {
    self.key = key
    self.weight = weight
  }

  private enum Word: String, CaseIterable {
    case forward
    case reverse
  }

  private static func word(_ word: String) -> ScoreDefinition.Key? {
    Word(rawValue: word).map { $0 == .forward ? .forward : .reverse }
  }

  private static func weight(_ node: Node?, _ reading: Reading) -> Fraction? {
    guard let node, !node.isNull else { return .one }
    guard let number = node.numberValue(reading) else { return nil }
    if number != 0, number.magnitude <= Limit.weight, let weight = Fraction(decimal: number) {
      return weight
    }
    reading.report(
      .scaleKey, at: node.place,
      "A weight is a number other than 0, of at most six decimal places, up to 1000.",
      help: "Leave an item out that counts nothing; round weights as their source prints them.")
    return nil
  }

  private static func map(_ members: [Node.Member], _ reading: Reading) -> [Int: Fraction]? {
    var values: [Int: Fraction] = [:]
    for member in members {
      guard let code = Int(member.key), String(code) == member.key else {
        reading.report(
          .scaleKey, at: member.keyPlace, "'\(member.key)' is not a code.",
          help: "Write the codes of a map as whole numbers in quotation marks.")
        return nil
      }
      guard let number = member.value.numberValue(reading) else { return nil }
      guard let value = Fraction(decimal: number) else {
        reading.report(
          .scaleKey, at: member.value.place,
          "A value of a map has at most six decimal places and lies within a million.",
          help: "Round it as its source prints it.")
        return nil
      }
      values[code] = value
    }
    return values
  }
}

extension DecodedKey {
  /// Whether the key fits an item: a map covers every code and no other, a threshold divides them.
  func fits(_ item: Item, at place: Place, _ reading: Reading) -> Bool {
    switch key {
    case .forward, .reverse: return true
    case .map(let values):
      let codes = item.options.map(\.code)
      let lacking = codes.filter { values[$0] == nil }
      let extra = values.keys.filter { !codes.contains($0) }.sorted()
      if lacking.isEmpty && extra.isEmpty { return true }
      reading.report(
        .scaleKey, at: place,
        "The map of '\(item.id)' must have each of its codes once; it lacks "
          + "\(Self.list(lacking)) and has \(Self.list(extra)) too many.",
        help: "Its codes are: \(Self.list(codes)).")
    case .atLeast(let least):
      if least > Double(item.lowest) && least <= Double(item.highest) { return true }
      reading.report(
        .scaleKey, at: place, "Every answer to '\(item.id)' would count the same.",
        help: "'atLeast' lies above its lowest code, \(item.lowest), and not above its highest, "
          + "\(item.highest).")
    }
    return false
  }

  private static func list(_ codes: [Int]) -> String {
    codes.isEmpty ? "none" : codes.prefix(12).map(String.init).joined(separator: ", ")
  }
}
