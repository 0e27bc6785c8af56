import Documents
import Results

/// The named sets of answers of a scale file.
struct ResponseSets {
  private var sets: [String: [ResponseOption]] = [:]
  private let licence: Licence?

  init(_ members: [Node.Member]?, _ licence: Licence?, _ reading: Reading) {
    self.licence = licence
    for member in members ?? [] { sets[member.key] = options(member.value, reading) ?? [] }
  }

  /// The answers to an item: a set by its name, or a list of its own.
  func answers(_ node: Node, _ reading: Reading) -> [ResponseOption]? {
    guard case .string(let name) = node.kind else { return options(node, reading) }
    if let options = sets[name] { return options }
    let nearest = NearestName.find(name, among: sets.keys.sorted())
    reading.report(
      .scaleUnknownReference, at: node.place, "There is no set of answers named '\(name)'.",
      help: nearest.map { "Did you mean '\($0)'?" } ?? "Add it to 'responses'.")
    return nil
  }

  private func options(_ node: Node, _ reading: Reading) -> [ResponseOption]? {
    guard case .array(let nodes) = node.kind else {
      reading.report(
        .documentWrongType, at: node.place, "A set of answers must be a list of options.",
        help: "Write a list such as [{\"code\": 1}, {\"code\": 2}].")
      return nil
    }
    var options: [ResponseOption] = []
    var codes: Set<Int> = []
    for node in nodes {
      guard let option = ResponseOption(node, licence, reading) else { continue }
      if codes.insert(option.code).inserted {
        options.append(option)
      } else {
        reading.report(
          .scaleDuplicateId, at: node.place, "The code \(option.code) is given twice in this set.",
          help: "Give each answer a code of its own.")
      }
    }
    if !(2...Limit.options).contains(nodes.count) {
      reading.report(
        .scaleRange, at: node.place,
        "A set of answers needs at least two, and at most \(Limit.options).",
        help: "List every answer the item allows.")
    }
    options.sort { $0.code < $1.code }
    for conflict in AnswerLabels(options).conflicts {
      let codes = conflict.codes.map(String.init).joined(separator: " and ")
      reading.report(
        .scaleLabel, at: node.place,
        "The label '\(conflict.label)' stands for \(codes) in one set of answers.",
        help: "Give each answer wording of its own; upper and lower case do not count.")
    }
    return options
  }
}

/// What a scale may be at most; no questionnaire comes near.
enum Limit {
  /// Answers to one item.
  static let options = 1001
  /// Size of a code.
  static let code = 1_000_000
  /// Size of a value of a metric.
  static let value = 1e9
  /// Items of a scale.
  static let items = 1000
  /// Possible answers to all items, times scores.
  static let answers = 20_000_000
  /// Size of a weight.
  static let weight = 1000.0
  /// How long a chain of scores made of scores may be.
  static let chain = 16
}

extension ResponseOption {
  fileprivate init?(_ node: Node, _ licence: Licence?, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let code = object.integer("code")
    let label = object.optionalString("label")
    var labels: [String: String] = [:]
    for member in object.optionalMembers("labels") ?? [] {
      Language.check(member.key, at: member.keyPlace, reading)
      labels[member.key] = member.value.stringValue(reading)
    }
    object.finish()
    if licence?.allowsWording == false, label != nil || !labels.isEmpty {
      reading.report(
        .scaleLicence, at: node.place, "The licence does not allow the wording of answers here.",
        help: "Remove every 'label'; codes alone are enough to score.")
    }
    guard let code else { return nil }
    guard code.magnitude <= Limit.code else {
      reading.report(
        .scaleRange, at: node.place, "A code lies between minus and plus \(Limit.code).",
        help: "Give the answers small numbers.")
      return nil
    }
    self.init(code: code, label: label, labels: labels)
  }
}
