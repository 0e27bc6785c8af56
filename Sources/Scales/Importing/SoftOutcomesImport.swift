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

  private static func scores(
    _ nodes: [Node], _ ids: DraftIds, _ leftovers: inout Leftovers, _ reading: Reading
  ) -> [DraftScore] {
    var scoreIds = DraftIds.scores
    var scores: [DraftScore] = []
    for node in nodes {
      guard var scoring = SourceObject(node, reading) else { continue }
      let name = scoring.string("name")
      let questions = scoring.array("questions") ?? []
      let aggregation = scoring.string("aggregation") ?? ""
      let bands = scoring.array("bands") ?? []
      scoring.ignore("description")
      let id = scoreIds.name(name ?? scoring.string("id") ?? "score")
      scoring.ignore("id")
      leftovers.add(scoring)
      var score = DraftScore(
        id: id, name: name ?? id, kind: .sum,
        inputs: questions.compactMap { node in
          node.text.map { DraftScore.Input(id: ids[$0], place: node.place) }
        }, place: node.place)
      switch aggregation.lowercased() {
      case "sum": break
      case "mean": score.kind = .mean
      default:
        DraftScale.drop(
          score, "its aggregation '\(Words.short(aggregation))' is neither sum nor mean",
          .importScore, reading)
        continue
      }
      let inputs = score.inputs.map(\.id)
      guard !inputs.isEmpty, Set(inputs).count == inputs.count else {
        DraftScale.drop(
          score, inputs.isEmpty ? "it names no questions" : "it counts a question twice",
          .importScore, reading)
        continue
      }
      read(bands, into: &score, &leftovers, reading)
      scores.append(score)
    }
    return scores
  }

  /// Bands, with the limits called `minimum` and `maximum` as the questionnaires have them, or `min`
  /// and `max` as the program reads them.
  private static func read(
    _ nodes: [Node], into score: inout DraftScore, _ leftovers: inout Leftovers,
    _ reading: Reading
  ) {
    score.bandPlace = nodes.first?.place
    var unread = false
    for (number, node) in nodes.enumerated() {
      guard var band = SourceObject(node, reading) else { continue }
      let long = (band.number("minimum"), band.number("maximum"))
      unread = unread || long != (nil, nil)
      score.bands.append(
        ClosedBand(
          lowest: band.number("min") ?? long.0, highest: band.number("max") ?? long.1,
          label: band.string("label").flatMap(Words.plain) ?? "band \(number + 1)"))
      band.ignore("description")
      leftovers.add(band)
    }
    guard unread, let place = score.bandPlace else { return }
    reading.report(
      .importBands, at: place,
      "The limits of these bands are called 'minimum' and 'maximum'; the program they were written for "
        + "reads 'min' and 'max', so it never used them.",
      help: "Check them against their source before you rely on them.")
  }
}
