import Glibc
import LinearAlgebra
import Optimization
import Results

extension LatentClassModel {
  /// Fits several numbers of classes to a table.
  ///
  /// - Parameters:
  ///   - frame: complete rows; must hold every column that is named.
  ///   - classes: the numbers of classes, from 1.
  /// - Returns: a fit for each, or the reason why there is none.
  /// - Throws: `LatentClassError`, where no number of classes can be fitted.
  public func fit(
    _ frame: ModelFrame, classes: ClosedRange<Int>
  ) throws(LatentClassError) -> LatentClasses {
    precondition(classes.lowerBound > 0, "\(classes) classes")
    var design = try ClassDesign(self, frame)
    guard let one = Self.one(design, options) else { throw .model(.notEvaluable) }
    design.persons.pieces = design.persons.pieces?.exact(one)
    var (models, unfitted): ([LatentClassFit], [LatentClasses.Unfitted]) = ([], [])
    var ends: [Int: ClassOptimum] = [:]
    for count in classes {
      let layout = layout(count, design, one)
      if let reason = Self.tooFew(layout, design) {
        unfitted.append(LatentClasses.Unfitted(classes: count, reason: reason))
        continue
      }
      if let (fit, end) = LatentClassFit.fitted(design, layout, options, one) {
        models.append(fit)
        ends[count] = end
      } else {
        unfitted.append(
          LatentClasses.Unfitted(
            classes: count,
            reason: Withheld(
              "classes.not-found", "No search came to an end.",
              help: "Fit fewer classes, or let less differ by class.")))
      }
    }
    tryOut(&models, ends, design, one)
    let degree = degreeBIC(design, frame)
    return LatentClasses(
      formula: formula, options: options, classColumns: Array(design.names.prefix(design.ownCount)),
      group: design.group, labels: design.labels, rows: design.rows,
      clusters: design.clusters.map { Set($0).count },
      services: design.services.map { Set($0).count }, models: models,
      unfitted: unfitted, degreeBIC: degree,
      choice: ClassChoice(models, degree: degree, outcome: options.outcome))
  }

  private func layout(
    _ classes: Int, _ design: ClassDesign, _ one: ClassParameters
  ) -> ClassLayout {
    design.layout(
      classes, options,
      floor: options.residual == .specific && classes > 1 ? 0.01 * one.variances[0] : 1e-10)
  }

  /// What asks for many fits: the test against one class fewer, and whether halves find the same.
  private func tryOut(
    _ models: inout [LatentClassFit], _ ends: [Int: ClassOptimum], _ design: ClassDesign,
    _ one: ClassParameters
  ) {
    for place in models.indices where models[place].classes > 1 {
      let count = models[place].classes
      let layout = layout(count, design, one)
      if options.replicates > 0, options.outcome == .gaussian, options.leaving == nil,
        options.services == nil, let end = ends[count]
      {
        let fewer = self.layout(count - 1, design, one)
        // Where more classes are known than the fewer, there is no such fit.
        let isThere = count == 2 || Self.tooFew(fewer, design) == nil
        let less =
          isThere ? ends[count - 1] ?? ClassSearch.told(design, fewer, options, one) : nil
        models[place].test = less.flatMap {
          ClassLikelihoodRatio(end, against: $0, design, layout, fewer, options)
        }
      }
      if options.splits > 0 {
        models[place].stability = ClassStability(design, layout, options)
      }
    }
  }

  /// The smallest BIC of mixed models of one kind: everything that differs by class varies over persons, or
  /// the intercept alone, or what the formula has varying. Nil where the formula has random effects already, unless
  /// the outcome is in categories.
  private func degreeBIC(_ design: ClassDesign, _ frame: ModelFrame) -> Double? {
    guard formula.random.isEmpty || options.outcome != .gaussian else { return nil }
    let grouping = formula.random.first?.grouping ?? [options.within].compactMap(\.self)
    let group = grouping.map(Formula.quoted).joined(separator: ":")
    let fixed = formula.fixed.map { $0.variables.isEmpty ? "1" : $0.name }
    let line = (fixed.contains("1") ? fixed : ["0"] + fixed).joined(separator: " + ")
    let own = design.ownTerms.filter { !$0.variables.isEmpty }.map(\.name)
    let asked = [own.joined(separator: " + "), "1"].filter { !$0.isEmpty }
    let mixed = asked.compactMap { effects in
      try? Formula("\(Formula.quoted(formula.outcome)) ~ \(line) + (\(effects) | \(group))")
    }
    return (formula.random.isEmpty ? mixed : mixed + [formula]).compactMap { mixed -> Double? in
      guard let other = try? ClassDesign(LatentClassModel(mixed, options: options), frame),
        let one = Self.one(other, options)
      else { return nil }
      if other.persons.pieces != nil { return Self.roughBIC(other, options, one) }
      return LatentClassFit.fitted(
        other, other.layout(1, options, floor: 1e-10), options, one)?.fit.indices.bic
    }.min()
  }

