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
    options.leaving = try kinds.leavingTerms(formula)
    options.services = kinds.services
    options.replicates = model.intervals.bootstrap ?? 0
    options.splits = kinds.splitHalf ?? 0
    options.randomEffects = kinds.classEffects.effects
    options.residual = kinds.classResidual.residual
    options.level = model.level
    options.seed = model.intervals.seed
    if let starts = kinds.starts { options.starts = starts }
    var account = try PanelAccount(problems: output.problems, apartFrom: [file])
    let members = (options.membership + (options.leaving ?? [])).flatMap(\.columns).map {
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
    let beside = try beside(formula)
    let fitted: ClassProfileTables
    do throws(LatentClassError) {
      fitted = try Self.classes(formula, options, columns, range)
    } catch {
      throw refusal.refused(error)
    }
    let found = fitted.classes
    let relations: ClassRelationTable
    do throws(LatentClassError) {
      relations = try ClassRelationTable(found, behind: beside.behind, later: beside.later)
    } catch {
      throw refusal.refused(error)
    }
    let notes =
      missing.map { Note($0.code.rawValue, $0.message) } + ClassNotes.notes(found)
    try write(fitted, relations, notes)
    Terminal.say(notes.dropFirst(missing.count).map { "note: \($0.message)" })
    if output.strict && account.count > 0 { throw CommandFailure.strict }
  }

  private static func classes(
    _ formula: Formula, _ options: LatentClassModel.Options, _ columns: DataColumns,
    _ range: ClosedRange<Int>
  ) throws(LatentClassError) -> ClassProfileTables {
    let frame = try frame(columns)
    let model = LatentClassModel(formula, options: options)
    return ClassProfileTables(
      classes: try model.fit(frame, classes: range), model: model, frame: frame)
  }

  /// What may go with class, each column read apart, so that somebody without a later outcome has a journey all the
  /// same.
  private func beside(
    _ formula: Formula
  ) throws -> (behind: [ClassRelationTable.Read], later: [ClassRelationTable.Read]) {
    let asked = try data.columns(formula, and: model.residuals.columns).columns
    let grouping = formula.random.first?.grouping ?? [model.residuals.within].compactMap(\.self)
    let persons = asked.filter { grouping.contains($0.name) }
    func read(_ name: String) throws -> ClassRelationTable.Read {
      let columns = try DataColumns(
        reading: file, data.cells.asked(persons + [.init(name, .asSeen)]))
      do throws(LatentClassError) {
        return (name, try Self.frame(columns))
      } catch {
        throw ModelRefusal(formula, columns.facts).refused(error)
      }
    }
    return (try kinds.behind.map(read), try kinds.later.map(read))
  }

  private static func frame(_ columns: DataColumns) throws(LatentClassError) -> ModelFrame {
    do throws(ModelError) {
      return try TableFrame.frame(columns)
    } catch {
      throw .model(error)
    }
  }

  private func write(
    _ fitted: ClassProfileTables, _ relations: ClassRelationTable, _ notes: [Note]
  ) throws {
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
        checklist: fitted.checklist(profiles), relations: relations.table
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
      case .relations: relations.table
      default: tables.models
      }
    try table.write(form == .ndjson ? .json : .csv, asTable: form == .table)
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
