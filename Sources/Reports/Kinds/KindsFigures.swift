import Change
import Journeys
import Models
import Plots
import Results
import Trajectories

/// Kinds of journey as tables and a drawing; cells are named in the text.
struct KindsFigures {
  /// One kind in the words of its shape.
  struct Kind {
    let name: Sentence
    let share: Cell
    let shareLower: Cell
    let shareUpper: Cell
    let first: Cell
    let last: Cell
    let change: Cell
    let lower: Cell
    let upper: Cell
    let shape: ClassShape
  }

  /// A row for each number of kinds that was tried.
  private(set) var tried: ReportTable
  /// How many kinds are recommended; nil where none are shown.
  private(set) var count: Cell?
  private(set) var shapes: ReportTable?
  private(set) var kinds: [Kind] = []
  private(set) var means: ReportTable?
  private(set) var plot: ProfilePlot?
  /// Groups by rule.
  private(set) var groups: ReportTable
  /// Whether kinds are recommended, and one has too few people to be shown.
  private(set) var hasFewKind = false

  init(_ outcome: Outcome, _ found: KindsOfJourney) {
    tried = ReportTable(
      outcome.id("kinds-tried"), "Numbers of kinds that were tried",
      columns: [
        "Kinds", "Criterion (BIC)", "People in the smallest", "Searches",
        "Times the best was found",
        "Whether it can be used",
      ])
    groups = ReportTable(
      outcome.id("kinds-rule"), "The same journeys in groups by rule",
      columns: [
        "From the first score to the last", "People", "Share", "Interval from", "Interval to",
      ])
    addTried(outcome, found.classes)
    addGroups(outcome)
    guard let (fit, profiles) = found.recommended else { return }
    let fewest = Double(outcome.study.fewestPersons)
    guard profiles.profiles.allSatisfy({ $0.persons >= fewest }) else {
      hasFewKind = true
      return
    }
    addKinds(outcome, fit, profiles)
    addMeans(outcome, found, profiles)
  }

  /// "Kind A" for the first, "Kind B" for the next.
  static func name(_ place: Int) -> String {
    let letters = Array("ABCDEFGHIJKL")
    return "Kind\u{A0}\(letters[min(place, letters.count - 1)])"
  }

  /// A number of people, unless they are too few.
  private static func people(_ count: Int, _ outcome: Outcome) -> Entry {
    count >= outcome.study.fewestPersons || count == 0
      ? .count(count) : .words("too few to show")
  }

  private mutating func addTried(_ outcome: Outcome, _ classes: LatentClasses) {
    for model in classes.models {
      let smallest = Int(
        ((model.indices.shares.min() ?? 0) * Double(classes.labels.count)).rounded())
      let told = model.landscape[model.chosen]
      tried.add(
        .count(model.classes),
        [
          .statistic(model.indices.bic), Self.people(smallest, outcome), .count(model.starts),
          .count(told.hits),
          .words(
            model.defects.isEmpty
              ? model.convergence.certified ? "Yes" : "No: the search did not come to rest"
              : "No: \(given: model.defects.map(\.words).joined(separator: "; "))"),
        ])
    }
    for row in classes.unfitted {
      tried.add(
        .count(row.classes),
        [.none, .none, .none, .none, .words("No: \(given: row.reason.reason)")])
    }
    tried.note =
      """
      A smaller criterion is better. People in the smallest is the sum of how likely each person is in it; nobody is \
      counted as being of a kind.
      """
  }

  private mutating func addGroups(_ outcome: Outcome) {
    let all = JourneyGroups(outcome.found.journeys.map(\.pattern))
    for group in all.groups where group.persons > 0 {
      let count = Self.people(group.persons, outcome)
      let isShown = group.persons >= outcome.study.fewestPersons
      groups.add(
        .words(group.pattern.words),
        [
          count, isShown ? .share(group.persons, of: all.persons) : .none,
          .share(isShown ? group.share?.interval?.lower : nil),
          .share(isShown ? group.share?.interval?.upper : nil),
        ])
    }
  }

