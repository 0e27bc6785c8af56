import Benchmarking
import Models
import Results
import Trajectories

/// A mixed model of packets of a plan, what it was fitted to, and what was withheld from it.
struct BlockFitResults {
  /// The model, as `waymark trajectories` gives it.
  let model: ModelResults
  /// The packets.
  let entries: [BlockEntry]
  /// People of the packets that were withheld, at least and at most.
  let withheld: ClosedRange<Int>
  /// Services with people in the packets, those withheld among them.
  let services: Int

  /// Fits the packets of one scale and period.
  ///
  /// - Parameters:
  ///   - entries: the packets, one at least.
  ///   - options: how; a formula may name a part of the plan.
  ///   - files: what to call them together.
  /// - Throws: `RefusedInput` with `packet.not-fitted` or `packet.not-summed`; `ValidationError` for a
  ///   formula in which something else varies than in the plan.
  init(_ entries: [BlockEntry], _ options: PacketFitOptions, _ files: Place) throws {
    guard let sum = try BlockMerge.sum(entries) else {
      throw Self.refused("there is none", "", files)
    }
    let (plan, moments) = (sum.packet.plan, sum.packet.moments)
    let formula = try options.model(of: plan)
    guard !moments.patterns.isEmpty else {
      throw Self.refused(
        "everybody in them is withheld", "Put groups together until there are more people in each.",
        files)
    }
    var levels = moments.levels.mapValues(\.count)
    if BlockPlan.grouping(formula, person: plan.person) == [plan.person] {
      levels[plan.person] = moments.persons
    }
    let asked = options.options(formula, levels: levels, rows: moments.rows)
    let fit: MixedModelFit
    do throws(ModelError) {
      fit = try MixedModel(formula, options: asked).fit(moments)
    } catch {
      throw Self.refused(error.message, error.help, files)
    }
    self.entries = entries
    withheld = sum.packet.withheld
    services = sum.packet.services.count
    let rules = SmallSampleRules(fit.groups).notes(asked)
      .filter { $0.code != "trajectory.bootstrap-offered" }
    let notes =
      [
        Self.note(withheld),
        Self.note(moments, fit, isGated: entries.contains { !$0.profile.isUngated }),
      ]
      .compactMap(\.self)
    model = ModelResults(
      fit: fit,
      categories: formula.columns.compactMap { name in levels[name].map { (name, $0) } },
      notes: notes + fit.notes + rules, isStreamed: false)
  }

  private static func refused(_ reason: String, _ help: String, _ place: Place) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .packetNotFitted, at: place, "The packets cannot be fitted: \(reason).", help: help)
    ])
  }

  private static func note(_ withheld: ClosedRange<Int>) -> Note? {
    guard withheld.upperBound > 0 else { return nil }
    let people =
      withheld.lowerBound == withheld.upperBound
      ? Counted.words(withheld.lowerBound, "person is", "people are")
      : "\(withheld.lowerBound) to \(withheld.upperBound) people are"
    return Note(
      "packet.withheld",
      "\(people) withheld and not in the fit: those of small services, or seen at times that few others were. They may differ from the rest."
    )
  }

  private static func note(_ moments: PersonMoments, _ fit: MixedModelFit, isGated: Bool) -> Note {
    let people = Counted.words(moments.persons, "person", "people")
    let rows = isGated ? "the rows of these people" : "the pooled rows"
    return Note(
      "packet.blocks",
      "The fit is that of sums over \(people), and what \(rows) would give. Where each service or person "
        + "stands (cases) needs rows.")
  }

  /// Significant digits of numbers.
  var digits: Int { entries.map(\.digits).max() ?? 12 }

  /// The fit in one row.
  var summary: ResultTable {
    var table = ModelTables.summary(model)
    table.columns += ["services", "persons", "withheld.fewest", "withheld.most"]
    for row in table.rows.indices {
      table.rows[row] += [
        .integer(services), .integer(persons), .integer(withheld.lowerBound),
        .integer(withheld.upperBound),
      ]
    }
    return table
  }

  /// People in the fit.
  var persons: Int {
    entries.reduce(0) { $0.addingReportingOverflow($1.packet.moments.persons).partialValue }
  }

  /// The table that is asked for; nil for where services stand, which sums do not say.
  func table(_ asked: PacketFitTable) -> ResultTable? {
    switch asked {
    case .estimates: ModelTables.estimates(model.fit)
    case .summary: summary
    case .components: ModelTables.components(model.fit)
    case .cases: nil
    }
  }
}
