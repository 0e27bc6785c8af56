import Models
import Synchronization
import Tables

/// Sums persons up stretch by stretch: those who are whole on several cores, those at the edges in their turn.
final class MomentWork: StretchWork {
  typealias Failure = ModelError

  let runs: [String]
  let wanted: [String]
  private let plan: MomentPlan
  /// By column asked for its position among the outcome and the plan's columns.
  private let order: [Int]
  /// Whose rows make a run, and the column in which all of them say the same; nil where nothing is asked.
  private let whole: WholePersons?
  private let sums: Mutex<GatheredPersons>

  /// The sums of the stretch in hand.
  final class Worker {
    var sums: MomentSums
    var refusal: MomentRefusal?

    init(_ plan: MomentPlan) { sums = MomentSums(plan) }
  }

  /// - Parameters:
  ///   - plan: how columns enter.
  ///   - sample: some rows, whose columns are those of the stretches.
  ///   - person: the column of the person, where it alone makes runs whatever the plan's group.
  ///   - service: a column in which all rows of such a person say the same.
  /// - Throws: `notSummed` where a column is of another kind than the plan has it.
  init(
    _ plan: MomentPlan, _ sample: DataColumns, person: String? = nil, service: String? = nil
  ) throws(ModelError) {
    self.plan = plan
    let runs = person.map { [$0] } ?? plan.grouping
    self.runs = runs
    let needed = [plan.formula.outcome] + plan.columns.map(\.name)
    wanted = needed + [service].compactMap(\.self).filter { !needed.contains($0) }
    let positions = Dictionary(
      uniqueKeysWithValues: zip(sample.columns.map(\.name), sample.columns.indices))
    var order: [Int] = []
    for name in needed {
      guard let position = positions[name] else { throw .absentColumn(name) }
      order.append(position)
    }
    self.order = order
    for (column, position) in zip(plan.columns, order.dropFirst()) {
      switch sample.columns[position].content {
      case .numbers where column.isCategories: throw .notCategories(column.name)
      case .categories where !column.isCategories: throw .notNumeric(column.name)
      default: break
      }
    }
    sums = Mutex(GatheredPersons(plan))
    if let service {
      guard let position = positions[service] else { throw .absentColumn(service) }
      whole = WholePersons(
        position: position,
        refusal: .crossedCluster(service, group: runs.joined(separator: ":")))
    } else {
      whole = nil
    }
  }

  func worker() -> Worker { Worker(plan) }

  func make(_ stretch: ColumnStretch, _ worker: inout Worker) {
    worker.sums.clear()
    worker.refusal = nil
    // The first may go on from the stretch before, the last into the one behind.
    guard stretch.starts.count > 3 else { return }
    do throws(MomentRefusal) {
      try worker.sums.add(columns(stretch), starts: stretch.starts.dropFirst().dropLast())
    } catch {
      worker.refusal = error
    }
  }

  func take(_ stretch: ColumnStretch, _ worker: inout Worker) throws(ModelError) {
    try whole?.check(stretch)
    if let refusal = worker.refusal { throw .notSummed(refusal) }
    let columns = columns(stretch)
    let places = order.map { stretch.places[$0] }
    do throws(MomentRefusal) {
      try sums.withLock { sums throws(MomentRefusal) in
        try sums.take(
          columns, places, stretch.starts, isContinued: stretch.isContinued, inner: worker.sums)
      }
    } catch {
      throw .notSummed(error)
    }
  }

  private func columns(_ stretch: ColumnStretch) -> [[Double]] {
    order.map { stretch.columns[$0] }
  }

  /// All of them.
  func moments(_ facts: StreamedFacts) throws(MomentRefusal) -> PersonMoments {
    let levels = facts.levels
    var moments = try sums.withLock { sums throws(MomentRefusal) in
      try sums.finish()
      return sums.sums.moments(levels: levels)
    }
    for column in moments.plan.keys where column.isCategories {
      if let order = facts.sorted[column.name] { moments.reorder(column.name, order) }
    }
    return moments
  }
}
