import Journeys
import Models
import Scoring

/// A panel as the table of columns that a model reads: one row per scored occasion.
///
/// The columns are the score under its own id, `occasion` (a number, as coded), `person` (service
/// and id together), `service` and `worker` where the data name them, and where a model asks for it one of
/// `days`, `weeks` and `months` since the person's first score.
public enum PanelFrame {
  /// The names of the columns for a score.
  ///
  /// - Parameters:
  ///   - score: the score's id.
  ///   - hasService: whether the data name a service.
  ///   - hasWorker: whether the data name a worker.
  ///   - hasDates: whether occasions have dates.
  /// - Returns: names in the order that a reader would list them.
  public static func columns(
    score: String, hasService: Bool, hasWorker: Bool, hasDates: Bool = false
  ) -> [String] {
    let times = GrowthTime.allCases.filter { hasDates || $0 == .occasion }.map(\.column)
    return [score] + times + ["person"] + (hasService ? ["service"] : [])
      + (hasWorker ? ["worker"] : [])
  }

  /// The table, and what is not in it.
  struct Rows {
    var frame: ModelFrame
    /// Scored occasions left out for want of a worker.
    var withoutWorker = 0
    /// Scored occasions left out for want of a date.
    var withoutDate = 0
  }

  /// What the column `person` calls somebody: service and id together.
  static func name(of person: Person) -> String {
    person.service.isEmpty ? person.id : "\(person.service) \(person.id)"
  }

  /// The rows of a panel.
  ///
  /// - Parameters:
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - score: what to call the column of that number.
  ///   - time: what time is; days and longer leave out rows without a date.
  ///   - needsWorker: leave out rows without a worker; otherwise there is no column of workers.
  /// - Returns: the table, and how many scored occasions are not in it.
  /// - Throws: `ModelError` when a number is not finite.
  static func rows(
    _ panel: Panel, of target: ScoreTarget, score: String, time: GrowthTime, needsWorker: Bool
  ) throws(ModelError) -> Rows {
    var values: [Double] = []
    var (occasions, times): ([Double], [Double]) = ([], [])
    var persons: [Int] = []
    var names: [String] = []
    var services: [String] = []
    var workers: [String] = []
    var (withoutWorker, withoutDate) = (0, 0)
    for (person, points) in panel.points(of: target) {
      names.append(name(of: person))
      for (point, passed) in zip(points, time.values(points)) {
        guard let passed else {
          withoutDate += 1
          continue
        }
        if needsWorker {
          guard let worker = point.worker else {
            withoutWorker += 1
            continue
          }
          workers.append(worker)
        }
        values.append(point.value)
        occasions.append(point.occasion.position)
        times.append(passed)
        persons.append(names.count - 1)
        services.append(person.service)
      }
    }
    var columns: [String: ModelFrame.Column] = [
      "occasion": .numeric(occasions), "person": .factor(codes: persons, levels: names),
      "service": .factor(services),
    ]
    columns[time.column] = .numeric(times)
    if needsWorker { columns["worker"] = .factor(workers) }
    columns[score] = .numeric(values)
    return Rows(
      frame: try ModelFrame(columns), withoutWorker: withoutWorker, withoutDate: withoutDate)
  }
}
