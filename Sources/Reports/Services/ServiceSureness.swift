import Benchmarking
import Results

/// How sure a comparison of services is: counts and shares that sentences name.
struct ServiceSureness: Sendable {
  private(set) var table: ReportTable
  /// Services that are marked one way or another, and how many lie within.
  private(set) var marked: (judged: Cell, within: Cell)?
  /// What chance alone would mark here, and over all scores.
  private(set) var chance:
    (
      worthALook: Cell, signals: Cell, scores: Cell, comparisons: Cell, allWorthALook: Cell,
      allSignals: Cell
    )?
  /// What of the differences lies between services, and how many people it would take.
  private(set) var reliability: (share: Cell, people: Cell, here: Cell, aim: Cell, needed: Cell?)?
  /// How much more services differ than chance gives.
  private(set) var dispersion: Cell?
  /// How many of the shown have an interval that leaves nothing to be expected out.
  let inner: Cell?
  let outer: Cell?

  /// The reliability that a mean should have: 0.7.
  private static let aim = 0.7

  init(_ host: any ServiceHost, _ compared: ComparedServices, all flags: FalseFlags) {
    var table = ReportTable(
      host.id("service-sureness"), "How sure the comparison is", columns: ["What", "Figure"])
    let services = host.services
    if compared.isMarked {
      let beside = compared.beside.compactMap(\.figures.position)
      marked = (
        table.fact("Marked or not (\(services))", .count(beside.count)),
        table.fact("Within the inner limits (\(services))", .count(beside.count { $0 == .within }))
      )
      table.fact(
        "Worth a look (\(services))",
        .count(beside.count { $0.isWorthALook && !$0.isSignal }))
      table.fact("A signal (\(services))", .count(beside.count { $0.isSignal }))
      inner = table.fact("Expected within the inner limits by chance", .coverage(0.95))
      outer = table.fact("Expected within the outer limits by chance", .coverage(0.998))
      chance = (
        table.fact(
          "Expected outside the inner limits though none differs",
          .effect(compared.flags.worthALook)),
        table.fact(
          "Of these, outside the outer limits", .effect(compared.flags.signals)),
        table.fact("Scores by which \(services) are marked in this report", .count(flags.looks)),
        table.fact("Comparisons over all of them", .count(flags.comparisons)),
        table.fact(
          "Over all, expected outside the inner limits though none differs",
          .effect(flags.worthALook)),
        table.fact("Over all, of these outside the outer limits", .effect(flags.signals))
      )
    } else {
      (inner, outer) = (nil, nil)
    }
    if let model = compared.model {
      if compared.isMarked, let phi = model.dispersion {
        dispersion = table.fact(
          "How much more they differ than chance gives (φ; one is chance alone)", .effect(phi))
      }
      let sizes = compared.shown.compactMap(\.paired).sorted()
      if let reliability = model.reliability, !sizes.isEmpty {
        let middle = sizes[sizes.count / 2]
        self.reliability = (
          table.fact(
            "Of what sets people's change apart, between \(services) (ICC)",
            .share(reliability.icc)),
          table.fact("People behind a mean, in the middle of those shown", .count(middle)),
          table.fact(
            "Reliability of a mean of so many",
            .coefficient(reliability.reliability(persons: middle))),
          table.fact("Reliability to aim at", .coefficient(Self.aim)),
          reliability.persons(reliability: Self.aim).flatMap { need in
            need < 1e6
              ? table.fact("People it would take", .count(Int(need.rounded(.up)))) : nil
          }
        )
      }
    }
    self.table = table
  }
}
