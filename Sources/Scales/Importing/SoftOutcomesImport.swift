import Documents
import Platform
import Results

/// Reads a Soft Outcomes questionnaire.
///
/// An answer has one number, which counts as it is: an item worded the other way round has its numbers
/// written the other way round. So what a person ticked and what it counts cannot be told apart. The
/// format states no missing rule and no direction.
///
/// ### Source
/// The program's own types and its questionnaires: <https://github.com/impactasaurus/soq>.
enum SoftOutcomesImport {
  static func draft(
    _ document: Node, _ file: SourceFile, _ choices: ImportChoices, _ reading: Reading
  ) -> DraftScale? {
    guard var root = SourceObject(document, reading) else { return nil }
    let name = root.string("name")
    let short = root.string("short")
    let version = root.string("version")
    let licence = LicenceWords.licence(
      root.string("license"), terms: nil, url: nil, at: document.place, choices, reading)
    let attribution = root.string("attribution")
    let about = root.string("description").flatMap(Words.plain)
    root.ignore("id", "logo", "changelog")
    var wording = DraftWording(licence)
    var ids = DraftIds.items
    var leftovers = Leftovers()
    let items = (root.array("questions") ?? []).compactMap { node -> DraftItem? in
      guard var question = SourceObject(node, reading) else { return nil }
      let item = self.item(&question, &ids, &wording, reading)
      leftovers.add(question)
      return item
    }
    var draft = DraftScale(
      id: choices.id ?? Words.id(short ?? name ?? file.stem) ?? "imported",
      name: name ?? file.stem,
      about: about ?? "Imported; the file says nothing of what it is for.",
      imported: Citation(
        id: "imported",
        text: "Soft Outcomes questionnaire '\(short ?? name ?? file.stem)'"
          + (version.map { ", version \($0)" } ?? "") + ", read from \(file.baseName). Secondary "
          + "source."),
      citations: attribution.map { [Citation(id: "attribution", text: $0)] } ?? [],
      licence: licence, items: items)
    draft.citations += links(root.array("links") ?? [], reading)
    draft.scores = scores(root.array("scorings") ?? [], ids, &leftovers, reading)
    wording.report(licence, reading)
    leftovers.add(root)
    leftovers.report("the file", reading)
    return draft
  }

  private static func item(
    _ question: inout SourceObject, _ ids: inout DraftIds, _ wording: inout DraftWording,
    _ reading: Reading
  ) -> DraftItem? {
    let id = question.string("id") ?? ""
    let text = question.string("question")
    let type = question.string("type")
    question.ignore("short", "description")
    func leaveOut(_ why: String) -> DraftItem? {
      reading.report(
        .importItem, at: question.place, "The question '\(Words.short(id))' is left out: \(why).",
        help: "Add it to the draft with the codes of its answers, if it is to be scored.")
      return nil
    }
    guard type == "likert", let points = question.array("scale") else {
      return leaveOut("only ratings have numbered answers")
    }
    var options: [ResponseOption] = []
    for node in points {
      guard var point = SourceObject(node, reading), let value = point.number("value"),
        let code = Int(exactly: value), code.magnitude <= Limit.code
      else { return leaveOut("an answer has no whole number to stand for it") }
      let label = wording.take(point.string("label"), at: node.place)
      options.append(ResponseOption(code: code, label: label, labels: [:]))
    }
    let codes = options.map(\.code)
    guard Set(codes).count == codes.count, (2...Limit.options).contains(codes.count) else {
      return leaveOut("its answers do not each have a number of their own")
    }
    guard let name = ids.add(id, at: question.place, reading) else { return nil }
    if codes != codes.sorted() {
      reading.report(
        .importReversedValues, at: question.place,
        "The answers to '\(Words.short(id))' are listed from \(codes[0]) to \(codes[codes.count - 1]): "
          + "these are what they count, and the file does not say what number stands for them in data.",
        help:
          "If your data have 1 for the first answer, or its place in the list, write its codes so and "
          + "say 'reverse' in the scores; else its answers would count the wrong way round.")
    }
    return DraftItem(
      id: name, text: wording.take(text, at: question.place),
      options: options.sorted { $0.code < $1.code }, place: question.place)
  }

  private static func links(_ nodes: [Node], _ reading: Reading) -> [Citation] {
    nodes.enumerated().compactMap { number, node in
      guard var link = SourceObject(node, reading), let name = link.string("name") else {
        return nil
      }
      return Citation(id: "link-\(number + 1)", text: name, url: Words.url(link.string("url")))
    }
  }
}
