import Results

/// What is known of the services that people belong to.
extension AppraisalParts {
  /// Figures over services; nil where nobody's service is known.
  ///
  /// People whose service is not known are left out of them.
  func services() -> Result<ServiceFigures, Withheld>? {
    var places: [String: Int] = [:]
    var service: [Int?] = []
    for person in 0..<answers.persons {
      service.append(
        (answers.beside(person) ?? answers.laterBeside(person))?.service.map { name in
          if let place = places[name] { return place }
          places[name] = places.count
          return places.count - 1
        })
    }
    guard !places.isEmpty else { return nil }
    if let few = ServiceResampling.fewServices(places.count) { return .failure(few) }
    return .success(figures(service, of: places.count))
  }

  private func figures(_ service: [Int?], of count: Int) -> ServiceFigures {
    var resampling = ServiceResampling.Options()
    (resampling.level, resampling.seed) = (options.level, options.seed)
    var figures = ServiceFigures(services: count, unknown: service.count { $0 == nil })
    func take(_ columns: Int, _ asked: [ServiceFigure], _ rows: (inout ServiceMoments) -> Void) {
      var moments = ServiceMoments(columns: columns, services: count, seed: options.seed)
      rows(&moments)
      figures.add(
        Self.attempt { () throws(Withheld) in
          try ServiceResampling.of(moments, asked, options: resampling)
        }, of: asked)
    }
    if k >= 2 {
      let items = ServiceFigure.consistency(items: 0..<k, level: options.level)
      take(k, items + (k > 3 ? [.omega(items: 0..<k)] : [])) { moments in
        for (place, person) in people.enumerated() {
          guard let own = service[person] else { continue }
          moments.add(complete.columns.values(place).compactMap(\.self), service: own)
        }
      }
    }
    let (low, high) = (answers.range.lowerBound, answers.range.upperBound)
    let slack = 1e-9 * (high - low)
    take(2, [.share("floor", column: 0), .share("ceiling", column: 1)]) { moments in
      for (score, own) in zip(answers.scores, service) {
        guard let score, let own else { continue }
        moments.add(
          [abs(score - low) <= slack ? 1 : 0, abs(score - high) <= slack ? 1 : 0], service: own)
      }
    }
    guard answers.hasSecond else { return figures }
    if options.isRetest {
      take(2, ServiceFigure.agreement(occasions: 0..<2, level: options.level)) { moments in
        for (own, scores) in zip(service, zip(answers.scores, answers.laterScores)) {
          guard let own, let first = scores.0, let second = scores.1 else { continue }
          moments.add([first, second], service: own)
        }
      }
    }
    if k >= 2, !options.isRetest {
      take(2 * k, [.changeReliability(first: 0..<k, second: k..<2 * k)]) { moments in
        for (person, own) in service.enumerated() {
          guard let own, let later = answers.laterValues(person) else { continue }
          let row = (answers.first.columns.values(person) + later).compactMap(\.self)
          if row.count == 2 * k { moments.add(row, service: own) }
        }
      }
    }
    return figures
  }
}
