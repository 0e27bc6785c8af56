public import Journeys
public import Models
public import Results
import Scoring

/// Whether the journeys of a panel come in kinds, what kinds look like, and what a checklist asks about them.
///
/// The formula is that of the movement over time, as far as it is about people: fixed effects, and what varies over
/// people. What varies over services or workers is left out, as classes are of people; a note says so.
public struct KindsOfJourney: Sendable, Hashable {
  /// The mixtures, and the recommendation.
  public let classes: LatentClasses
  /// What the classes look like; empty where the formula has no time.
  public let profiles: [ClassProfiles]
  /// What is known of the table.
  public let facts: KindsFacts
  /// Alternatives that were fitted for the checklist.
  public let others: [ClassSpecification]
  /// What time is.
  public let time: GrowthTime
  /// What to know about it.
  public let notes: [Note]

  /// The description of the recommended number of classes; nil where none is recommended.
  public var recommended: (fit: LatentClassFit, profiles: ClassProfiles)? {
    guard classes.choice.verdict == .kinds, let count = classes.choice.classes,
      let fit = classes.models.first(where: { $0.classes == count }),
      let own = profiles.first(where: { $0.classes == count })
    else { return nil }
    return (fit, own)
  }

  /// Looks for kinds in a panel.
  ///
  /// - Parameters:
  ///   - formula: of the movement over time.
  ///   - panel: everybody's journeys.
  ///   - target: which number of the panel.
  ///   - numbers: the numbers of classes.
  ///   - fewest: the fewest people behind a composite.
  ///   - options: how mixtures are searched; `within` is set where the formula lets nothing vary over people.
  /// - Returns: what was found, which may be that there is one kind.
  /// - Throws: `Withheld` when the data cannot carry it.
  public static func found(
    _ formula: Formula, _ panel: Panel, of target: ScoreTarget, classes numbers: ClosedRange<Int>,
    fewest: Int, options: LatentClassModel.Options = LatentClassModel.Options()
  ) throws(Withheld) -> KindsOfJourney {
    let time = GrowthTime(of: formula)
    guard let own = OfPeople(formula) else {
      throw withheld(
        "the formula cannot be written for people alone",
        help: "Give the outcome a formula with (1 | person) or (\(time.column) | person).")
    }
    var options = options
    if own.formula.random.isEmpty { options.within = "person" }
    let model = LatentClassModel(own.formula, options: options)
    let frame: ModelFrame
    do throws(ModelError) {
      frame = try PanelFrame.rows(
        panel, of: target, score: formula.outcome, time: time,
        needsWorker: own.formula.columns.contains("worker")
      ).frame
    } catch {
      throw withheld(error.message, help: error.help)
    }
    let classes: LatentClasses
    do throws(LatentClassError) {
      classes = try model.fit(frame, classes: numbers)
    } catch {
      throw withheld(error.message, help: error.help)
    }
    let profiles = try classes.profiles(frame, fewest: fewest)
    let column = profiles.first?.time
    return KindsOfJourney(
      classes: classes, profiles: profiles, facts: KindsFacts(frame, classes, time: column),
      others: classes.choice.classes.map {
        model.otherwise(frame, classes: $0, time: column)
      } ?? [], time: time, notes: own.notes)
  }

  private static func withheld(_ why: String, help: String) -> Withheld {
    Withheld("kinds.not-fitted", "Kinds of journey were not looked for: \(why).", help: help)
  }
}

/// A formula as far as it is about people.
private struct OfPeople {
  var formula: Formula
  var notes: [Note] = []

  /// Nil where it cannot be written.
  init?(_ formula: Formula) {
    func sum(_ terms: [Formula.Term]) -> String {
      let names = terms.map { $0.variables.isEmpty ? "1" : $0.name }
      return (names.contains("1") ? names : ["0"] + names).joined(separator: " + ")
    }
    var text = "\(Formula.quoted(formula.outcome)) ~ \(sum(formula.fixed))"
    var others: [String] = []
    for term in formula.random {
      guard term.grouping.contains("person") else {
        others.append(term.group)
        continue
      }
      let effects = "\(sum(term.effects)) | person"
      let own =
        switch term.structure {
        case .unstructured: "(\(effects))"
        case .diagonal: "diag(\(effects))"
        case .compoundSymmetry: "cs(\(effects))"
        }
      text += " + \(own)"
    }
    guard let read = try? Formula(text) else { return nil }
    self.formula = read
    if !others.isEmpty {
      notes.append(
        Note(
          "kinds.people-only",
          "What varies over \(others.joined(separator: ", ")) is left out of the kinds, as they are of people."
        ))
    }
  }
}
