import Models
import Reports
import Results
import Studies
import Trajectories

/// What is told of kinds of journey beside the fits: what each class looks like, and a checklist filled in.
struct ClassProfileTables {
  let classes: LatentClasses
  let model: LatentClassModel
  let frame: ModelFrame

  /// What each class looks like, for each number of classes; where that cannot be told, why.
  var told: (profiles: [ClassProfiles], why: Note?) {
    do throws(Withheld) {
      let found = try classes.profiles(frame)
      guard found.isEmpty, !classes.models.isEmpty else { return (found, nil) }
      return (
        [],
        Note(
          "classes.no-profile",
          "What the journeys of a class look like is not told: the formula has no column of time that changes within persons, or the outcome is in categories."
        )
      )
    } catch {
      return ([], Note(error.code, "\(error.reason) \(error.help)"))
    }
  }

  /// A row for each class and time.
  static func profiles(_ found: [ClassProfiles]) -> ResultTable {
    ResultTable(
      columns: [
        "classes", "class", "share", "time", "estimate", "std.error", "conf.low", "conf.high",
        "people", "composite", "composite.sd", "shape",
      ],
      rows: found.flatMap { model in
        model.profiles.flatMap { profile in
          profile.points.map { point -> [ResultTable.Cell] in
            let typical = point.typical
            return [
              .integer(model.classes), .integer(profile.classNumber),
              .number(profile.share.value.finite), .number(point.time.finite),
              .number(typical.value.finite), .number(typical.standardError?.finite),
              .number(typical.interval?.lower.finite), .number(typical.interval?.upper.finite),
              .number(point.weight.finite), .number(point.composite?.finite),
              .number(point.deviation?.finite), .text(profile.shape?.words),
            ]
          }
        }
      })
  }

  /// The checklist, a row an item.
  func checklist(_ profiles: [ClassProfiles]) -> ResultTable {
    let time = profiles.first?.time
    let list = ClassChecklist(
      classes, KindsFacts(frame, classes, time: time), profiles: profiles,
      others: classes.choice.classes.map {
        model.otherwise(frame, classes: $0, time: time)
      } ?? [], program: "\(Program.name) \(Program.version)",
      beside: ClassChecklist.Beside(
        plot: nil,
        noPlot:
          "the command draws nothing. The means with their intervals are in --table profiles, and a study with "
          + "'kinds' draws them in its report.",
        means: "--table profiles.",
        syntax: "Estimates are in --table estimates, everything in --format json."))
    return ResultTable(
      columns: ["item", "about", "answer"],
      rows: list.items.map { [.text($0.number), .text($0.about), .text($0.answer)] })
  }
}
