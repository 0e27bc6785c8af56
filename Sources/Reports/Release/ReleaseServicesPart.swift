import Benchmarking
import Results

/// Services side by side, as far as they may be told.
struct ReleaseServicesPart: Sendable {
  private let chapter: ReleaseChapter
  private let page: ServicesPage
  private let counts: ReportTable
  private let shown: Cell
  private let others: Cell

  /// Nothing where no comparison is told.
  init?(_ chapter: ReleaseChapter) {
    guard case .success(let released)? = chapter.outcome.services else { return nil }
    self.chapter = chapter
    let flags = chapter.release.outcomes.compactMap { try? $0.services?.get().falseFlags }
      .filter { $0.comparisons > 0 }.reduce(.none, +)
    let compared = ComparedServices(released)
    page = ServicesPage(chapter, compared, all: flags)
    var counts = ReportTable(
      chapter.id("service-counts"), "What the comparison rests on", columns: ["What", "Number"])
    shown = counts.fact("Shown (\(chapter.services))", .count(compared.shown.count))
    others = counts.fact(
      "Not shown (\(chapter.services))", .count(compared.rows.count - compared.shown.count))
    self.counts = counts
  }

  /// A sentence for the first page.
  var short: Sentence {
    """
    \(chapter.name): \(shown) of the \(chapter.services) can be shown. \(page.short) This is no ranking.
    """
  }

  /// The part as it stands in its chapter.
  var section: Section {
    let left: [Markup] =
      others.text == "0"
      ? []
      : [
        .paragraph(
          """
          Nothing is shown of \(others) of the \(chapter.services): too few people stand behind their \
          figures, or behind those of others that could be worked out from them.
          """)
      ]
    return Section(
      id: chapter.id("services"), title: "How \(chapter.services) compare",
      content: [counts.markup] + left + page.markup + [.list(page.unsaid)], isInChapter: true)
  }
}

extension ComparedServices {
  /// Services as far as they may be told.
  init(_ released: ReleasedServices) {
    rows = released.services.map(Row.init)
    centre = released.centre
    few = released.few
    isDescribedOnly = released.isDescribedOnly
    flags = released.falseFlags
    model = (try? released.model.get()).map { model in
      Model(
        adjustedFor: model.adjustedFor, curve: model.curve, dispersion: model.dispersion,
        reliability: model.icc.map { ServiceReliability(icc: min(1, max(0, $0))) },
        placed: released.services.count { $0.figures?.beside?.rank != nil })
    }
  }
}

extension ComparedServices.Row {
  fileprivate init(_ service: ReleasedServices.Service) {
    name = service.name
    guard let figures = service.figures else {
      absence = .notTold
      return
    }
    eligible = figures.completion?.eligible
    first = figures.completion?.first
    paired = figures.mean.n
    mean = figures.mean.mean
    interval = figures.mean.interval
    beside = figures.beside.map { beside in
      ComparedServices.Beside(
        expected: figures.mean.mean - beside.difference, difference: beside.difference,
        inner: beside.limits95, outer: beside.limits998, position: beside.position,
        drawn: ComparedServices.Drawn(beside),
        places: beside.rank.map { (lower: $0.lower, median: $0.median, upper: $0.upper) })
    }
  }
}

extension ComparedServices.Drawn {
  fileprivate init?(_ beside: ReleasedServices.Beside) {
    guard let effect = beside.effect, let interval = effect.interval,
      let comparison = beside.comparison, let lambda = beside.lambda
    else { return nil }
    self.init(value: effect.value, interval: interval, comparison: comparison, lambda: lambda)
  }
}
