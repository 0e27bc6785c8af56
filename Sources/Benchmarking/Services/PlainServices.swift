import Distributions
import Models
import Results

/// Services as they are, with nothing allowed for: means, the limits of chance, and means drawn towards that of all.
struct PlainServices {
  let frame: ModelFrame
  let funnel: Funnel
  let shrinkage: Result<PlainShrinkage, Withheld>
  let figures: [String: ServiceComparison.Figures]

  init(
    _ services: [ServiceRoster.Service], few: FewServices, options: ServiceComparison.Options
  ) throws(Withheld) {
    let moments = services.compactMap { service in
      SampleMoments(service.pairs.map(\.change)).map { (service: service, moments: $0) }
    }
    guard moments.contains(where: { ($0.moments.standardDeviation ?? 0) > 0 }) else {
      throw Withheld(
        "benchmark.no-spread", "Within every service everybody changed by the same amount.",
        help: "Look at the answers: they may have been copied down.")
    }
    var chance = Funnel.Options()
    chance.dispersion = .none
    let funnel = try Funnel(
      moments.map {
        MeanRow(
          $0.service.name, mean: $0.moments.mean, n: $0.moments.n,
          standardDeviation: $0.moments.standardDeviation, completion: $0.service.completion)
      }, options: chance)
    let frame: ModelFrame
    do throws(ModelError) {
      frame = try ServiceRoster.frame(services)
    } catch {
      throw ServiceTable.withheld(error)
    }
    let shrinkage = Result { () throws(Withheld) in
      try PlainShrinkage(frame, services: services.count, level: options.level)
    }
    let means = (try? shrinkage.get())?.means ?? [:]
    let isMarked = few == .enough && !options.isDescribedOnly
    var figures: [String: ServiceComparison.Figures] = [:]
    for (service, moments) in moments {
      let limits95 = funnel.limits(at: Double(moments.n), coverage: 0.95)
      let limits998 = funnel.limits(at: Double(moments.n), coverage: 0.998)
      figures[service.name] = ServiceComparison.Figures(
        n: moments.n, mean: moments.mean, standardDeviation: moments.standardDeviation,
        interval: moments.interval(level: options.level).map {
          ConfidenceInterval(
            lower: $0.lowerBound, upper: $0.upperBound, level: options.level, method: "student-t")
        },
        shrunken: means[service.name], limits95: limits95, limits998: limits998,
        location: isMarked ? .init(moments.mean, inner: limits95, outer: limits998) : nil)
    }
    self.frame = frame
    self.funnel = funnel
    self.shrinkage = shrinkage
    self.figures = figures
  }
}

extension ServiceComparison.Location {
  fileprivate init(_ mean: Double, inner: ClosedRange<Double>, outer: ClosedRange<Double>) {
    self =
      if mean < outer.lowerBound {
        .farBelow
      } else if mean < inner.lowerBound {
        .below
      } else if mean > outer.upperBound {
        .farAbove
      } else if mean > inner.upperBound {
        .above
      } else {
        .within
      }
  }
}