  /// The BIC of one class of outcomes in categories, near enough to hold it against others: without more points of
  /// the quadrature, nor a certificate.
  private static func roughBIC(
    _ design: ClassDesign, _ options: Options, _ one: ClassParameters
  ) -> Double? {
    let layout = design.layout(1, options, floor: 1e-10)
    let likelihood = ClassLikelihood(
      persons: design.persons.alike, layout: layout, isParallel: true)
    return likelihood.posteriors(one).map {
      -2 * $0.logLikelihood + Double(layout.count) * log(Double(design.labels.count))
    }
  }

  /// The optimum of one class.
  static func one(_ design: ClassDesign, _ options: Options) -> ClassParameters? {
    let layout = design.layout(1, options, floor: 1e-10)
    let q = layout.random
    var factor = Array(repeating: 0.0, count: q * q)
    for k in 0..<q { factor[k * q + k] = 0.5 }
    var start = ClassParameters(
      logits: [[0]], own: [Array(repeating: 0, count: layout.own)],
      common: Array(repeating: 0, count: layout.common), factors: [factor], ratios: [1],
      variances: [0.5])
    if let leaving = design.persons.leaving {
      start.hazards = [[leaving.crude] + Array(repeating: 0, count: leaving.columns - 1)]
    }
    if let pieces = design.persons.pieces {
      start.own = [Array(pieces.plain.prefix(layout.own))]
      start.common = Array(pieces.plain.dropFirst(layout.own))
      (start.gaps, start.variances) = (pieces.plainGaps, [1])
    }
    let persons = design.persons.alike
    let likelihood = ClassLikelihood(persons: persons, layout: layout, isParallel: true)
    if persons.pieces == nil { start = ClassSteps(likelihood).run(start, steps: 20).end }
    let x = layout.packed(start)
    let descent = QuasiNewton(gradientTolerance: 1e-8, limit: 300)
    return descent.descend(
      likelihood.problem, from: x, curvature: likelihood.roughInformation(x)
    ).map { layout.unpacked($0.parameters) }
  }

  private static func tooFew(_ layout: ClassLayout, _ design: ClassDesign) -> Withheld? {
    if let most = design.persons.known?.max(), most >= layout.classes {
      return Withheld(
        "classes.known", "Class \(most + 1) is known, and there are \(layout.classes).",
        help: "Fit at least \(most + 1) classes, or leave out what is known.")
    }
    guard layout.classes > 1 else { return nil }
    let persons = design.labels.count
    if persons < 5 * layout.classes {
      return Withheld(
        "classes.few-people",
        "\(layout.classes) classes of at least five people need \(5 * layout.classes) people, and there are \(persons).",
        help: "Fit fewer classes, or describe each journey by itself.")
    }
    guard layout.count >= persons || layout.count >= design.rows else { return nil }
    return Withheld(
      "classes.few-people",
      "\(layout.classes) classes have \(layout.count) parameters, and there are \(persons) people.",
      help: "Fit fewer classes, or let less differ by class.")
  }
}