  private mutating func addKinds(
    _ outcome: Outcome, _ fit: LatentClassFit, _ found: ClassProfiles
  ) {
    var table = ReportTable(
      outcome.id("kinds-shapes"), "What each kind looks like, from start to end",
      columns: [
        "Kind", "Share of people", "Interval from", "Interval to", "Mean at the start",
        "Mean at the end", "Difference", "Interval from", "Interval to",
      ])
    for (place, profile) in found.profiles.enumerated() {
      let shape = profile.shape
      let cells = table.add(
        .given(Self.name(place)),
        [
          .share(profile.share.value), .share(profile.share.interval?.lower),
          .share(profile.share.interval?.upper), outcome.points(shape?.first),
          outcome.points(shape?.last), .effect(shape?.change.value),
          .effect(shape?.change.interval?.lower), .effect(shape?.change.interval?.upper),
        ])
      guard let shape, shape.change.interval != nil, profile.share.interval != nil else { continue }
      kinds.append(
        Kind(
          name: "\(given: Self.name(place))", share: cells[0], shareLower: cells[1],
          shareUpper: cells[2], first: cells[3], last: cells[4], change: cells[5], lower: cells[6],
          upper: cells[7], shape: shape))
    }
    table.note =
      "Kinds are named from the lowest mean level to the highest; the letters say nothing else."
    shapes = table
    var number = ReportTable(
      outcome.id("kinds-number"), "How many kinds", columns: ["What", "Number"])
    count = number.fact("Kinds that describe these journeys", .count(fit.classes))
    numberTable = number
  }

  /// The number of kinds, as a table of its own.
  private(set) var numberTable: ReportTable?

  private mutating func addMeans(
    _ outcome: Outcome, _ found: KindsOfJourney, _ profiles: ClassProfiles
  ) {
    let labels = Dictionary(
      outcome.occasions.map { ($0.position, $0.label) }, uniquingKeysWith: { first, _ in first })
    func label(_ time: Double) -> String {
      found.time == .occasion
        ? labels[time] ?? Digits.edge(time) ?? "" : Digits.edge(time) ?? ""
    }
    var table = ReportTable(
      outcome.id("kinds-means"), "Typical and composite journeys of each kind",
      columns: [
        "Kind", "When", "Typical: mean", "Interval from", "Interval to", "Composite: mean seen",
        "Composite: standard deviation", "People behind it",
      ])
    for (place, profile) in profiles.profiles.enumerated() {
      for point in profile.points {
        table.add(
          .given(Self.name(place)),
          [
            .given(label(point.time)), outcome.points(point.typical.value),
            outcome.points(point.typical.interval?.lower),
            outcome.points(point.typical.interval?.upper), outcome.points(point.composite),
            outcome.points(point.deviation),
            point.composite == nil
              ? .words("too few to show") : .count(Int(point.weight.rounded())),
          ])
      }
    }
    table.note =
      """
      The typical journey is the model's mean of a kind. The composite is made of all scores seen then, each person \
      counting as far as they are likely in the kind, and is never one person's.
      """
    means = table
    plot = ProfilePlot(
      title: "Typical journeys of the kinds",
      xLabel: found.time == .occasion ? "Occasion" : "\(found.time.column) since the first score",
      yLabel: "Score",
      occasions: (profiles.profiles.first?.points ?? []).map {
        PlottedOccasion(label($0.time), at: $0.time)
      },
      profiles: profiles.profiles.enumerated().map { place, profile in
        let share = Digits.percent(profile.share.value).map { " (\($0) of people)" } ?? ""
        return ProfilePlot.Profile(
          Self.name(place) + share,
          points: profile.points.enumerated().map { at, point in
            MeanTrend.Fitted(
              at: Double(at), value: point.typical.value, lower: point.typical.interval?.lower,
              upper: point.typical.interval?.upper)
          })
      })
  }
}
