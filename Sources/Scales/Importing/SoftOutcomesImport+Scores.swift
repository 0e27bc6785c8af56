import Documents
import Results

/// The scores of a Soft Outcomes questionnaire.
extension SoftOutcomesImport {
  static func scores(
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
