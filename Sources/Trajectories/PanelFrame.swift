public import Journeys
public import Models
import Scoring

/// A panel as the table of columns that a model reads: one row per scored occasion.
///
/// The columns are the score under its own id, `occasion` (a number, as coded), `person` (service
/// and id together), and `service` and `worker` where the data name them.
public enum PanelFrame {
  /// The names of the columns for a score.
  ///
  /// - Parameters:
  ///   - score: the score's id.
  ///   - hasService: whether the data name a service.
  ///   - hasWorker: whether the data name a worker.
  /// - Returns: names in the order that a reader would list them.
  public static func columns(score: String, hasService: Bool, hasWorker: Bool) -> [String] {
    [score, "occasion", "person"] + (hasService ? ["service"] : []) + (hasWorker ? ["worker"] : [])
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
  ///   - needsWorker: leave out rows without a worker; otherwise there is no column of workers.
  /// - Returns: the table, and how many scored occasions were left out for want of a worker.
  /// - Throws: `ModelError` when a number is not finite.
  public static func frame(
    _ panel: Panel, of target: ScoreTarget, score: String, needsWorker: Bool
  ) throws(ModelError) -> (frame: ModelFrame, withoutWorker: Int) {
    var values: [Double] = []
    var occasions: [Double] = []
    var persons: [Int] = []
    var names: [String] = []
    var services: [String] = []
    var workers: [String] = []
    var withoutWorker = 0
    for (person, points) in panel.points(of: target) {
      names.append(name(of: person))
      for point in points {
        if needsWorker {
          guard let worker = point.worker else {
            withoutWorker += 1
            continue
          }
          workers.append(worker)
        }
        values.append(point.value)
        occasions.append(point.occasion.position)
        persons.append(names.count - 1)
        services.append(person.service)
      }
    }
    var columns: [String: ModelFrame.Column] = [
      "occasion": .numeric(occasions), "person": .factor(codes: persons, levels: names),
      "service": .factor(services),
    ]
    if needsWorker { columns["worker"] = .factor(workers) }
    columns[score] = .numeric(values)
    return (try ModelFrame(columns), withoutWorker)
  }
}
