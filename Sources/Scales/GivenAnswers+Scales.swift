import Documents
public import Results

extension GivenAnswers {
  /// The scales with all that is said here about their answers.
  ///
  /// Texts for no answer come before those of the definition that concern as many items: an item's
  /// own before a scale's, a scale's before everybody's.
  ///
  /// - Parameter scales: scales as read from their files.
  /// - Returns: the same, in their order.
  /// - Throws: `RefusedInput` with `scale.language`, `scale.label`, `scale.label-code`,
  ///   `scale.missing-code`, `scale.unknown-item` or `scale.unknown-reference`; all of them at once.
  public func applied(to scales: [Scale]) throws(RefusedInput) -> [Scale] {
    var given = GivenToScales(scales: scales)
    if let language { given.speak(language, at: languagePlace) }
    for label in labels { given.add(label) }
    given.refuseConflicts(labels)
    // The last said stands first, so that what was said first is found first.
    for missing in missing.reversed() { given.add(missing) }
    guard given.problems.isEmpty else { throw RefusedInput(given.problems) }
    return given.scales
  }
}

/// Scales on their way to be told what is said about their answers.
private struct GivenToScales {
  var scales: [Scale]
  var problems: [Diagnostic] = []

  init(scales: [Scale]) { self.scales = scales }

  private mutating func refuse(
    _ code: DiagnosticCode, at place: Place, _ message: String, help: String
  ) {
    problems.append(Diagnostic(code, at: place, message, help: help))
  }

  mutating func speak(_ language: String, at place: Place) {
    let languages = Set(scales.flatMap(\.answerLanguages)).sorted()
    guard languages.contains(language) else {
      refuse(
        .scaleLanguage, at: place, "No definition has the wording of answers in '\(language)'.",
        help: languages.isEmpty
          ? "None has any wording; give it with a file of labels."
          : "There is wording in: \(languages.joined(separator: ", ")).")
      return
    }
    scales = scales.map { $0.speaking(language) }
  }

  /// The items that a target names; refused when it names none.
  private mutating func items(
    of target: GivenAnswers.Target, at place: Place
  ) -> [(scale: Int, item: Int)] {
    let candidates = scales.indices.filter { target.scale == nil || target.scale == scales[$0].id }
    if candidates.isEmpty, let scale = target.scale {
      let ids = scales.map(\.id)
      refuse(
        .scaleUnknownReference, at: place, "The scale '\(scale)' is not among those scored here.",
        help: NearestName.find(scale, among: ids).map { "Did you mean '\($0)'?" }
          ?? "They are: \(ids.joined(separator: ", ")).")
    }
    guard let item = target.item else {
      return candidates.flatMap { scale in scales[scale].items.indices.map { (scale, $0) } }
    }
    let found = candidates.compactMap { scale in
      scales[scale].items.firstIndex { $0.id == item }.map { (scale: scale, item: $0) }
    }
    if found.isEmpty && !candidates.isEmpty {
      let ids = candidates.flatMap { scales[$0].items.map(\.id) }
      refuse(
        .scaleUnknownItem, at: place, "No scale scored here has an item '\(item)'.",
        help: NearestName.find(item, among: ids).map { "Did you mean '\($0)'?" }
          ?? "The items are: \(ids.joined(separator: ", ")).")
    }
    return found
  }

  mutating func add(_ label: GivenAnswers.Label) {
    let problemsBefore = problems.count
    let items = items(of: label.target, at: label.place)
    guard problems.count == problemsBefore else { return }
    guard !AnswerLabels.folded(label.text).isEmpty else {
      refuse(
        .scaleLabel, at: label.place, "A label is empty.",
        help: "Write the wording of the answer; an empty cell always means no answer.")
      return
    }
    let having = items.filter { scales[$0.scale].items[$0.item].allows(label.code) }
    if having.isEmpty || (label.target.item != nil && having.count < items.count) {
      refuse(
        .scaleLabelCode, at: label.place,
        "A label stands for \(label.code), which is not one of the answers to "
          + (label.target.item.map { "'\($0)'." } ?? "any item."),
        help: "Give one of the codes that the definition has.")
      return
    }
    for (scale, item) in having {
      let options = scales[scale].items[item].options
      guard let option = options.firstIndex(where: { $0.code == label.code }),
        !options[option].wordings.contains(label.text)
      else { continue }
      scales[scale].items[item].options[option].furtherLabels.append(label.text)
    }
  }