extension LatentClassFit {
  /// Searches, chooses and finishes.
  static func fitted(
    _ design: ClassDesign, _ layout: ClassLayout, _ options: LatentClassModel.Options,
    _ one: ClassParameters
  ) -> (fit: LatentClassFit, end: ClassOptimum)? {
    var design = design
    if layout.classes == 1 { design.persons = design.persons.alike }
    let search = ClassSearch(design: design, layout: layout, options: options, one: one)
    let likelihood = ClassLikelihood(
      persons: design.persons, layout: layout, isParallel: true)
    var found: ClassSearch.Result
    if layout.classes == 1 {
      guard let end = search.end(one, likelihood) else { return nil }
      found = ClassSearch.Result(
        optima: [end], starts: 1, failed: 0, searched: design.persons.count)
    } else {
      found = search.run()
    }
    guard !found.optima.isEmpty else { return nil }
    func defects(_ optimum: ClassOptimum) -> [ClassDefect] {
      ClassDefect.of(optimum, layout, persons: design.persons.count)
    }
    var chosen = ClassOptimum.told(found.optima, layout, persons: design.persons.count)
    var convergence = Convergence(
      stop: .stalled, evaluations: 0, gradientNorm: .infinity, certified: false)
    if let (optimum, minimum) = search.polished(found.optima[chosen]) {
      convergence = minimum.convergence
      if optimum.logLikelihood >= found.optima[chosen].logLikelihood - 1e-6 {
        found.optima[chosen] = optimum
      }
    }
    // The floor of its valley may be a place that was found already.
    let told = found.optima[chosen]
    found.optima = ClassOptimum.merged(found.optima)
    chosen = found.optima.firstIndex { $0.isSame(as: told) } ?? 0
    let (hits, passes) = (found.optima[chosen].hits, found.optima[chosen].passes)
    found.optima[chosen] = told
    (found.optima[chosen].hits, found.optima[chosen].passes) = (hits, passes)
    guard let (value, posteriors) = likelihood.posteriors(told.parameters) else { return nil }
    let x = layout.packed(told.parameters)
    let covariance = ClassCovariance.of(x, likelihood, clusters: design.clusters)
    if !convergence.gradientNorm.isFinite { convergence.gradientNorm = 0 }
    let result = LatentClassFit(
      classes: layout.classes, logLikelihood: value - Double(design.rows) * log(design.scale),
      indices: ClassIndices(
        logLikelihood: value - Double(design.rows) * log(design.scale),
        parameterCount: layout.count, posteriors: posteriors,
        classes: layout.classes),
      estimates: ClassOutputs(design: design, layout: layout, level: options.level)
        .estimates(x, covariance),
      posteriors: Matrix(
        rows: layout.classes, columns: design.persons.count, elements: posteriors
      ).transposed,
      posteriorErrors: layout.classes == 1
        ? nil
        : covariance.flatMap { PosteriorErrors.of(x, $0, likelihood) }.map {
          Matrix(rows: layout.classes, columns: design.persons.count, elements: $0).transposed
        },
      landscape: found.optima.map { optimum in
        Optimum(
          logLikelihood: optimum.logLikelihood - Double(design.rows) * log(design.scale),
          hits: optimum.hits, shares: optimum.shares, smallest: optimum.shares.min() ?? 0,
          defects: defects(optimum), isSettled: optimum.isSettled)
      }, chosen: chosen, starts: found.starts, failedStarts: found.failed,
      searchedPersons: found.searched, passes: found.optima.reduce(0) { $0 + $1.passes },
      convergence: convergence, alternative: alternative(told, design, layout, options),
      coefficients: ClassCoefficients(design, layout, x, covariance))
    return (result, told)
  }

  /// Persons who are placed along the line on which classes differ, at most.
  private static let placed = 10_000

  private static func alternative(
    _ optimum: ClassOptimum, _ design: ClassDesign, _ layout: ClassLayout,
    _ options: LatentClassModel.Options
  ) -> ClassAlternative? {
    guard layout.classes > 1 else { return nil }
    guard layout.outcome == .gaussian else {
      return CategoryAxis.alternative(optimum, design, layout)
    }
    let persons = design.persons.drawn(placed, seed: options.seed)
    let places = ClassAxis.places(optimum, persons, layout)
    guard places.count > 10 * layout.classes,
      let heaps = NormalHeaps.logLikelihood(places, heaps: layout.classes),
      let leaning = SinhArcsinh.logLikelihood(places)
    else { return nil }
    // Of the two shapes of one heap, the one that Schwarz's criterion prefers.
    var one = (value: leaning, parameters: 4)
    if let tailed = OneSidedHeap.logLikelihood(places),
      tailed > leaning - 0.5 * log(Double(places.count))
    {
      one = (tailed, 3)
    }
    return ClassAlternative(
      heaps: heaps, oneHeap: one.value, heapParameters: 2 * layout.classes,
      oneHeapParameters: one.parameters, persons: places.count, atEnd: design.atEnd)
  }
}
