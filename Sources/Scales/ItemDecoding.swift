import Documents
import Results

/// The named sets of answers of a scale file.
struct ResponseSets {
  private var sets: [String: [ResponseOption]] = [:]
  private var firstLabel: Place?

  init(_ members: [Node.Member]?, _ reading: Reading) {
    for member in members ?? [] {
      guard case .array(let nodes) = member.value.kind else {
        reading.report(
          .documentWrongType, at: member.value.place,
          "A set of answers must be a list of options.",
          help: "Write a list such as [{\"code\": 1}, {\"code\": 2}].")
        continue
      }
      var options: [ResponseOption] = []
      for node in nodes {
        guard var object = ObjectReader(node, reading) else { continue }
        let code = object.integer("code")
        let label = object.optionalString("label")
        object.finish()
        if label != nil && firstLabel == nil { firstLabel = node.place }
        guard let code else { continue }
        if options.contains(where: { $0.code == code }) {
          reading.report(
            .scaleDuplicateId, at: node.place, "The code \(code) is given twice in this set.",
            help: "Give each answer a code of its own.")
        } else {
          options.append(ResponseOption(code: code, label: label))
        }
      }
      if options.count < 2 {
        reading.report(
          .scaleRange, at: member.value.place, "A set of answers needs at least two.",
          help: "List every answer the item allows.")
      }
      sets[member.key] = options.sorted { $0.code < $1.code }
    }
  }

  func options(_ name: String) -> [ResponseOption]? { sets[name] }

  var names: [String] { sets.keys.sorted() }

  /// Wording may stand in the file only where the licence allows it.
  func checkWording(_ licence: Licence?, _ reading: Reading) {
    guard let firstLabel, licence?.allowsWording == false else { return }
    reading.report(
      .scaleLicence, at: firstLabel, "The licence does not allow the wording of answers here.",
      help: "Remove every 'label'; codes alone are enough to score.")
  }
}

extension Placed where Value == Item {
  /// Reads an item; nil when it has no usable id or answers.
  init?(_ node: Node, _ responses: ResponseSets, _ licence: Licence?, _ reading: Reading) {
    guard var object = ObjectReader(node, reading) else { return nil }
    let id = object.string("id")
    let set = object.string("responses")
    let text = object.optionalString("text")
    object.finish()
    if text != nil && licence?.allowsWording == false {
      reading.report(
        .scaleLicence, at: node.place, "The licence does not allow the wording of items here.",
        help: "Remove 'text'; ids and keys alone are enough to score.")
    }
    guard let id, let set else { return nil }
    guard let options = responses.options(set) else {
      let nearest = NearestName.find(set, among: responses.names)
      reading.report(
        .scaleUnknownReference, at: node.place, "There is no set of answers named '\(set)'.",
        help: nearest.map { "Did you mean '\($0)'?" } ?? "Add it to 'responses'.")
      return nil
    }
    self.init(value: Item(id: id, text: text, options: options), place: node.place)
  }
}