  /// Refuses labels that stand for two codes of an item, or for its codes for no answer.
  mutating func refuseConflicts(_ labels: [GivenAnswers.Label]) {
    guard !labels.isEmpty else { return }
    var refused: Set<String> = []
    for scale in scales {
      for item in scale.items {
        let found = AnswerLabels(item.options)
        for conflict in found.conflicts where refused.insert(conflict.label).inserted {
          let folded = AnswerLabels.folded(conflict.label)
          guard let label = labels.last(where: { AnswerLabels.folded($0.text) == folded }) else {
            continue
          }
          let codes = conflict.codes.map(String.init).joined(separator: " and ")
          refuse(
            .scaleLabel, at: label.place,
            "A label stands for \(codes), which are both answers to '\(item.id)'.",
            help: "Give each answer wording of its own; upper and lower case do not count.")
        }
        for label in labels {
          guard scale.nonAnswer(label.text, item: scale.itemPositions[item.id] ?? 0) != nil,
            found.code(of: label.text) != nil, refused.insert(label.text).inserted
          else { continue }
          refuse(
            .scaleLabel, at: label.place,
            "A label of '\(item.id)' is also a code for no answer in the definition.",
            help: "Leave the label out, or write its wording as the export has it.")
        }
      }
    }
  }

  mutating func add(_ missing: GivenAnswers.Missing) {
    let code = missing.code
    guard code.first?.isWhitespace == false, code.last?.isWhitespace == false else {
      refuse(
        .scaleMissingCode, at: missing.place,
        "A code for no answer is a text without spaces around it.",
        help: "An empty cell always means no answer and needs no code.")
      return
    }
    for (scale, item) in items(of: missing.target, at: missing.place) {
      let definition = scales[scale].items[item]
      let isAnswer = Int(code).map(definition.allows) ?? false
      if isAnswer || AnswerLabels(definition.options).code(of: code) != nil {
        refuse(
          .scaleMissingCode, at: missing.place,
          "'\(code)' is one of the answers to '\(definition.id)' and cannot mean no answer.",
          help: "Give it to the items in which it means no answer, each by its id.")
        return
      }
      if missing.target.item != nil, let state = missing.state ?? defaultState(missing, scale, item)
      {
        let entry = MissingCode(code: code, state: state)
        scales[scale].items[item].missingCodes.insert(entry, at: 0)
      }
    }
    guard missing.target.item == nil, let state = missing.state ?? scaleState(missing) else {
      return
    }
    for scale in scales.indices
    where missing.target.scale == nil || missing.target.scale == scales[scale].id {
      scales[scale].missingCodes.insert(MissingCode(code: code, state: state), at: 0)
    }
  }

  /// What a text without a reason stands for in one item: what the definition says, or nothing known.
  private func defaultState(
    _ missing: GivenAnswers.Missing, _ scale: Int, _ item: Int
  ) -> NonAnswer? {
    scales[scale].nonAnswer(missing.code, item: item) == nil ? .missing : nil
  }

  /// The same for a whole scale; what is said about every scale is the reader's to know.
  private func scaleState(_ missing: GivenAnswers.Missing) -> NonAnswer? {
    guard let id = missing.target.scale, let scale = scales.first(where: { $0.id == id }),
      !scale.missingCodes.contains(where: { $0.code == missing.code })
    else { return nil }
    return .missing
  }
}
