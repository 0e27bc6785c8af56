import Results
import Tables

extension RecordReading {
  func grant(_ row: RecordRow) throws(RowTrouble) -> Consent.Grant {
    let covers = try row.neededWord(.covers, Consent.Part.self)
    let use = try row.neededWord(.use, Consent.Use.self)
    let from = try row.day(.from, dates)
    let until = try row.day(.until, dates)
    if let from, let until { try Self.inOrder(row, from, until, .until) }
    return Consent.Grant(
      covers: covers, use: use, from: from, until: until,
      withdrawn: try row.day(.withdrawn, dates))
  }

  func observation(_ row: RecordRow) throws(RowTrouble) -> Placed<Observation> {
    let day = try begun(row, .date)
    let known = rules.observations.keys.sorted()
    let indicator = try row.listed(.indicator, among: known, .recordUnknownIndicator)
    let rule = rules.observations[indicator]
    let answer = try row.listed(.answer, among: rule?.answers ?? [], .recordUnknownWord)
    guard let by = try row.word(.by, Observation.View.self) ?? rule?.by else {
      throw row.trouble(
        .recordMissingCell, .by,
        "Nothing says whether this is the worker's view or the person's own.",
        help: "Write worker or person under 'by': the two are kept apart.")
    }
    return Placed(
      Observation(
        day: day, indicator: indicator, answer: answer, by: by, observer: row.filled(.observer)),
      row.place(.date))
  }

  func contact(_ row: RecordRow) throws(RowTrouble) -> Placed<Contact> {
    let contact = Contact(
      day: try begun(row, .date),
      offered: try row.word(.offered, YesOrNo.self).map { $0 == .yes },
      kept: try row.word(.kept, YesOrNo.self).map { $0 == .yes },
      startedBy: try row.word(.startedBy, Contact.Starter.self),
      meaningToPerson: try row.number(
        .meaningToPerson, in: rules.meaningToPerson, .recordRatingRange),
      meaningToWorker: try row.number(
        .meaningToWorker, in: rules.meaningToWorker, .recordRatingRange),
      worker: row.filled(.worker))
    return Placed(contact, row.place(.date))
  }

  func goal(_ row: RecordRow) throws(RowTrouble) -> (String, Placed<GoalEvent>) {
    let id = try row.needed(.goal)
    let day = try begun(row, .date)
    let status = try row.neededWord(.status, GoalEvent.Status.self)
    let outcome = try outcomeOfFramework(row, .outcome)
    let rating = try row.number(.rating, in: rules.rating(of: outcome), .recordRatingRange)
    if status == .rated, rating == nil {
      throw row.trouble(
        .recordMissingCell, .rating, "The row says that the goal was rated, and not how.",
        help: "Fill in the rating, or leave the row out.")
    }
    let weight = try row.number(.weight, in: nil, .recordNumber)
    if let weight, weight <= 0 {
      throw row.trouble(
        .recordNumber, .weight, "A weight is a number above 0.",
        help: "Correct it, or leave it empty: every goal then weighs the same.")
    }
    let event = GoalEvent(
      day: day, status: status, rating: rating, weight: weight,
      words: mask.masked(row.text(.words)).text, outcome: outcome,
      chosenBy: try row.word(.chosenBy, GoalStatement.Chooser.self))
    return (id, Placed(event, row.place(.date)))
  }

  mutating func words(_ row: RecordRow) throws(RowTrouble) -> Placed<WrittenWord> {
    let said = try begun(row, .date)
    let kind = try row.neededWord(.kind, WrittenWord.Kind.self)
    _ = try row.needed(kind == .picture ? .file : .text)
    let about = try outcomeOfFramework(row, .about)
    let masked = mask.masked(row.text(.text))
    var (by, on) = (row.filled(.approvedBy), try row.day(.approvedOn, dates))
    if let name = by, !ApproverName.isName(name) {
      notes.append(
        Diagnostic(
          .recordApproval, at: row.place(.approvedBy),
          "The text under 'approved_by' is nobody's name.",
          help: "Write who approved it: without a name and a day nothing is shown outside."))
      (by, on) = (nil, nil)
    } else if let day = on, by != nil, day < said {
      notes.append(
        Diagnostic(
          .recordApproval, at: row.place(.approvedOn),
          "The row was approved before the day that it is of.",
          help: "See which of the two days is right: till then nothing of it is shown outside."))
    }
    if (by == nil) != (on == nil) {
      let (given, absent) = by == nil ? ("when", "who") : ("who", "when")
      notes.append(
        Diagnostic(
          .recordApproval, at: row.place(by == nil ? .approvedBy : .approvedOn),
          "The row says \(given) approved that it is shown outside, and not \(absent).",
          help: "Fill in both, or neither: without a name and a day nothing is shown outside."))
      (by, on) = (nil, nil)
    }
    return Placed(
      WrittenWord(
        day: said, kind: kind, text: masked.text, namesMasked: masked.count,
        file: row.filled(.file).map { mask.masked($0).text }, about: about, approvedBy: by,
        approvedOn: on),
      row.place(.date))
  }

  /// An outcome of the framework; nil for an empty cell.
  private func outcomeOfFramework(
    _ row: RecordRow, _ column: RecordColumn
  ) throws(RowTrouble) -> String? {
    guard row.filled(column) != nil else { return nil }
    return try row.listed(column, among: rules.outcomes, .recordUnknownIndicator)
  }
}
