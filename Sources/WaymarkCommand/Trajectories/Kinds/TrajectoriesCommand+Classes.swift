import Models
import Platform
import Results
import Tables
import Trajectories

extension TrajectoriesCommand {
  /// Looks for kinds of journey.
  func fitClasses(_ range: ClosedRange<Int>) throws {
    let formula = try ModelRefusal.parsed(formula)
    var options = LatentClassModel.Options()
    options.outcome = kinds.outcome.outcome
    options.classTerms = try kinds.ownTerms(formula)
    options.membership = try kinds.memberTerms(formula)
    options.within = model.residuals.within
    (options.known, options.cluster) = (kinds.knownClass, kinds.cluster)
    options.dropout = try kinds.dropoutTerms(formula)
    options.services = kinds.services
    options.replicates = model.intervals.bootstrap ?? 0
    options.splits = kinds.splitHalf ?? 0
    options.randomEffects = kinds.classEffects.effects
    options.residual = kinds.classResidual.residual
    options.level = model.level
    options.seed = model.intervals.seed
    if let starts = kinds.starts { options.starts = starts }
    var account = try PanelAccount(problems: output.problems, apartFrom: [file])
    let members = (options.membership + (options.dropout ?? [])).flatMap(\.columns).map {
      ColumnsAsked.Column($0, .asSeen)
    }
    let apart = [options.known, options.services, options.cluster].compactMap { $0 }.map {
      ColumnsAsked.Column($0, .asSeen)
    }
    let columns = try DataColumns(
      reading: file, data.columns(formula, and: model.residuals.columns + members + apart))
    account.read(rows: columns.facts.rowsRead + columns.facts.setAside)
    let missing = MissingCells.notes(columns.facts)
    try account.take(columns.facts.notes + missing)
    account.report()
    let refusal = ModelRefusal(formula, columns.facts)
    try refusal.check()
    let fitted: ClassProfileTables
    do throws(LatentClassError) {
      fitted = try Self.classes(formula, options, columns, range)
    } catch {
      throw refusal.refused(error)
    }
    let found = fitted.classes
    let notes =
      missing.map { Note($0.code.rawValue, $0.message) } + ClassNotes.notes(found)
    try write(fitted, notes)
    Terminal.say(notes.dropFirst(missing.count).map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }

  private static func classes(
    _ formula: Formula, _ options: LatentClassModel.Options, _ columns: DataColumns,
    _ range: ClosedRange<Int>
  ) throws(LatentClassError) -> ClassProfileTables {
    let frame: ModelFrame
    do throws(ModelError) {
      frame = try TableFrame.frame(columns)
    } catch {
      throw .model(error)
    }
    let model = LatentClassModel(formula, options: options)
    return ClassProfileTables(
      classes: try model.fit(frame, classes: range), model: model, frame: frame)
  }

  private func write(_ fitted: ClassProfileTables, _ notes: [Note]) throws {
    let form = try output.form
    var (profiles, notes): ([ClassProfiles], [Note]) = ([], notes)
    if form == .json || output.table == .profiles || output.table == .grolts {
      let why: Note?
      (profiles, why) = fitted.told
      if let why {
        notes.append(why)
        Terminal.say(["note: \(why.message)"])
      }
    }
    if form == .json {
      try ClassDocument(
        classes: fitted.classes, notes: notes, profiles: ClassProfileTables.profiles(profiles),
        checklist: fitted.checklist(profiles)
      ).write()
      return
    }
    if form == .table, output.table == nil {
      try Terminal.print(ClassScreen(classes: fitted.classes).lines)
      return
    }
    let tables = ClassTables(classes: fitted.classes)
    let table =
      switch output.table {
      case .landscape: tables.landscape
      case .estimates: tables.estimates
      case .cases: tables.cases
      case .profiles: ClassProfileTables.profiles(profiles)
      case .grolts: fitted.checklist(profiles)
      default: tables.models
      }
    let sink = RowSink(asTable: form == .table)
    var writer = RowWriter(form == .ndjson ? .json : .csv, columns: table.columns)
    if form != .ndjson { try sink.write(head: RowWriter.head(table.columns)) }
    for row in table.rows {
      writer.cells(row)
      writer.end(isLast: true)
    }
    try sink.write(writer.bytes)
    try sink.finish()
  }
}

extension ModelRefusal {
  /// Why kinds cannot be looked for, as a diagnostic.
  func refused(_ error: LatentClassError) -> RefusedInput {
    switch error {
    // Of outcomes in categories, with what to do about it.
    case .model(.generalized): break
    case .model(let error): return refused(error)
    default: break
    }
    return RefusedInput([
      Diagnostic(
        .modelClasses, at: Place(file: place().file),
        "Kinds of journey cannot be looked for: \(error.message).", help: error.help)
    ])
  }
}
