import Documents
import Results

/// The scores of an Open Scale Definition.
enum OpenScalesScores {
  static func read(
    _ definition: inout SourceObject, _ ids: DraftIds, _ items: [DraftItem],
    _ wording: OpenScalesWording, _ reading: Reading
  ) -> [DraftScore] {
    let names = dimensionNames(definition.array("dimensions") ?? [], reading)
    var scoreIds = DraftIds.scores
    var leftovers = Leftovers()
    // Their ids first: a score may be made of one that comes later.
    var blocks: [(id: String, member: Node.Member)] = []
    for member in definition.members("scoring") ?? [] {
      if member.key == "answer_categories" {
        reading.report(
          .importScore, at: member.keyPlace,
          "Answers in words that count as right are not scored here.",
          help: "Give such questions codes in your data first.")
        continue
      }
      guard let id = scoreIds.add(member.key, at: member.keyPlace, reading) else { continue }
      blocks.append((id, member))
    }
    let transformed = Set(
      blocks.filter { block in
        guard var object = SourceObject(block.member.value, Reading(file: reading.file)),
          let line = AffineTransform.read(object.array("transform"), Reading(file: reading.file))
        else { return false }
        return line.times(object.string("method")) == nil
      }.map(\.id))
    return blocks.compactMap { block in
      guard let object = SourceObject(block.member.value, reading) else { return nil }
      var reader = OpenScalesScore(
        object: object, id: block.id, name: names[block.member.key], itemIds: ids, items: items,
        scoreIds: scoreIds, transformed: transformed, wording: wording, reading: reading)
      let score = reader.read()
      leftovers.add(reader.object)
      if block.id == blocks.last?.id { leftovers.report("a score", reading) }
      return score
    }
  }

  private static func dimensionNames(_ nodes: [Node], _ reading: Reading) -> [String: String] {
    var names: [String: String] = [:]
    for node in nodes {
      guard var dimension = SourceObject(node, reading), let id = dimension.string("id") else {
        continue
      }
      names[id] = dimension.string("name")
    }
    return names
  }
}
