import Documents
import Results

/// One score while it is read.
struct OpenScalesScore {
  var object: SourceObject
  let id: String
  let name: String?
  let itemIds: DraftIds
  let items: [DraftItem]
  let scoreIds: DraftIds
  let transformed: Set<String>
  let wording: OpenScalesWording
  let reading: Reading

  mutating func read() -> DraftScore? {
    object.ignore("description", "correct_answers", "answer_category")
    let method = object.string("method") ?? ""
    let coding = self.coding
    let weights = self.weights
    let maps = object.members("value_map") ?? []
    let transform = AffineTransform.read(object.array("transform"), reading)
    var score = DraftScore(
      id: id, name: name ?? id, kind: .sum, inputs: [], transform: transform, place: object.place)
    score.hasTwoNumbers = transform != nil
    if let times = transform?.times(method) {
      score.times = times
      score.transform = nil
    }
    readBands(&score)
    func leaveOut(_ why: String) -> DraftScore? {
      DraftScale.drop(score, why, .importScore, reading)
      return nil
    }
    switch method {
    case "sum_coded", "weighted_sum": score.kind = .sum
    case "mean_coded", "weighted_mean": score.kind = .mean
    case "min": score.kind = .min
    case "max": score.kind = .max
    default: return leaveOut("a scale file knows no method like '\(Words.short(method))'")
    }
    if let variants = object.node("variants") {
      reading.report(
        .importConditional, at: variants.place,
        "The score '\(id)' is for some forms of the scale only; the draft has it for all.",
        help: "Make a scale file for each form.")
    }
    let nodes = object.array("scores") ?? []
    score.isOfScores = !nodes.isEmpty
    if score.isOfScores && !coding.isEmpty {
      let ofScores = Set(nodes.compactMap(\.text))
      guard coding.allSatisfy({ ofScores.contains($0.id) }) else {
        return leaveOut("it is made of answers and of scores at once")
      }
    }
    let named: [Coded] =
      score.isOfScores
      ? nodes.compactMap { node in
        node.text.map { id in
          Coded(id: id, code: coding.first { $0.id == id }?.code ?? 1, place: node.place)
        }
      } : coding
    let isWeighted = method.hasPrefix("weighted")
    for input in named where input.code != 0 {
      guard input.code.magnitude == 1 else {
        return leaveOut("'\(Words.short(input.id))' has a coding that is not 1, 0 or -1")
      }
      var weight = Fraction.one
      if isWeighted {
        // What has no weight does not enter.
        guard let given = weights[input.id], given != 0 else { continue }
        guard given.magnitude <= Limit.weight, let exact = Fraction(decimal: given) else {
          return leaveOut("a weight is too large, or has more than six decimals")
        }
        weight = exact
      }
      var key: ScoreDefinition.Key = input.code < 0 ? .reverse : .forward
      let name = score.isOfScores ? scoreIds[input.id] : itemIds[input.id]
      if score.isOfScores, transformed.contains(name) {
        return leaveOut("it is made of '\(name)' after a transformation")
      }
      if let map = maps.first(where: { $0.key == input.id })
        ?? maps.first(where: { $0.key == "default" })
      {
        guard input.code > 0 else { return leaveOut("an answer is recoded and then reversed") }
        if let item = items.first(where: { $0.id == name }) {
          guard let values = Self.map(map.value, of: item) else {
            return leaveOut(
              "the recoding of '\(Words.short(input.id))' does not have one value for every answer")
          }
          key = .map(values)
        }
      }
      score.inputs.append(
        DraftScore.Input(id: name, key: key, weight: weight, place: input.place))
    }
    let inputs = Set(score.inputs.map(\.id))
    guard !inputs.isEmpty else { return leaveOut("it names no answers") }
    guard inputs.count == score.inputs.count else { return leaveOut("it counts something twice") }
    return score
  }

  private struct Coded {
    var id: String
    var code: Double
    var place: Place
  }

  /// Codings by item: those of `items` where it has them, else those of the older `item_coding`.
  private var coding: [Coded] {
    mutating get {
      let older = object.members("item_coding") ?? []
      func code(_ id: String) -> Double {
        older.first { $0.key == id }?.value.number ?? 1
      }
      guard let node = object.node("items") else {
        return older.map { Coded(id: $0.key, code: $0.value.number ?? 0.5, place: $0.keyPlace) }
      }
      switch node.kind {
      case .array(let nodes):
        return nodes.compactMap { node in
          node.text.map { Coded(id: $0, code: code($0), place: node.place) }
        }
      case .object(let members):
        return members.map {
          Coded(id: $0.key, code: $0.value.number ?? 0.5, place: $0.keyPlace)
        }
      default: return []
      }
    }
  }

  private var weights: [String: Double] {
    mutating get {
      let pairs = (object.members("weights") ?? []).compactMap { member in
        member.value.number.map { (member.key, $0) }
      }
      return Dictionary(pairs) { first, _ in first }
    }
  }

  /// A list of values, the first for the lowest code, as a map; nil unless there is one for each.
  private static func map(_ node: Node, of item: DraftItem) -> [Int: Fraction]? {
    guard case .array(let nodes) = node.kind, nodes.count == item.options.count else { return nil }
    let codes = item.options.map(\.code)
    guard let first = codes.first, codes == Array(first..<first + codes.count) else { return nil }
    let values = nodes.compactMap { $0.number.flatMap(Fraction.init(decimal:)) }
    guard values.count == codes.count else { return nil }
    return Dictionary(zip(codes, values)) { first, _ in first }
  }

  private mutating func readBands(_ score: inout DraftScore) {
    guard var norms = object.object("norms"), let nodes = norms.array("thresholds") else { return }
    var leftovers = Leftovers()
    leftovers.add(norms)
    score.bandPlace = nodes.first?.place
    for (number, node) in nodes.enumerated() {
      guard var band = SourceObject(node, reading) else { continue }
      let label =
        band.string("label").flatMap(Words.plain) ?? wording.name(band.string("label_key"))
      score.bands.append(
        ClosedBand(
          lowest: band.number("min"), highest: band.number("max"),
          label: label ?? "band \(number + 1)"))
      band.ignore("label_key", "color", "source")
      leftovers.add(band)
    }
    leftovers.report("bands", reading)
  }
}
