import Documents
import Results

/// The questions of an Open Scale Definition and the numbered answers to them.
struct OpenScalesItems {
  private(set) var ids = DraftIds.items
  private let nodes: [Node]
  private let defaults: LikertRange?
  private let named: [String: LikertRange]
  private(set) var wording: OpenScalesWording
  private let reading: Reading
  private var leftovers = Leftovers()
  /// Values that answers in words of the same key had in earlier items.
  private var values: [String: Int] = [:]

  init(_ definition: inout SourceObject, _ wording: OpenScalesWording, _ reading: Reading) {
    nodes = definition.array("items") ?? []
    defaults = definition.object("likert_options").map { LikertRange(options: $0) }
    named = Dictionary(
      (definition.members("response_scales") ?? []).compactMap { member in
        SourceObject(member.value, reading).map { (member.key, LikertRange(options: $0)) }
      }
    ) { first, _ in first }
    self.wording = wording
    self.reading = reading
  }

  /// The questions that have numbered answers; the others are told and left out.
  mutating func read() -> [DraftItem] {
    var items: [DraftItem] = []
    for node in nodes {
      guard var item = SourceObject(node, reading) else { continue }
      items += self.item(&item)
      leftovers.add(item)
    }
    return items
  }

  func report() {
    leftovers.report("an item", reading)
    wording.report()
  }

  private mutating func item(_ item: inout SourceObject) -> [DraftItem] {
    let type = item.string("type") ?? ""
    let id = item.string("id") ?? ""
    let textKey = item.string("text_key")
    item.ignore(
      "dimension", "random_group", "required", "question_head", "likert_reverse", "min_label",
      "max_label", "anchors", "orientation", "shuffle_options", "variant_group")
    for key in ["visible_when", "variant_when"] {
      guard let condition = item.node(key) else { continue }
      reading.report(
        .importConditional, at: condition.place,
        "'\(Words.short(id))' is shown only under a condition; what a blank counts as when it is not "
          + "shown, the file does not say.",
        help:
          "Every answer must be given as the draft stands. If a hidden question counts as one of "
          + "its answers, add a 'skip' rule with its source.")
    }
    switch type {
    case "inst", "section":
      item.ignore("title_key", "randomize", "revisable")
      return []
    case "likert":
      return likert(&item).map { one(id, textKey, $0, item.place) } ?? []
    case "multi":
      let options = item.array("options") ?? []
      let answers = choices(options, id, item.place, counted: false)
      if answers != nil { tellOtherValues(options, id, item.place) }
      return answers.map { one(id, textKey, $0, item.place) } ?? []
    case "grid": return grid(&item, id)
    case "vas": return line(&item, id).map { one(id, textKey, $0, item.place) } ?? []
    default:
      item.ignore("options", "maxlength", "rows", "cols")
      leaveOut(
        id, "a question of the type '\(Words.short(type))' has no numbered answers", item.place)
      return []
    }
  }

  private mutating func one(
    _ id: String, _ textKey: String?, _ options: [ResponseOption], _ place: Place
  ) -> [DraftItem] {
    guard let name = ids.add(id, at: place, reading) else { return [] }
    return [DraftItem(id: name, text: wording.text(textKey), options: options, place: place)]
  }

  private func leaveOut(_ id: String, _ why: String, _ place: Place) {
    reading.report(
      .importItem, at: place, "The item '\(Words.short(id))' is left out: \(why).",
      help: "Add it to the draft with the codes of its answers, if it is to be scored.")
  }

