import Documents
import Results

/// What is worth knowing of a file with a row per answer: repeats, items that nobody asked for, items
/// that are asked for and in no row. Only names of the mapping are told; texts of the file are not.
struct AnswerNotes {
  let plan: ScorePlan
  let names: ItemNames
  let store: AnswerStore
  let others: OtherItems

  private static let told = 5

  /// The notes.
  ///
  /// - Throws: `RefusedInput` with `item.absent` when no row is about any item.
  func diagnostics() throws(RefusedInput) -> [Diagnostic] {
    guard store.isSeen.contains(true) else { throw RefusedInput([nothingAsked]) }
    var notes: [Diagnostic] = []
    if store.repeats > 0 {
      notes.append(
        Diagnostic(
          .responseRepeat, at: Place(file: plan.file),
          "\(rows(store.repeats, "gives", "give")) an item of a person again, with the same answer or "
            + "none.",
          help: "Nothing was left out. Rows of several occasions are told apart by --keep."))
    }
    return notes + lookAlikes + strangers + absent
  }

  private var nothingAsked: Diagnostic {
    let like = nearest.first
    let found =
      like.map { " The item of line \($0.line) is called almost like '\($0.name)'." }
      ?? names.names.first.map { " The first would be called '\($0)'." } ?? ""
    return Diagnostic(
      .itemAbsent, at: Place(file: plan.file, line: like?.line ?? 2),
      "No row is about an item of the scales.\(found)",
      help:
        "Name the column of the item with --item-column, and say what the items are called there "
        + "with --pattern, --columns, --map or --mapping.")
  }

  /// Names of the mapping that other items of the file look like, with the rows of those.
  private var nearest: [(name: String, rows: Int, line: Int)] {
    var found: [String: (rows: Int, line: Int)] = [:]
    for (name, entry) in others.byName {
      guard let like = NearestName.find(name, among: unseen) else { continue }
      let earlier = found[like] ?? (0, entry.line)
      found[like] = (earlier.rows + entry.rows, min(earlier.line, entry.line))
    }
    return found.map { ($0.key, $0.value.rows, $0.value.line) }.sorted { $0.2 < $1.2 }
  }

  /// Names of items that no row has.
  private var unseen: [String] {
    names.names.indices.filter { name in
      !names.cells[name].contains { store.isSeen[$0] }
    }.map { names.names[$0] }
  }

  private var lookAlikes: [Diagnostic] {
    nearest.prefix(Self.told).map { like in
      Diagnostic(
        .itemUnknown, at: Place(file: plan.file, line: like.line),
        "\(rows(like.rows, "is", "are")) about an item that is called almost like '\(like.name)', "
          + "which is in no row.",
        help: "If it is that item, say with --map what the file calls it.")
    }
  }

  private var strangers: [Diagnostic] {
    let count = others.rows
    guard count > 0 else { return [] }
    let first = others.byName.values.map(\.line).min()
    return [
      Diagnostic(
        .itemUnknown, at: Place(file: plan.file, line: first),
        "\(rows(count, "is", "are")) about items that no scale asks; "
          + "\(count == 1 ? "it was" : "they were") passed over.",
        help: "Name further scales with --scale, or what the items are called with --map.")
    ]
  }

  private var absent: [Diagnostic] {
    let unseen = unseen
    guard !unseen.isEmpty else { return [] }
    let named = unseen.prefix(Self.told).map { "'\($0)'" }.joined(separator: ", ")
    let more = unseen.count > Self.told ? " and \(unseen.count - Self.told) more" : ""
    return [
      Diagnostic(
        .itemAbsent, at: Place(file: plan.file),
        "No row is about \(named)\(more); nobody has an answer to it.",
        help: "Look how the item is called in the file; say so with --map or --mapping.",
        severity: .note)
    ]
  }

  private func rows(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "1 row \(one)" : "\(count) rows \(many)"
  }
}