  /// The item's own answers, else those of the set it names, else those of the whole file.
  private mutating func likert(_ item: inout SourceObject) -> [ResponseOption]? {
    let id = item.string("id") ?? ""
    let own = LikertRange(item: &item)
    let set = item.string("response_scale")
    var range = own
    if own.points == nil && own.labels == nil {
      guard let shared = set.map({ named[$0] }) ?? defaults else {
        leaveOut(id, "the file does not say how many answers it has", item.place)
        return nil
      }
      range.points = shared.points
      range.lowest = own.lowest ?? shared.lowest
      range.highest = own.highest ?? shared.highest
      range.labels = shared.labels
    } else if own.lowest == nil, let lowest = defaults?.lowest, lowest != 1 {
      leaveOut(
        id,
        "it says how many answers it has and not where they begin: at 1 by the format, at "
          + "\(lowest) by the rest of the file", item.place)
      return nil
    }
    guard let codes = range.codes else {
      leaveOut(id, "its number of answers and their lowest and highest code disagree", item.place)
      return nil
    }
    return codes.enumerated().map { position, code in
      wording.option(code, range.labels.flatMap { $0.count > position ? $0[position] : nil })
    }
  }

  /// Answers with a value each; `counted` where plain texts count from 1, as in the columns of a grid.
  private mutating func choices(
    _ nodes: [Node], _ id: String, _ place: Place, counted: Bool
  ) -> [ResponseOption]? {
    var options: [ResponseOption] = []
    for (position, node) in nodes.enumerated() {
      var code = counted ? position + 1 : nil
      var key = node.text
      if case .object = node.kind, var option = SourceObject(node, reading) {
        key = option.string("text_key")
        code = option.node("value").flatMap { value in
          (value.number ?? value.text.flatMap { Int($0) }.map(Double.init))
            .flatMap { Int(exactly: $0) }
        }
      }
      guard let code, code.magnitude <= Limit.code else {
        leaveOut(id, "an answer has no whole number to stand for it", node.place)
        return nil
      }
      guard !options.contains(where: { $0.code == code }) else {
        leaveOut(
          id, "two answers have the value \(code), so data cannot tell them apart", node.place)
        return nil
      }
      options.append(wording.option(code, key))
    }
    guard (2...Limit.options).contains(options.count) else {
      leaveOut(id, "it has \(options.count) answers", place)
      return nil
    }
    return options.sorted { $0.code < $1.code }
  }

  /// Tells an item in which the same words have other numbers than in an earlier one: what is ticked
  /// and what it counts cannot be told apart then.
  private mutating func tellOtherValues(_ nodes: [Node], _ id: String, _ place: Place) {
    var differs = false
    for node in nodes {
      guard var option = SourceObject(node, reading), let key = option.string("text_key"),
        let value = option.node("value")?.number.flatMap({ Int(exactly: $0) })
      else { continue }
      differs = differs || values[key].map { $0 != value } ?? false
      values[key] = values[key] ?? value
    }
    guard differs else { return }
    reading.report(
      .importReversedValues, at: place,
      "Answers to '\(Words.short(id))' have other numbers than the same words elsewhere in the file: "
        + "these are what they count.",
      help: "If your data have one number for one answer throughout, write its codes so and say "
        + "'reverse' in the scores; else its answers would count the wrong way round.")
  }

  /// The rows of a grid, each a question called by the grid and the number of the row.
  private mutating func grid(_ item: inout SourceObject, _ id: String) -> [DraftItem] {
    let rows = item.array("rows") ?? []
    guard let options = choices(item.array("columns") ?? [], id, item.place, counted: true) else {
      return []
    }
    return rows.enumerated().flatMap { number, row in
      one("\(id)_\(number + 1)", row.text, options, row.place)
    }
  }

  /// A line to be marked: every whole number on it.
  private mutating func line(_ item: inout SourceObject, _ id: String) -> [ResponseOption]? {
    guard let lowest = item.integer("min"), let highest = item.integer("max"), lowest < highest,
      lowest.magnitude <= Limit.code, highest.magnitude <= Limit.code,
      highest - lowest < Limit.options
    else {
      leaveOut(id, "a line needs whole numbers at its ends, not too far apart", item.place)
      return nil
    }
    reading.report(
      .importItemRange, at: item.place,
      "'\(Words.short(id))' is a line from \(lowest) to \(highest); in the draft its answers are the "
        + "whole numbers on it.",
      help: "An answer between two whole numbers will be set aside; round the data first.")
    return (lowest...highest).map { ResponseOption(code: $0, labels: [:]) }
  }
}
